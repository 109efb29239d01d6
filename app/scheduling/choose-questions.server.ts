// The interviewer of a confirmed slot chooses other questions, until somebody enters its room; also where nothing was left to pick.
import type { Actor } from '#app/auth/roles.ts'
import { listQuestionUses } from '#app/db/question-uses.server.ts'
import { askInUnopenedSession, findSession } from '#app/db/sessions.server.ts'
import { findSlot } from '#app/db/slots.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { openSessionWith, settleSession } from './confirm-slot.server.ts'
import type { SlotNeeds, SlotNeedsIn } from './needs.server.ts'
import { checkQuestions, fits, type ChoiceRefusal } from './pick-questions.ts'
import type { QuestionOffer } from './slot-page.ts'
import { holderOf, stateOf, type Slot } from './slot.ts'
import { allOrNothing } from './undone.server.ts'

export type QuestionChoice = {
  slotId: string
  /** Slugs by part; '' = none, where a part may stay empty. */
  chosen: ReadonlyMap<string, string>
  /** Also what the candidate has met. */
  used: boolean
}
export type ChooseRefusal = ChoiceRefusal | 'slot-unknown' | 'not-confirmed' | 'entered'

export async function chooseQuestions(
  needs: SlotNeeds,
  actor: Actor,
  choice: QuestionChoice,
): Promise<Result<null, ChooseRefusal>> {
  return allOrNothing<null, ChooseRefusal>(needs.db, 'entered', async (db) => {
    const within = { ...needs, db }
    const slot = await findSlot(db, choice.slotId)
    if (!slot || !leads(slot, actor.userId)) return refuse('slot-unknown')
    const round = needs.questions.findRound(slot.roundId)
    if (stateOf(slot) !== 'confirmed' || !round) return refuse('not-confirmed')
    const met = choice.used ? new Set<string>() : await metBy(within, slot)
    const checked = checkQuestions(round, needs.questions.questions, { chosen: choice.chosen, met })
    if (!checked.ok) return refuse(checked.reason)
    if (slot.sessionId === null) {
      await openSessionWith(within, slot, checked.value)
      await settleSession(within, slot.id)
      return accept(null)
    }
    const first = needs.questions.findQuestion(checked.value[0]?.questionSlug ?? '')
    if (!first) return refuse('part-empty')
    const isDone = await askInUnopenedSession(db, slot.sessionId, {
      questionSlug: first.slug,
      workingMinutes: first.minutes.working,
      picked: checked.value,
    })
    return isDone ? accept(null) : refuse('entered')
  })
}

export function leads(slot: Slot, userId: string): boolean {
  const interviewer = holderOf(slot, 'interviewer')
  return interviewer?.userId === userId && interviewer.state === 'accepted'
}

async function metBy({ db }: SlotNeedsIn, slot: Slot): Promise<Set<string>> {
  const candidate = holderOf(slot, 'candidate')
  const uses = candidate ? await listQuestionUses(db, candidate.userId) : []
  return new Set(uses.map(({ questionSlug }) => questionSlug))
}

/** What its interviewer may choose from; null for everybody else, and when it is too late. */
export async function offerQuestions(
  needs: SlotNeedsIn,
  actor: Actor,
  slot: Slot,
): Promise<QuestionOffer | null> {
  const round = needs.questions.findRound(slot.roundId)
  if (!round || stateOf(slot) !== 'confirmed' || !leads(slot, actor.userId)) return null
  const met = await metBy(needs, slot)
  const session = slot.sessionId ? await findSession(needs.db, slot.sessionId) : null
  const asked = session?.rounds[0]?.questions ?? []
  const parts = round.parts.map((part) => ({
    id: part.id,
    title: part.title,
    isOptional: part.optional,
    chosen: asked.find((one) => one.part === part.id)?.questionSlug ?? '',
    questions: needs.questions.questions
      .filter((question) => fits(part, question))
      .map(({ slug, title, level }) => ({ slug, title, level, isMet: met.has(slug) }))
      .sort((a, b) => Number(a.isMet) - Number(b.isMet) || a.level - b.level || (a.title < b.title ? -1 : 1)),
  }))
  return { parts }
}
