// A letter about what follows a session, to one of the people in it: the facts that all of them have, and at most one a day of a kind.
import { getUser } from '#app/db/users.server.ts'
import type { Db } from '#app/db/client.server.ts'
import type { Session } from '#app/db/sessions.server.ts'
import { knownZone, momentWords } from '#app/lib/calendar.ts'
import type { Letter } from '#app/mail/letter.ts'
import { queueLetter, type PostNeeds } from '#app/mail/queue-letter.server.ts'
import type { OpenedState } from '#app/session/state.ts'

export type LetterFacts = { name: string; title: string; when: string; url: string; zone: string }
type Wanted = {
  session: Session
  state: OpenedState
  to: 'candidate' | 'interviewer'
  /** The page of the session that it leads to. */
  page: 'debrief' | 'follow-ups'
  write: (facts: LetterFacts) => Letter
}

/** `db` is the transaction of the change. Ten questions in an afternoon are one reason to look. */
export async function writeAbout(db: Db, { now, env }: PostNeeds, wanted: Wanted): Promise<void> {
  const { session, state, to, page, write } = wanted
  const userId = session.participants.find((one) => one.sessionRole === to)?.userId
  if (!userId) return
  const { name, email, timeZone } = await getUser(db, userId)
  const zone = knownZone(timeZone)
  const letter = write({
    name,
    zone,
    title: state.rounds.map((round) => round.title).join(' · '),
    when: momentWords(session.scheduledAt, zone),
    url: new URL(`/sessions/${session.id}/${page}`, env.PUBLIC_URL).href,
  })
  const day = now().toISOString().slice(0, 10)
  await queueLetter(
    db,
    { now, env },
    {
      key: `${letter.kind}:${session.id}:${userId}:${day}`,
      letter,
      to: { userId, name, address: email },
      cohortId: session.cohortId,
    },
  )
}
