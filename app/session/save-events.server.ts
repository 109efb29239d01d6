// Writes down what happened, with whatever must never be written without it.
import { inTransaction, type Database } from '#app/db/client.server.ts'
import { appendSessionEvents } from '#app/db/session-events.server.ts'
import { setBlindBy, showNames } from '#app/db/sessions.server.ts'
import { keepRecordingsLater } from '#app/recording/keep-later.server.ts'
import type { SessionEvent } from './events.ts'

type Needs = { db: Database; now: () => Date }

/** All or nothing. */
export async function saveEvents(
  { db, now }: Needs,
  sessionId: string,
  events: SessionEvent[],
): Promise<void> {
  const isAlone = !events.some((event) => event.type === 'phase-changed' || bringsMore.has(event.type))
  if (isAlone) return appendSessionEvents(db, sessionId, events)
  await inTransaction(db, async (tx) => {
    await appendSessionEvents(tx, sessionId, events)
    for (const event of events) {
      // With its end a session's recordings are to be fetched.
      if (event.type === 'phase-changed' && event.to === 'closed')
        await keepRecordingsLater(tx, sessionId, now())
      // Lists, letters and calendars hide a name by the session's row; they never read its events.
      if (event.type === 'session-opened') await setBlindBy(tx, sessionId, event.blind?.by ?? 'none')
      if (event.type === 'name-hidden') await setBlindBy(tx, sessionId, event.hidden ? 'candidate' : 'none')
      if (event.type === 'name-shown') await showNames(tx, sessionId, now())
    }
  })
}

const bringsMore: ReadonlySet<SessionEvent['type']> = new Set(['session-opened', 'name-hidden', 'name-shown'])
