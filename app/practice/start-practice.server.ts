// Begins a practice: one question, one person, one box, if the machine has room for it.
import { randomInt } from 'node:crypto'
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { inTransaction, type Db } from '#app/db/client.server.ts'
import { listSessionPhases } from '#app/db/session-events.server.ts'
import { createSession, listPracticesOfUser } from '#app/db/sessions.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { OPEN_ENDED_MINUTES } from '#app/session/agenda.ts'
import type { Phase } from '#app/session/events.ts'
import type { Question } from '#questions/schema.ts'
import { listPractice } from './list-practice.server.ts'
import { mayPractise } from './may-practise.ts'
import { filterOffers, pickSurprise, type OfferFilter } from './offers.ts'
import { SURPRISE, type PracticeForm } from './practice-form.ts'
import { findByKey } from './question-key.server.ts'

export type StartedPractice =
  | { ok: true; sessionId: string }
  | { ok: false; reason: 'not-offered' | 'boxes-unreachable' | 'nothing-fits' }
  | { ok: false; reason: 'already-practising'; sessionId: string }
  | { ok: false; reason: 'machine-full'; tryAt: Date }

type Needs = Pick<AppContext, 'db' | 'now' | 'questions' | 'rooms' | 'sandbox' | 'env'>
export type PracticeWish = { form: PracticeForm; filter: OfferFilter }

export async function startPractice(
  needs: Needs,
  actor: Actor,
  wish: PracticeWish,
): Promise<StartedPractice> {
  const { form } = wish
  const surprise = form.questionSlug === SURPRISE
  const question = surprise
    ? await pickQuestion(needs, actor, wish.filter)
    : findByKey(needs.questions, form.questionSlug)
  if (!question && surprise) return { ok: false, reason: 'nothing-fits' }
  if (!question || !mayPractise(actor, question)) return { ok: false, reason: 'not-offered' }
  if (!needs.sandbox.connected) return { ok: false, reason: 'boxes-unreachable' }
  const inTheWay = await clearTheWay(needs, actor.userId, form.instead)
  if (inTheWay) return { ok: false, reason: 'already-practising', sessionId: inTheWay }
  const place = await needs.rooms.askForPlace(question.sandbox?.memoryMb ?? 0)
  if (!place.ok) return { ok: false, reason: 'machine-full', tryAt: place.tryAt }
  return create(needs, actor, { question, timed: form.clock === 'on' })
}

async function pickQuestion(needs: Needs, actor: Actor, filter: OfferFilter): Promise<Question | null> {
  const { offers } = await listPractice(needs, actor)
  const picked = pickSurprise(filterOffers(offers, filter), randomInt(2 ** 32) / 2 ** 32)
  return picked && findByKey(needs.questions, picked.key)
}

/**
 * Ends what stands in the way of one more box: what is only read, what was never begun, and what this person named.
 * Gives the practice that still does.
 */
async function clearTheWay(
  { db, rooms, env }: Needs,
  userId: string,
  instead: string | undefined,
): Promise<string | null> {
  const running = await listRunning(db, userId)
  const most = env.PRACTICE_PER_PERSON
  for (let excess = running.length - most + 1; excess > 0; excess--) {
    const index = running.findIndex(({ id, phase }) => phase !== 'working' || id === instead)
    const [ends] = index < 0 ? [] : running.splice(index, 1)
    if (!ends) return running[0]?.id ?? null
    await rooms.endPractice(ends.id, ends.phase === 'working' ? 'gave-up' : 'stopped-early')
  }
  return null
}

async function listRunning(db: Db, userId: string): Promise<{ id: string; phase: Phase }[]> {
  const practices = await listPracticesOfUser(db, userId)
  const phaseOf = await listSessionPhases(
    db,
    practices.map(({ id }) => id),
  )
  return practices
    .map(({ id }) => ({ id, phase: phaseOf.get(id) ?? 'lobby' }))
    .filter(({ phase }) => phase !== 'closed')
}

/** Counted once more where it is made: a form sent twice begins one practice. */
async function create(
  { db, now, env }: Needs,
  actor: Actor,
  { question, timed }: { question: Question; timed: boolean },
): Promise<StartedPractice> {
  return inTransaction(db, async (tx) => {
    const running = await listRunning(tx, actor.userId)
    const first = running[0]
    if (first && running.length >= env.PRACTICE_PER_PERSON) {
      return { ok: false, reason: 'already-practising', sessionId: first.id }
    }
    const at = now()
    const { id } = await createSession(tx, {
      id: randomId(),
      kind: 'practice',
      timed,
      // Nobody organises it and nobody looks on: it belongs to no cohort.
      cohortId: null,
      questionSlug: question.slug,
      rubricId: question.rubricId,
      workingMinutes: timed ? question.minutes.working : OPEN_ENDED_MINUTES,
      scheduledAt: at,
      createdById: actor.userId,
      createdAt: at,
      participants: [{ userId: actor.userId, sessionRole: 'solo' }],
    })
    return { ok: true, sessionId: id }
  })
}
