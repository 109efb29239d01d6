// What the player needs to jump, search and read in a recording; worked out when it is first asked for.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireLogin } from '#app/auth/require.server.ts'
import { findIndex } from '#app/recording/index-store.server.ts'
import { openRecording } from '#app/recording/read-recording.server.ts'

const refusals = {
  'not-found': { status: 404, words: 'There is no recording of yours behind this address.' },
  deleted: { status: 410, words: 'This recording has been deleted.' },
  'not-playable': { status: 422, words: 'This recording cannot be played.' },
  'in-the-making': { status: 503, words: 'This recording is being prepared.' },
} as const
const RETRY_SECONDS = '2'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  const { sessionId = '', recordingId = '' } = params
  const opened = await openRecording(context, actor, { sessionId, recordingId, what: 'replay' })
  if (!opened.ok) throw refused(opened.reason)
  const found = await findIndex(context, opened.value.path)
  if (!found.ok) throw refused(found.reason)
  return new Response(found.text, {
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'private, no-cache' },
  })
}

function refused(reason: keyof typeof refusals): Response {
  const { status, words } = refusals[reason]
  return new Response(words, { status, headers: status === 503 ? { 'retry-after': RETRY_SECONDS } : {} })
}
