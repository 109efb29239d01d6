// A recording as a file, whole or in parts, for those who were in the session.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireLogin } from '#app/auth/require.server.ts'
import { answerRecording } from '#app/recording/answer-recording.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireLogin(request, context)
  const { sessionId = '', recordingId = '' } = params
  return answerRecording(context, { request, actor, sessionId, recordingId, what: 'download' })
}
