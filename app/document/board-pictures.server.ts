// The picture of a board that is kept with the session: made by the page of somebody who draws, read by who was there.
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { findBoardPicture, keepBoardPicture, type BoardPicture } from '#app/db/board-pictures.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { isScreenHidden } from '#app/session/focus-minutes.ts'
import type { Entry } from '#app/session/rooms.server.ts'
import { mayRead } from './may-write.ts'
import { hasRound } from './names.ts'
import { PICTURE_BYTES_MAX, readPng } from './png.ts'

export type BoardOf = { sessionId: string; round: string }
export type PictureRefusal = 'not-found' | 'not-allowed' | 'not-a-picture' | 'too-large' | 'too-fast'

type Needs = Pick<AppContext, 'db' | 'now' | 'rooms'>

/** `read` is asked only for those who may draw, and for so many bytes; null = there are more. */
export async function takeBoardPicture(
  needs: Needs & Pick<AppContext, 'documents'>,
  actor: Actor,
  given: BoardOf & { read: (most: number) => Promise<Uint8Array | null> },
): Promise<Result<null, PictureRefusal>> {
  const { sessionId, round } = given
  const entry = await enter(needs, actor, given)
  if (!entry) return refuse('not-found')
  const { phase } = entry.room.state()
  const isDrawn = ['briefing', 'working', 'wrap-up', 'scoring'].includes(phase)
  if (entry.participant.sessionRole === 'shadow' || !isDrawn || hiddenFrom(entry))
    return refuse('not-allowed')
  if (!needs.documents.pictures.take(sessionId, actor.userId)) return refuse('too-fast')
  const bytes = await given.read(PICTURE_BYTES_MAX)
  if (!bytes) return refuse('too-large')
  const png = readPng(bytes)
  if (!png) return refuse('not-a-picture')
  await keepBoardPicture(needs.db, { sessionId, round }, { at: needs.now(), by: actor.userId, png })
  return accept(null)
}

export async function readBoardPicture(
  needs: Needs,
  actor: Actor,
  board: BoardOf,
): Promise<BoardPicture | null> {
  const entry = await enter(needs, actor, board)
  if (!entry) return null
  const { phase } = entry.room.state()
  if (!mayRead({ sessionRole: entry.participant.sessionRole, phase, hidden: hiddenFrom(entry) })) return null
  return findBoardPicture(needs.db, board)
}

function hiddenFrom({ room, participant }: Entry): boolean {
  return isScreenHidden(room.state(), participant.sessionRole)
}

async function enter({ rooms }: Needs, actor: Actor, { sessionId, round }: BoardOf) {
  const entry = await rooms.enter(sessionId, actor.userId)
  return entry && hasRound(entry.room.session, round) ? entry : null
}
