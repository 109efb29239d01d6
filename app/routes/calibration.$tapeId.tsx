// One recording: the form until it is rated, then one's own ratings beside the others'.
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireCan, requireLogin } from '#app/auth/require.server.ts'
import { agreeOnReading, rateTape, readTape } from '#app/calibration/rate-tape.server.ts'
import { agreedForm, calibrationWords, type TapeGap } from '#app/calibration/tape-form.ts'
import { RateForm } from '#app/components/calibration/rate-form.tsx'
import { TapeComparison } from '#app/components/calibration/tape-comparison.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? 'A recording'} · Calibration · Greenroom` },
]

type Answer = { gaps: TapeGap[]; words: string | null }

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'calibrate')
  const page = await readTape(context, actor, params.tapeId ?? '')
  if (!page.ok) throw new Response(calibrationWords[page.reason], { status: 404 })
  return page.value
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  requireCan(actor, 'calibrate')
  const tapeId = params.tapeId ?? ''
  const sent = await request.formData()
  if (sent.get('intent') === 'agree') {
    const form = agreedForm.safeParse(Object.fromEntries(sent))
    if (!form.success)
      return data<Answer>({ gaps: [], words: form.error.issues[0]?.message ?? '' }, { status: 400 })
    const agreed = await agreeOnReading(context, actor, { tapeId, ...form.data })
    if (!agreed.ok) throw new Response(calibrationWords[agreed.reason], { status: statusOf(agreed.reason) })
    return redirect(`/calibration/${tapeId}`)
  }
  const rated = await rateTape(context, actor, { tapeId, sent })
  if (rated.ok) return redirect(`/calibration/${tapeId}`)
  if (rated.reason === 'gaps') return data<Answer>({ gaps: rated.gaps, words: null }, { status: 400 })
  throw new Response(calibrationWords[rated.reason], { status: statusOf(rated.reason) })
}

function statusOf(reason: keyof typeof calibrationWords): number {
  return reason === 'not-found' ? 404 : 409
}

export default function Tape() {
  const { title, roundTitle, replay, dimensions, compared } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHeader title={title} eyebrow={`Calibration · ${roundTitle}`}>
        <Link to={replay} className="text-accent-ink underline underline-offset-4">
          Watch the session
        </Link>{' '}
        and rate what you see. Nobody sees your ratings before giving their own.
      </PageHeader>
      {answer?.words ? (
        <p role="alert" className="mb-4 font-semibold text-stop-ink">
          {answer.words}
        </p>
      ) : null}
      {compared ? (
        <TapeComparison rows={compared} />
      ) : (
        <RateForm dimensions={dimensions} gaps={answer?.gaps ?? []} />
      )}
    </>
  )
}
