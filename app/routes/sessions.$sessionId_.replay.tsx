import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { requireLogin } from '#app/auth/require.server.ts'
import { FocusNotes } from '#app/components/replay/focus-notes.tsx'
import { Replay } from '#app/components/replay/replay.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { focusForm } from '#app/recording/focus-form.ts'
import { writeFocusNote } from '#app/recording/focus-notes.server.ts'
import { readReplay, type ReplayPage } from '#app/recording/read-replay.server.ts'
import { readStart } from '#app/recording/replay-start.ts'

export const meta: MetaFunction = () => [{ title: 'Replay · Greenroom' }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  const replay = await readReplay(context, actor, params.sessionId ?? '')
  if (replay.ok) return replay.value
  if (replay.reason === 'too-early') throw redirect(`/sessions/${params.sessionId ?? ''}`)
  throw new Response('There is no session of yours behind this address.', { status: 404 })
}

/** Of minutes in which nobody looked on: what their candidate says about them, and whether the others may see them. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  const sessionId = params.sessionId ?? ''
  const form = focusForm.safeParse(Object.fromEntries(await request.formData()))
  if (!form.success) return data(form.error.issues[0]?.message ?? 'That could not be read.', { status: 400 })
  const written = await writeFocusNote(context, actor, { sessionId, ...form.data })
  if (written.ok) return redirect(`/sessions/${sessionId}/replay#focus`)
  throw new Response('There are no focus minutes of yours behind this address.', { status: 404 })
}

export default function ReplayRoute() {
  const problem = useActionData<typeof action>()
  const page = useLoaderData<typeof loader>()
  const { sessionId, axis, part, isForRating, candidateName, interviewerName } = page
  const [query] = useSearchParams()
  const withWhom =
    part === 'candidate' ? `with ${interviewerName}` : `${candidateName} with ${interviewerName}`
  return (
    <>
      <PageHeader
        eyebrow={isForRating ? 'For calibration' : part === 'solo' ? 'Your practice' : withWhom}
        title="Replay"
        actions={
          part === 'solo' || isForRating ? null : (
            <LinkButton to={`/sessions/${sessionId}/debrief`} variant="secondary">
              Back to the debrief
            </LinkButton>
          )
        }
      >
        What was on the screens, and what happened when. Who watches it is written down.
      </PageHeader>
      {axis.terminals.length === 0 ? <NothingToPlay page={page} /> : null}
      {axis.terminals.length > 0 || axis.markers.length > 0 ? (
        <Replay
          key={`${sessionId} ${query.toString()}`}
          sessionId={sessionId}
          axis={axis}
          start={readStart(query)}
        />
      ) : null}
      <FocusNotes {...{ sessionId, candidateName }} stretches={page.focus} problem={problem ?? null} />
      {isForRating ? null : <Kept page={page} />}
    </>
  )
}

/** What happened can be followed all the same: a rating leads to its second, whether a screen was kept or not. */
function NothingToPlay({ page: { deleted } }: { page: ReplayPage }) {
  return (
    <p className="mb-6 max-w-prose rounded-lg border border-line bg-surface px-4 py-3 text-ink-soft">
      {deleted > 0
        ? 'What was recorded has been deleted. What happened when is still here.'
        : 'There is no screen to play: none was recorded, or it is still being fetched, which takes a minute or two after the end. What happened when is here already.'}
    </p>
  )
}

function Kept({ page: { kept, sessionId, deleted, axis } }: { page: ReplayPage }) {
  if (kept.length === 0) return null
  return (
    <ul className="mt-6 grid gap-1 text-sm text-ink-soft">
      {kept.map(({ recordingId, title, cutWords, keptUntil }) => (
        <li key={recordingId}>
          {title}: kept until {keptUntil}.{cutWords ? ` ${cutWords}` : ''}{' '}
          <a
            href={`/sessions/${sessionId}/recordings/${recordingId}.cast`}
            className="text-accent-ink underline"
          >
            Download
          </a>
        </li>
      ))}
      {deleted > 0 && axis.terminals.length > 0 ? <li>Others have been deleted.</li> : null}
    </ul>
  )
}
