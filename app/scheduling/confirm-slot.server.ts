// Once both sides have said yes, the slot has a room: a session with questions, made ahead so that its page and its box can be ready.
import { listTopicWishes } from '#app/db/scheduling-profiles.server.ts'
import { countQuestionSessions, listQuestionUses } from '#app/db/question-uses.server.ts'
import { createSession, removeUnopenedSession, type SessionRound } from '#app/db/sessions.server.ts'
import { changeSlot, findSlot } from '#app/db/slots.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { chooseRubric } from '#app/rubric/rubric-versions.server.ts'
import type { SlotNeedsIn } from './needs.server.ts'
import { pickQuestions } from './pick-questions.ts'
import { isHeld, stateOf, type Slot } from './slot.ts'

/** What a level is where neither the slot nor a plan says one. */
const USUAL_LEVEL = 2

/**
 * Brings the session of a slot in line with its seats, in the transaction that changed them: made when both sides have said yes,
 * taken back while nobody has entered it when one side has gone.
 */
export async function settleSession(needs: SlotNeedsIn, slotId: string): Promise<void> {
  const slot = await findSlot(needs.db, slotId)
  if (!slot) return
  if (stateOf(slot) === 'confirmed') {
    if (slot.sessionId === null) await openSession(needs, slot)
    return
  }
  if (slot.sessionId === null) return
  await removeUnopenedSession(needs.db, slot.sessionId)
  await changeSlot(needs.db, slot.id, { sessionId: null })
}

async function openSession(needs: SlotNeedsIn, slot: Slot): Promise<void> {
  const { db, now, questions: bank, tell } = needs
  const round = bank.findRound(slot.roundId)
  const candidate = slot.seats.find((one) => one.seat === 'candidate' && isHeld(one))
  if (!round || !candidate) return
  const picked = pickQuestions(round, bank.questions, {
    level: slot.level ?? USUAL_LEVEL,
    met: new Set((await listQuestionUses(db, candidate.userId)).map(({ questionSlug }) => questionSlug)),
    topics: new Set((await listTopicWishes(db, [candidate.userId])).map(({ topic }) => topic)),
    uses: await countQuestionSessions(db),
  })
  // Nothing is left that they have not met: the interviewer chooses by hand, on the page of the slot.
  if (!picked) return
  const { cohortId } = slot
  const rubricId =
    round.rubric === null ? null : await chooseRubric(needs, { cohortId, rubricId: round.rubric })
  const rounds: SessionRound[] = [
    {
      round: 0,
      roundId: round.id,
      rubricId,
      questions: picked.map((one) => ({ ...one, workingMinutes: null })),
    },
  ]
  const first = bank.findQuestion(picked[0]?.questionSlug ?? '')
  if (!first) return
  const session = await createSession(db, {
    id: randomId(),
    cohortId,
    questionSlug: first.slug,
    rubricId: rubricId ?? (await chooseRubric(needs, { cohortId, rubricId: first.rubricId })),
    workingMinutes: first.minutes.working,
    rounds,
    scheduledAt: slot.startsAt,
    createdById: slot.createdById,
    createdAt: now(),
    participants: slot.seats
      .filter((one) => isHeld(one) && one.state === 'accepted')
      .map(({ userId, seat }) => ({ userId, sessionRole: seat })),
  })
  await changeSlot(db, slot.id, { sessionId: session.id })
  await tell(db, { type: 'slot-confirmed', slotId: slot.id })
}
