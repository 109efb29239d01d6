// Where scorecards are kept while they are written. Answers scripts only; the page without them saves through its own form.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { requireLogin } from '#app/auth/require.server.ts'
import { readScorecard } from '#app/rubric/read-scorecard.server.ts'
import { saveScorecardDrafts } from '#app/rubric/save-scorecard-draft.server.ts'
import { parseScorecardForm } from '#app/rubric/scorecard-form.ts'

export function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/sessions/${params.sessionId ?? ''}/scorecard`)
}

const statusOf = { 'not-found': 404, 'not-scored': 404, 'too-early': 403, sealed: 409 } as const

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  const sessionId = params.sessionId ?? ''
  const page = await readScorecard(context, actor, sessionId)
  if (!page.ok) throw new Response(null, { status: statusOf[page.reason] })
  const drafts = parseScorecardForm(await request.formData(), page.value.rounds)
  if (!drafts) throw new Response(null, { status: 400 })
  const saved = await saveScorecardDrafts(context, actor, { sessionId, drafts })
  if (!saved.ok) throw new Response(null, { status: statusOf[saved.reason] })
  return Response.json({ savedAt: saved.value.toISOString() })
}
