// Parts of a recording for the player, between one screen of its index and the next.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireLogin } from '#app/auth/require.server.ts'
import { answerRecording } from '#app/recording/answer-recording.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  const { sessionId = '', recordingId = '' } = params
  return answerRecording(context, { request, actor, sessionId, recordingId, what: 'replay' })
}
