// The answer to a request for a recording, as a file or in the parts that a player asks for.
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { atTheirPace } from './at-their-pace.server.ts'
import { castFile } from './cast-file.server.ts'
import { openRecording, type ReadWhat } from './read-recording.server.ts'

type AnswerNeeds = Parameters<typeof openRecording>[0] & Pick<AppContext, 'untilTaken'>
type Asked = { request: Request; actor: Actor; sessionId: string; recordingId: string; what: ReadWhat }

const refusals = {
  'not-found': { status: 404, words: 'There is no recording of yours behind this address.' },
  deleted: { status: 410, words: 'This recording has been deleted.' },
} as const

/** Throws the answer to who may not read it, or can no more. */
export async function answerRecording(needs: AnswerNeeds, asked: Asked): Promise<Response> {
  const { request, actor, ...which } = asked
  const opened = await openRecording(needs, actor, which)
  if (opened.ok) return atTheirPace(castFile(request, opened.value), needs.untilTaken)
  const { status, words } = refusals[opened.reason]
  throw new Response(words, { status })
}
