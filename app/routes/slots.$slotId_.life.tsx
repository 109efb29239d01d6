// The forms of what happens around a slot: somebody did not come, somebody steps in, somebody takes it back.
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { requireLogin } from '#app/auth/require.server.ts'
import { isAskedFor } from '#app/db/stand-by.server.ts'
import { answerLife } from '#app/scheduling/answer-life.server.ts'
import type { LifeAnswer } from '#app/scheduling/life-words.ts'
import { readSlotLife } from '#app/scheduling/slot-life.server.ts'

/** It is no page of its own. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireLogin(request, context)
  return redirect(`/slots/${params.slotId ?? ''}`)
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  const { slotId = '' } = params
  const concerns =
    (await readSlotLife(context.slotNeeds, actor, slotId)) !== null ||
    (await isAskedFor(context.db, slotId, actor.userId))
  if (!concerns) throw new Response('There is no such slot for you.', { status: 404 })
  const answer = await answerLife(context, actor, { slotId, form: await request.formData() })
  if (answer.ok && answer.intent === 'step-in') return redirect(`/slots/${slotId}`)
  return data<LifeAnswer>(answer, { status: answer.ok ? 200 : 409 })
}
