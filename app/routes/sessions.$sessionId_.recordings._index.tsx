// The recordings of a session: until when each is kept, who has read it, as files, and for whom it shows a way to delete them.
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { requireLogin } from '#app/auth/require.server.ts'
import { RecordingList } from '#app/components/recordings/recording-list.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { deleteRecordings } from '#app/recording/delete-recording.server.ts'
import { listSessionRecordings } from '#app/recording/list-recordings.server.ts'

export const meta: MetaFunction = () => [{ title: 'Recordings · Greenroom' }]

const NOTHING = 'There is no session of yours behind this address.'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  const page = await listSessionRecordings(context, actor, params.sessionId ?? '')
  if (!page) throw new Response(NOTHING, { status: 404 })
  return page
}

const refusals = {
  'not-found': { status: 404, words: 'This recording is not there any more.' },
  'not-allowed': { status: 403, words: 'Only whose work it shows deletes a recording.' },
} as const

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireLogin(request, context)
  const sessionId = params.sessionId ?? ''
  const wanted = (await request.formData()).get('delete')
  const recordingId = wanted === 'all' || typeof wanted !== 'string' ? null : wanted
  if (typeof wanted !== 'string') return data('Choose what to delete.', { status: 400 })
  const deleted = await deleteRecordings(context, actor, { sessionId, recordingId })
  if (deleted.ok) return redirect(`/sessions/${sessionId}/recordings?deleted=${deleted.value}`)
  const { status, words } = refusals[deleted.reason]
  return data(words, { status })
}

export default function Recordings() {
  const page = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()
  const [query] = useSearchParams()
  return (
    <>
      <PageHeader
        title="Recordings"
        actions={
          <LinkButton to={`/sessions/${page.sessionId}${page.isAlone ? '' : '/debrief'}`} variant="secondary">
            {page.isAlone ? 'Back to your practice' : 'Back to the debrief'}
          </LinkButton>
        }
      >
        {page.isAlone
          ? 'What your terminals showed and what you wrote. Nobody else can read it.'
          : 'What the terminals of this session showed, and what was written and drawn in it. Those who were there can read it, and nobody else.'}
      </PageHeader>
      {typeof problem === 'string' ? (
        <p role="alert" className="mb-4 text-stop-ink">
          {problem}
        </p>
      ) : null}
      {query.has('deleted') && typeof problem !== 'string' ? (
        <p role="status" className="mb-4 rounded-md bg-accent-soft px-4 py-3 text-accent-ink">
          {query.get('deleted') === '1' ? 'The recording is deleted.' : 'The recordings are deleted.'}
        </p>
      ) : null}
      <RecordingList page={page} />
    </>
  )
}
