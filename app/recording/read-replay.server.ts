// The replay page: what there is to play of a session, and what happened in it, as this person may read it.
import type { Actor, SessionRole } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { listRecordings, type Recording } from '#app/db/recordings.server.ts'
import { listToldEvents } from '#app/db/session-events.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { dateWords, knownZone } from '#app/lib/calendar.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { replay } from '#app/session/evolve.ts'
import { goneQuestion } from '#app/session/question-card.ts'
import { timelineFor } from '#app/session/timeline.ts'
import { layAxis, type Axis } from './axis.ts'
import { documentOf } from './edits.ts'
import { listToldStretches, type ToldStretch } from './focus-notes.server.ts'
import { findReadingPart } from './reading-part.server.ts'
import { listToldLater } from './told-later.server.ts'
import { withoutNames } from './without-names.ts'

type ReplayNeeds = Pick<AppContext, 'db' | 'questions' | 'now'>
export type ReplayRefusal = 'not-found' | 'too-early'

export type ReplayPage = {
  sessionId: string
  part: SessionRole
  /** Watched by somebody who was not there and rates it: no names, and no ways to the pages of the session. */
  isForRating: boolean
  candidateName: string
  interviewerName: string
  axis: Axis
  /** In sentences: what is missing of which terminal, and until which day of the reader's each is kept. */
  kept: { recordingId: string; title: string; cutWords: string | null; keptUntil: string }[]
  /** So many were here and have been deleted. */
  deleted: number
  /** Minutes in which nobody looked on. */
  focus: ToldStretch[]
}

/** As the debrief: for those who were there, once the work is over, and for those who rate it. `not-found` for everybody else, coordinators included. */
export async function readReplay(
  needs: ReplayNeeds,
  actor: Actor,
  sessionId: string,
): Promise<Result<ReplayPage, ReplayRefusal>> {
  const { db, questions } = needs
  const reader = await findReadingPart(db, actor, sessionId)
  if (!reader) return refuse('not-found')
  const { session, part, isForRating } = reader
  const happened = await listToldEvents(db, session)
  const events = isForRating ? withoutNames(happened) : happened
  const { phase } = replay(events)
  if (phase !== 'scoring' && phase !== 'closed') return refuse('too-early')
  const recordings = inOrder(await listRecordings(db, sessionId))
  const kept = recordings.filter(({ deletedAt }) => deletedAt === null)
  const cards = session.rounds
    .flatMap((round) => round.questions)
    .map(({ questionSlug }) => questions.findQuestion(questionSlug) ?? goneQuestion(questionSlug))
  const zone = knownZone((await findUser(db, actor.userId))?.timeZone ?? 'UTC')
  const toldLater = await listToldLater(needs, actor, { sessionId, events })
  const axis = layAxis(
    events,
    [
      ...timelineFor(part, events, cards),
      ...timelineFor('interviewer', events, cards).filter(({ seq }) => toldLater.has(seq)),
    ],
    kept.map(({ id, terminalId, title, startedAt, durationMs }) => ({
      recordingId: id,
      number: recordings.findIndex((one) => one.id === id) + 1,
      document: documentOf({ terminalId }),
      title,
      startedAtMs: startedAt.getTime(),
      durationMs,
    })),
  )
  const nameOf = (role: SessionRole) =>
    isForRating ? '' : (session.participants.find(({ sessionRole }) => sessionRole === role)?.name ?? '')
  return accept({
    sessionId,
    part,
    isForRating,
    candidateName: nameOf(part === 'solo' ? 'solo' : 'candidate'),
    interviewerName: nameOf('interviewer'),
    axis,
    kept: kept.map(({ id, title, cutWords, deleteAt }) => ({
      recordingId: id,
      title,
      cutWords,
      keptUntil: dateWords(deleteAt, zone),
    })),
    deleted: recordings.length - kept.length,
    focus: await listToldStretches(db, reader),
  })
}

/** Terminals first: a link names one by its number, whatever was written together. */
function inOrder(recordings: readonly Recording[]): Recording[] {
  return [
    ...recordings.filter((one) => documentOf(one) === null),
    ...recordings.filter((one) => documentOf(one) !== null),
  ]
}
