// One posted form of the pages of slots: read, handed to its use case, answered in words.
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { getUser } from '#app/db/users.server.ts'
import type { Result } from '#app/lib/result.ts'
import { answerSeat } from './answer-seat.server.ts'
import { bookSlot } from './book-slot.server.ts'
import { chooseQuestions } from './choose-questions.server.ts'
import { giveUpSeat } from './give-up-seat.server.ts'
import { answerMove, wishMove, withdrawMove } from './move-slot.server.ts'
import type { SlotNeeds } from './needs.server.ts'
import { SEAT_WORDS_MAX } from './seat-rules.ts'
import {
  doneWords,
  slotRefusalWords,
  type SlotAnswer,
  type SlotIntent,
  type SlotRefusal,
} from './slot-words.ts'
import { readStart } from './start-form.ts'
import { answerSwap, wishSwap, withdrawSwap } from './swap-seats.server.ts'
import { switchSlot } from './switch-slot.server.ts'

type Posted = { needs: SlotNeeds; actor: Actor; form: FormData; slotId: string }
type Outcome = Promise<Result<unknown, SlotRefusal>>

const ID_MAX = 64

/** `slotId`: of the page; in a list, each form names its own. */
export async function answerSlots(
  { slotNeeds: needs, jobs }: Pick<AppContext, 'slotNeeds' | 'jobs'>,
  actor: Actor,
  { form, slotId = word(form, 'slotId') }: { form: FormData; slotId?: string },
): Promise<SlotAnswer> {
  const intent = form.get('intent')
  if (typeof intent !== 'string' || !isIntent(intent))
    return { intent: 'none', ok: false, words: slotRefusalWords['unknown-form'], slotId }
  const done = await carryOut[intent]({ needs, actor, form, slotId })
  if (!done.ok) return { intent, ok: false, words: slotRefusalWords[done.reason], slotId }
  jobs.wake()
  const words = done.value === 'moved' ? 'The slot has moved. Everybody there is told.' : doneWords[intent]
  return { intent, ok: true, words, slotId }
}

const carryOut: Record<SlotIntent, (posted: Posted) => Outcome> = {
  book: ({ needs, actor, slotId }) => bookSlot(needs, actor, { slotId }),
  switch: ({ needs, actor, form, slotId }) =>
    switchSlot(needs, actor, { fromSlotId: slotId, toSlotId: word(form, 'toSlotId') }),
  accept: ({ needs, actor, slotId }) => answerSeat(needs, actor, { slotId, answer: 'accepted', words: '' }),
  decline: ({ needs, actor, form, slotId }) =>
    answerSeat(needs, actor, { slotId, answer: 'declined', words: said(form) }),
  'give-up': ({ needs, actor, form, slotId }) => giveUpSeat(needs, actor, { slotId, words: said(form) }),
  'wish-move': async ({ needs, actor, form, slotId }) => {
    const { timeZone } = await getUser(needs.db, actor.userId)
    const start = readStart({ date: form.get('date'), time: form.get('time') }, timeZone)
    return start.ok ? wishMove(needs, actor, { slotId, startsAt: start.value }) : start
  },
  'answer-move': ({ needs, actor, form }) =>
    answerMove(needs, actor, { moveId: word(form, 'wishId'), isYes: form.get('answer') === 'yes' }),
  'withdraw-move': ({ needs, actor, form }) => withdrawMove(needs, actor, { moveId: word(form, 'wishId') }),
  'wish-swap': ({ needs, actor, form, slotId }) =>
    wishSwap(needs, actor, { fromSlotId: slotId, toSlotId: word(form, 'toSlotId') }),
  'answer-swap': ({ needs, actor, form }) =>
    answerSwap(needs, actor, { swapId: word(form, 'wishId'), isYes: form.get('answer') === 'yes' }),
  'withdraw-swap': ({ needs, actor, form }) => withdrawSwap(needs, actor, { swapId: word(form, 'wishId') }),
  questions: ({ needs, actor, form, slotId }) =>
    chooseQuestions(needs, actor, {
      slotId,
      chosen: new Map(
        [...form].flatMap(([name, value]) =>
          name.startsWith('part-') && typeof value === 'string' ? [[name.slice('part-'.length), value]] : [],
        ),
      ),
      used: form.get('used') === 'on',
    }),
}

function isIntent(value: string): value is SlotIntent {
  return Object.hasOwn(doneWords, value)
}

function word(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.slice(0, ID_MAX) : ''
}

function said(form: FormData): string {
  const value = form.get('words')
  return typeof value === 'string' ? value.slice(0, SEAT_WORDS_MAX) : ''
}
