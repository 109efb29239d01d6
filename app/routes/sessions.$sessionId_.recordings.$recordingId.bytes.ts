// Parts of a recording for the player, between one screen of its index and the next.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireLogin } from '#app/auth/require.server.ts'
import { atTheirPace } from '#app/recording/at-their-pace.server.ts'
import { castFile } from '#app/recording/cast-file.server.ts'
import { openRecording } from '#app/recording/read-recording.server.ts'

const refusals = {
  'not-found': { status: 404, words: 'There is no recording of yours behind this address.' },
  deleted: { status: 410, words: 'This recording has been deleted.' },
} as const

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  const { sessionId = '', recordingId = '' } = params
  const opened = await openRecording(context, actor, { sessionId, recordingId, what: 'replay' })
  if (opened.ok) return atTheirPace(castFile(request, opened.value), context.untilTaken)
  const { status, words } = refusals[opened.reason]
  throw new Response(words, { status })
}
