// One recording: the form until it is rated, then one's own ratings beside the others'.
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { Play } from 'lucide-react'
import { requireCan, requireLogin } from '#app/auth/require.server.ts'
import { agreeOnReading, rateTape, readTape } from '#app/calibration/rate-tape.server.ts'
import { agreedForm, calibrationWords, type TapeGap } from '#app/calibration/tape-form.ts'
import { RateForm } from '#app/components/calibration/rate-form.tsx'
import { TapeComparison } from '#app/components/calibration/tape-comparison.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? 'A recording'} · Calibration · Greenroom` },
]

type Answer = { gaps: TapeGap[]; words: string | null; sent: Record<string, string> }

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
      return data<Answer>({ gaps: [], words: form.error.issues[0]?.message ?? '', sent: {} }, { status: 400 })
    const agreed = await agreeOnReading(context, actor, { tapeId, ...form.data })
    if (!agreed.ok) throw new Response(calibrationWords[agreed.reason], { status: statusOf(agreed.reason) })
    return redirect(`/calibration/${tapeId}`)
  }
  const rated = await rateTape(context, actor, { tapeId, sent })
  if (rated.ok) return redirect(`/calibration/${tapeId}`)
  if (rated.reason === 'gaps')
    return data<Answer>({ gaps: rated.gaps, words: null, sent: textsOf(sent) }, { status: 400 })
  throw new Response(calibrationWords[rated.reason], { status: statusOf(rated.reason) })
}

/** So that without scripts nothing that was typed is lost. */
function textsOf(sent: FormData): Record<string, string> {
  return Object.fromEntries(
    [...sent].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

function statusOf(reason: keyof typeof calibrationWords): number {
  return reason === 'not-found' ? 404 : 409
}

export default function Tape() {
  const { title, roundTitle, replay, dimensions, compared } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <p className="mb-2 text-sm font-semibold">
        <Link to="/calibration" className="text-accent-ink underline underline-offset-4">
          Calibration
        </Link>
      </p>
      <PageHeader
        title={title}
        eyebrow={roundTitle}
        actions={
          <LinkButton
            to={replay}
            target="_blank"
            rel="noreferrer"
            variant="secondary"
            icon={<Play size={18} aria-hidden="true" />}
          >
            {compared ? 'Watch it again' : 'Watch the session'}
            <span className="sr-only"> (in a tab of its own)</span>
          </LinkButton>
        }
      >
        {compared
          ? 'You have rated it. What lies furthest apart stands first; the others stand without names.'
          : 'Watch the session in a tab of its own, and rate what you see. Nobody sees your ratings before giving their own, and you see theirs afterwards.'}
      </PageHeader>
      {answer?.words ? (
        <p role="alert" className="mb-4 font-semibold text-stop-ink">
          {answer.words}
        </p>
      ) : null}
      {compared ? (
        <TapeComparison rows={compared} />
      ) : (
        <RateForm dimensions={dimensions} gaps={answer?.gaps ?? []} sent={answer?.sent ?? {}} />
      )}
    </>
  )
}
