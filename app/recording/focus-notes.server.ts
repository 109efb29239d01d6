// What the candidate says afterwards about minutes in which nobody looked on, and whether the others may see them.
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import type { Db } from '#app/db/client.server.ts'
import { keepFocusNote, listFocusNotes } from '#app/db/focus-notes.server.ts'
import { listEventsOfSessions, listSessionEvents } from '#app/db/session-events.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { replay } from '#app/session/evolve.ts'
import type { FocusForm } from './focus-form.ts'
import { stretchesOf, unsharedOf, type Stretch } from './focus-stretches.ts'
import { findReadingPart, type ReadingPart } from './reading-part.server.ts'

/** `isOwn`: whoever reads this thought alone in them. */
export type ToldStretch = {
  seq: number
  sessionMs: number
  lastedMs: number
  words: string
  isShared: boolean
  isOwn: boolean
}

/** Those that are kept from this reader. */
export async function listHiddenStretches(db: Db, reader: ReadingPart): Promise<Stretch[]> {
  if (isCandidate(reader)) return []
  const { id } = reader.session
  const began = await listEventsOfSessions(db, [id], ['focus-started'])
  // Nearly every session has none, and a player asks often.
  if ((began.get(id) ?? []).length === 0) return []
  return unsharedOf(stretchesOf(await listSessionEvents(db, id)), await listFocusNotes(db, id))
}

export async function listToldStretches(db: Db, reader: ReadingPart): Promise<ToldStretch[]> {
  const { id } = reader.session
  const notes = await listFocusNotes(db, id)
  return stretchesOf(await listSessionEvents(db, id)).map(({ seq, sessionMs, fromMs, toMs }) => {
    const note = notes.find((one) => one.seq === seq)
    return {
      ...{ seq, sessionMs, lastedMs: toMs - fromMs, isOwn: isCandidate(reader) },
      words: reader.isForRating ? '' : (note?.words ?? ''),
      isShared: note?.sharedAt != null,
    }
  })
}

/** Written again, it replaces what was there; what was shown can be hidden again. */
export async function writeFocusNote(
  { db, now }: Pick<AppContext, 'db' | 'now'>,
  actor: Actor,
  { sessionId, seq, words, isShared }: FocusForm & { sessionId: string },
): Promise<Result<null, 'not-found' | 'too-early'>> {
  const reader = await findReadingPart(db, actor, sessionId)
  if (!reader || !isCandidate(reader)) return refuse('not-found')
  const events = await listSessionEvents(db, sessionId)
  const { phase } = replay(events)
  if (phase !== 'scoring' && phase !== 'closed') return refuse('too-early')
  if (!stretchesOf(events).some((stretch) => stretch.seq === seq)) return refuse('not-found')
  const at = now()
  await keepFocusNote(db, { sessionId, seq, words, sharedAt: isShared ? at : null, writtenAt: at })
  return accept(null)
}

function isCandidate({ part, isForRating }: ReadingPart): boolean {
  return part === 'candidate' && !isForRating
}
