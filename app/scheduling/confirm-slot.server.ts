// Once both sides have said yes, the slot has a room: a session with questions, made ahead so that its page and its box can be ready.
import { listTopicWishes } from '#app/db/scheduling-profiles.server.ts'
import { countQuestionSessions, listQuestionUses } from '#app/db/question-uses.server.ts'
import {
  createSession,
  findSession,
  removeUnopenedSession,
  seatInUnopenedSession,
  type SessionRound,
} from '#app/db/sessions.server.ts'
import { changeSlot, findSlot } from '#app/db/slots.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { chooseRubric } from '#app/rubric/rubric-versions.server.ts'
import type { SlotNeedsIn } from './needs.server.ts'
import { placeMayBeFree } from './offer-places.server.ts'
import { pickQuestions, type PickedQuestion } from './pick-questions.ts'
import { closeRoom, dropRoom, planRoom } from './prepare-room.server.ts'
import { isHeld, stateOf, type Slot } from './slot.ts'

/** What a level is where neither the slot nor a plan says one. */
const USUAL_LEVEL = 2

/**
 * Brings the session of a slot in line with its seats, in the transaction that changed them: made when both sides have said yes,
 * taken back while nobody has entered it when one side has gone, closed where somebody has. Its room is made ready ahead.
 */
export async function settleSession(needs: SlotNeedsIn, slotId: string): Promise<void> {
  const slot = await findSlot(needs.db, slotId)
  if (!slot) return
  if (stateOf(slot) === 'confirmed') {
    if (slot.sessionId === null) await openSession(needs, slot)
    else await seatPeople(needs, slot, slot.sessionId)
    return planRoom(needs.db, slotId, needs.now())
  }
  await placeMayBeFree(needs.db, slot, needs.now())
  await dropSession(needs, slot)
}

/** The slot has no session from now on. */
export async function dropSession({ db, now }: SlotNeedsIn, slot: Slot): Promise<void> {
  await dropRoom(db, slot.id)
  if (slot.sessionId === null) return
  const isGone = await removeUnopenedSession(db, slot.sessionId)
  if (!isGone) await closeRoom(db, slot.sessionId, now())
  await changeSlot(db, slot.id, { sessionId: null })
}

/** A shadow who comes or goes later: while nobody has entered, the session is of those who have said yes. */
async function seatPeople({ db }: SlotNeedsIn, slot: Slot, sessionId: string): Promise<void> {
  const session = await findSession(db, sessionId)
  const wanted = peopleOf(slot)
  const isSeated = (one: { userId: string; sessionRole: string }) =>
    session?.participants.some(
      ({ userId, sessionRole }) => userId === one.userId && sessionRole === one.sessionRole,
    )
  if (!session || (session.participants.length === wanted.length && wanted.every(isSeated))) return
  await seatInUnopenedSession(db, sessionId, wanted)
}

function peopleOf(slot: Slot) {
  return slot.seats
    .filter(({ state }) => state === 'accepted')
    .map(({ userId, seat }) => ({ userId, sessionRole: seat }))
}

async function openSession(needs: SlotNeedsIn, slot: Slot): Promise<void> {
  const { db, questions: bank, tell } = needs
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
  if (picked) await openSessionWith(needs, slot, picked)
  await tell(db, { type: 'slot-confirmed', slotId: slot.id })
}

/** Of a slot in which both sides have said yes. */
export async function openSessionWith(
  needs: SlotNeedsIn,
  slot: Slot,
  picked: readonly PickedQuestion[],
): Promise<void> {
  const { db, now, questions: bank } = needs
  const round = bank.findRound(slot.roundId)
  if (!round) return
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
    participants: peopleOf(slot),
  })
  await changeSlot(db, slot.id, { sessionId: session.id })
}
