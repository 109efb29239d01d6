// How far what follows a scorecard has come for one person: questions about moments, the views of the interview, the mood. Never their words.
import type { InterviewRole } from '#app/auth/roles.ts'
import { listFollowUps } from '#app/db/follow-ups.server.ts'
import { listFeedback } from '#app/db/session-feedback.server.ts'
import { findMood } from '#app/db/session-moods.server.ts'
import type { Session } from '#app/db/sessions.server.ts'
import type { Afterwards } from './debrief.ts'
import { isFeedbackOpen } from './feedback.ts'
import { followUpsEndAt } from './follow-ups.ts'
import { isMood } from './moods.ts'
import type { RubricNeeds } from './scorecard-seat.server.ts'
import { maySee, type Standing } from './who-sees.ts'

type Asked = {
  session: Session
  part: InterviewRole
  /** By the papers. */
  standing: Standing
  releasedAt: Date | null
}

export async function readAfterwards(
  { db, now }: RubricNeeds,
  { session, part, standing: papers, releasedAt }: Asked,
): Promise<{ standing: Standing; afterwards: Afterwards }> {
  const candidate = session.participants.find((one) => one.sessionRole === 'candidate')
  const row = candidate ? await findMood(db, session.id, candidate.userId) : null
  const views = await listFeedback(db, session.id)
  const at = (isOwn: boolean) => views.find((one) => (one.part === part) === isOwn)?.submittedAt ?? null
  const standing = {
    ...papers,
    feedbackIsOpen: isFeedbackOpen({ ownAt: at(true), othersAt: at(false) }, now()),
    isShared: row?.isShared ?? false,
  }
  const until = releasedAt && followUpsEndAt(releasedAt)
  const asked = until && maySee('follow-ups', part, standing) ? await listFollowUps(db, session.id) : null
  const picture = row && maySee('mood', part, standing) ? (row.after ?? row.before) : null
  return {
    standing,
    afterwards: {
      followUps: asked &&
        until && {
          asked: asked.length,
          answered: asked.filter(({ answer }) => answer !== null).length,
          until: until.toISOString(),
          isOpen: now() < until,
        },
      feedback: part === 'shadow' ? null : feedbackStep(at(true), at(false), standing.feedbackIsOpen),
      mood: picture !== null && isMood(picture) ? picture : null,
    },
  }
}

function feedbackStep(ownAt: Date | null, othersAt: Date | null, isOpen: boolean): Afterwards['feedback'] {
  if (isOpen) return 'to-read'
  if (ownAt !== null) return 'said'
  return othersAt === null ? 'to-say' : 'other-waits'
}
