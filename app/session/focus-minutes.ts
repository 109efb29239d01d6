// A few minutes, agreed before the work begins, in which nobody looks at the candidate's screen. They run on the session's
// clock: a pause of it is nobody's time.
import { accept, refuse } from '#app/lib/result.ts'
import { minutes } from '#app/lib/time.ts'
import { clockAt, isTimeUp } from './clock.ts'
import type { Command, CommandType } from './commands.ts'
import type { SessionRole } from '#app/auth/roles.ts'
import type { AgendaItem, FocusEnding, FocusMinutes, SessionEventBody, Tool } from './events.ts'
import type { Circumstances, Decision } from './machine.ts'
import { hasKeys } from './box-needs.ts'
import { isFull } from './rules-for-talk.ts'
import { isClocked, type OpenedState, type SessionState } from './state.ts'
import type { FocusView } from './view-types.ts'

export type FocusState = {
  /** What stands. */
  minutes: FocusMinutes
  /** What the candidate would like instead, until the interviewer agrees. */
  proposed: FocusMinutes | null
  /** Of stretches that are over. */
  usedMs: number
  /** Session time at which the present stretch began; null = everybody sees. */
  sinceMs: number | null
}

/** Work of this length comes with minutes of its own, so that nobody has to ask for what helps most people. */
const WORK_FOR_FIVE = 30
const WORK_FOR_THREE = 15
/** What one works in; a page to read or a talk with notes shows nothing of somebody's thinking. */
const SCREENS: readonly Tool[] = ['terminal', 'editor', 'diff', 'board']

export function focusFromStart(agenda: readonly AgendaItem[], isAlone: boolean): FocusState {
  const work = agenda
    .filter((item) => item.phase === 'working' && showsWork(item))
    .reduce((sum, { minutes: planned }) => sum + (planned ?? 0), 0)
  const fitting = work >= WORK_FOR_FIVE ? 5 : work >= WORK_FOR_THREE ? 3 : 0
  return { minutes: isAlone ? 0 : fitting, proposed: null, usedMs: 0, sinceMs: null }
}

/** Something of the candidate's own is on the screen in it. */
function showsWork({ stage }: AgendaItem): boolean {
  return !stage || stage.tools.some((tool) => SCREENS.includes(tool))
}

export function isFocusOn(state: SessionState): boolean {
  return isClocked(state) && state.focus.sinceMs !== null
}

/** The one rule that every way out of the room asks: the screen is the candidate's alone while these minutes run. */
export function isScreenHidden(state: SessionState, sessionRole: SessionRole): boolean {
  return isFocusOn(state) && sessionRole !== 'candidate' && sessionRole !== 'solo'
}

/** Of what was agreed; never negative. */
export function focusLeftMs(state: OpenedState, at: Date): number {
  return Math.max(0, minutes(state.focus.minutes) - usedMs(state, at))
}

function usedMs(state: OpenedState, at: Date): number {
  const { usedMs: before, sinceMs } = state.focus
  return sinceMs === null ? before : before + Math.max(0, clockAt(state, at).sessionMs - sinceMs)
}

/** When the server must look again; null while these minutes do not run down. */
export function focusOverAtMs(state: SessionState, now: Date): number | null {
  if (state.phase === 'unopened' || !isFocusOn(state) || !clockAt(state, now).running) return null
  return now.getTime() + focusLeftMs(state, now)
}

export function focusViewFor(
  sessionRole: SessionRole,
  { state, now }: { state: OpenedState; now: Date },
): FocusView {
  const { minutes: agreed, proposed } = state.focus
  const on = isFocusOn(state)
  const running = on && clockAt(state, now).running
  const hidden = isScreenHidden(state, sessionRole)
  return { minutes: agreed, proposed, leftMs: focusLeftMs(state, now), on, running, hidden }
}

/** As it stands in a recording; the number is that of the event. */
export function focusBegins(seq: number): string {
  return `Focus minutes ${seq} begin`
}
export const FOCUS_ENDS = 'Focus minutes end'

export function readFocusBegin(label: string): number | null {
  const match = /^Focus minutes (\d{1,6}) begin$/.exec(label)
  return match ? Number(match[1]) : null
}

type FocusEvent = Extract<SessionEventBody, { type: `focus-${string}` }> & { at: string }

export function evolveFocus(state: OpenedState, event: FocusEvent): OpenedState {
  const { focus } = state
  switch (event.type) {
    case 'focus-proposed':
      return { ...state, focus: { ...focus, proposed: event.minutes } }
    case 'focus-agreed':
      return { ...state, focus: { ...focus, minutes: event.minutes, proposed: null } }
    case 'focus-started':
      return { ...state, focus: { ...focus, sinceMs: clockAt(state, new Date(event.at)).sessionMs } }
    case 'focus-ended':
      return { ...state, focus: overAt(state, new Date(event.at)) }
  }
}

/** As it is once the present stretch is over. */
export function overAt(state: OpenedState, at: Date): FocusState {
  return { ...state.focus, usedMs: usedMs(state, at), sinceMs: null }
}

export function decideFocus(
  state: OpenedState,
  command: Extract<Command, { type: `${string}-focus` }>,
  circumstances: Circumstances,
): Decision {
  switch (command.type) {
    case 'propose-focus':
      return decidePropose(state, command.minutes)
    case 'agree-focus':
      return decideAgree(state, command.minutes)
    case 'start-focus':
      return decideStart(state, circumstances)
    case 'end-focus':
      return isFocusOn(state) ? accept(focusEnds(state, 'candidate')) : refuse('focus-is-off')
  }
}

/** Less than what stands takes nothing from anybody; more is the interviewer's to agree to, who waits meanwhile. */
function decidePropose(state: OpenedState, wanted: FocusMinutes): Decision {
  if (!isBeforeWork(state)) return refuse('not-in-this-phase')
  if (!state.agenda.some((item) => item.phase === 'working' && showsWork(item)))
    return refuse('nothing-to-hide')
  const { minutes: agreed, proposed } = state.focus
  if (wanted === (proposed ?? agreed)) return accept([])
  if (wanted <= agreed) return accept([{ type: 'focus-agreed', minutes: wanted }])
  return isFull(state) ? refuse('session-full') : accept([{ type: 'focus-proposed', minutes: wanted }])
}

/** What is agreed to is named: it may have become another proposal meanwhile. */
function decideAgree(state: OpenedState, wanted: FocusMinutes): Decision {
  if (!isBeforeWork(state)) return refuse('not-in-this-phase')
  if (state.focus.proposed === null && state.focus.minutes === wanted) return accept([])
  return state.focus.proposed === wanted
    ? accept([{ type: 'focus-agreed', minutes: wanted }])
    : refuse('not-proposed')
}

function isBeforeWork({ phase }: OpenedState): boolean {
  return phase === 'lobby' || phase === 'briefing'
}

function decideStart(state: OpenedState, { by, at }: Pick<Circumstances, 'by' | 'at'>): Decision {
  if (state.phase !== 'working') return refuse('not-in-this-phase')
  if (isFocusOn(state)) return accept([])
  const item = state.agenda[state.at]
  if (!item || !showsWork(item)) return refuse('nothing-to-hide')
  if (isTimeUp(state, at)) return refuse('time-is-up')
  if (state.clock.paused) return refuse('clock-waits')
  if (focusLeftMs(state, at) === 0) return refuse('no-focus-left')
  if (hasKeys(item) && state.control !== by) return refuse('control-needed')
  return isFull(state) ? refuse('session-full') : accept([{ type: 'focus-started' }])
}

/** Nothing where these minutes do not run. */
export function focusEnds(state: OpenedState, because: FocusEnding): SessionEventBody[] {
  return isFocusOn(state) ? [{ type: 'focus-ended', because }] : []
}

/** What would reach into the candidate's screen, or end the stage over their head. Everything else goes on. */
const REACHING: readonly CommandType[] = [
  'advance-phase',
  'grant-control',
  'open-terminal',
  'close-terminal',
  'choose-language',
  'add-test',
  'run-code',
  'run-tests',
  'stop-run',
]

export function isKeptOut(state: OpenedState, command: Command, sessionRole: SessionRole): boolean {
  if (!isScreenHidden(state, sessionRole)) return false
  // A box that is gone is mended; one that works is being worked on.
  if (command.type === 'replace-sandbox') return state.sandbox.status === 'ready'
  return REACHING.includes(command.type)
}
