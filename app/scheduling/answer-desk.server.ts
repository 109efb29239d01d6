// One posted form of a cohort's slots: opened by a pattern, staffed, moved, called off; answered in words.
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { findSeason } from '#app/db/slot-desk.server.ts'
import { shortWhenWords, timeWords } from '#app/lib/calendar.ts'
import type { DeskAnswer, PlanLine } from './cohort-slots.ts'
import { moveSlot } from './move-slot.server.ts'
import type { SlotNeeds } from './needs.server.ts'
import { readOpenForm } from './open-form.ts'
import { openSlots, previewSlots, type OpenLine } from './open-slots.server.ts'
import { clashWords, patternWords, type PatternRefusal } from './plan-slots.ts'
import { warningWords } from './seat-warnings.ts'
import { slotRefusalWords, staffWarningWords, type SlotRefusal } from './slot-words.ts'
import { callOffSlot, staffSlot } from './staff-slot.server.ts'
import { readStart } from './start-form.ts'
import type { Seat } from './slot.ts'

type Posted = { needs: SlotNeeds; actor: Actor; cohortId: string; form: FormData }

const ID_MAX = 64
const seats = ['candidate', 'interviewer', 'shadow'] as const satisfies readonly Seat[]

export async function answerDesk(
  { slotNeeds: needs, jobs }: Pick<AppContext, 'slotNeeds' | 'jobs'>,
  actor: Actor,
  { cohortId, form }: { cohortId: string; form: FormData },
): Promise<DeskAnswer> {
  const posted = { needs, actor, cohortId, form }
  const intent = form.get('intent')
  const answer =
    intent === 'preview' || intent === 'open'
      ? await answerOpen(posted, intent)
      : await answerSlot(posted, intent)
  if (answer.ok) jobs.wake()
  return answer
}

async function answerOpen(
  { needs, actor, cohortId, form }: Posted,
  intent: 'preview' | 'open',
): Promise<DeskAnswer> {
  const fields = fieldsOf(form)
  const read = readOpenForm(form)
  if (!read.ok) return { intent, ok: false, problems: read.problems, fields }
  const carryOut = intent === 'open' ? openSlots : previewSlots
  const plan = await carryOut(needs, actor, { cohortId, ...read })
  if (!plan.ok) return { intent, ok: false, problems: [problemOf(plan.reason)], fields }
  const { lines, timeZone } = plan.value
  const opens = lines.filter(({ clash }) => clash === null).map((line) => toPlanLine(line, timeZone))
  const leftOut = lines.filter(({ clash }) => clash !== null).map((line) => toPlanLine(line, timeZone))
  const words = intent === 'open' ? openedWords(opens.length) : plannedWords(opens.length)
  return { intent, ok: true, words, zone: timeZone, opens, leftOut, fields }
}

function openedWords(count: number): string {
  if (count === 0) return 'No slot was opened.'
  return count === 1 ? 'One slot is open.' : `${count} slots are open.`
}

function plannedWords(count: number): string {
  if (count === 0) return 'Nothing of this can be opened.'
  return count === 1 ? 'One slot would be opened.' : `${count} slots would be opened.`
}

const fieldsOfPattern: Partial<Record<PatternRefusal, string>> = {
  'round-unknown': 'roundId',
  'no-such-date': 'fromDate',
  'ends-before-it-begins': 'untilDate',
  'too-long': 'untilDate',
  'no-times': 'times',
  'off-quarter': 'times',
}

function problemOf(reason: PatternRefusal | 'not-yours') {
  if (reason === 'not-yours') return { words: slotRefusalWords[reason] }
  const field = fieldsOfPattern[reason]
  return { words: patternWords[reason], ...(field ? { field } : {}) }
}

function toPlanLine(line: OpenLine, timeZone: string): PlanLine {
  const { slotId, startsAt, minutes, clash, interviewerName, takes, warnings, isFirstOfTwo, date, minute } =
    line
  const end = timeWords(new Date(startsAt.getTime() + minutes * 60_000), timeZone)
  const written = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  const notes = [
    ...(isFirstOfTwo ? ['the first of the two times the clock shows this'] : []),
    ...(interviewerName && takes ? ['said yes beforehand'] : []),
    ...warnings.map((one) => warningWords[one]),
  ]
  return {
    key: slotId,
    // A time the clock skips has no words of its own.
    when: clash === 'no-such-time' ? `${date}, ${written}` : `${shortWhenWords(startsAt, timeZone)}–${end}`,
    who: interviewerName ?? 'nobody yet',
    clash: clash && clashWords[clash],
    notes,
  }
}

async function answerSlot(posted: Posted, intent: unknown): Promise<DeskAnswer> {
  const { needs, actor, cohortId, form } = posted
  const slotId = word(form, 'slotId')
  switch (intent) {
    case 'staff':
      return answerStaff(posted, slotId)
    case 'call-off': {
      const done = await callOffSlot(needs, actor, { cohortId, slotId })
      return done.ok ? said('The slot is called off. Whoever was there is told.') : refused(done.reason, form)
    }
    case 'move': {
      const zone = (await findSeason(needs.db, cohortId))?.timeZone ?? 'UTC'
      const start = readStart({ date: form.get('date'), time: form.get('time') }, zone)
      if (!start.ok) return refused(start.reason, form)
      const done = await moveSlot(needs, actor, { cohortId, slotId, startsAt: start.value })
      return done.ok ? said('The slot has moved. Everybody there is told.') : refused(done.reason, form)
    }
    default:
      return refused('unknown-form', form)
  }
}

async function answerStaff({ needs, actor, cohortId, form }: Posted, slotId: string): Promise<DeskAnswer> {
  const seat = seats.find((one) => one === form.get('seat'))
  if (!seat) return refused('unknown-form', form)
  const takesOut = form.get('out') === 'yes'
  const userId = takesOut ? null : word(form, 'userId')
  const despite = form.get('despite') === 'yes'
  const done = await staffSlot(needs, actor, { cohortId, slotId, seat, userId, despite })
  if (done.ok)
    return said(takesOut ? 'They have left the seat, and are told.' : 'They have the seat, and are told.')
  const warnings = (done.warnings ?? []).map((one) => staffWarningWords[one])
  return { ...refused(done.reason, form), warnings }
}

function said(words: string): Extract<DeskAnswer, { intent: 'desk'; ok: true }> {
  return { intent: 'desk', ok: true, words }
}

function refused(reason: SlotRefusal, form: FormData): Extract<DeskAnswer, { intent: 'desk'; ok: false }> {
  return { intent: 'desk', ok: false, words: slotRefusalWords[reason], warnings: [], fields: fieldsOf(form) }
}

function fieldsOf(form: FormData): [string, string][] {
  return [...form].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && name !== 'intent' ? [[name, value]] : [],
  )
}

function word(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.slice(0, ID_MAX) : ''
}
