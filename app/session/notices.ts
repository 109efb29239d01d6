// What is said aloud once, to whom: a sentence over the room, read by screen readers. The view says the rest.
import type { SessionRole } from '#app/auth/roles.ts'
import { minutes } from '#app/lib/time.ts'
import type { Phase, SessionEvent } from './events.ts'
import { isScreenHidden } from './focus-minutes.ts'
import { stageOf } from './stages.ts'
import { findParticipant, getCandidate, type ClockedState, type OpenedState } from './state.ts'
import { focusMinutesWords, languageWords, minutesWords } from './timeline.ts'

export type Notice = { id: string; tone: 'calm' | 'warning'; words: string }

/** For one part in the session; null = this event needs no announcement. */
export function noticeFor(event: SessionEvent, state: OpenedState, sessionRole: SessionRole): Notice | null {
  const said = sessionRole === 'solo' ? wordsAlone(event, state) : wordsFor(event, state, sessionRole)
  return said && { id: `event-${event.seq}`, ...said }
}

function wordsFor(
  event: SessionEvent,
  state: OpenedState,
  sessionRole: SessionRole,
): Omit<Notice, 'id'> | null {
  switch (event.type) {
    case 'phase-changed':
      return phaseNotice(event.to, state, sessionRole)
    case 'clock-paused':
      return pauseNotices[event.reason]
    case 'clock-resumed':
      return { tone: 'calm', words: 'The clock goes on.' }
    case 'time-extended':
      return { tone: 'calm', words: `${minutesWords(event.minutes)} added.` }
    case 'hint-given':
      return sessionRole === 'candidate'
        ? { tone: 'calm', words: 'Your interviewer gave you a hint.' }
        : { tone: 'calm', words: 'The hint was given.' }
    case 'control-granted':
      return controlNotice(event.to, state, sessionRole)
    case 'sandbox-ready':
      return { tone: 'calm', words: 'The box is ready.' }
    case 'sandbox-failed':
      return { tone: 'warning', words: 'The box could not be prepared.' }
    case 'sandbox-lost':
      return { tone: 'warning', words: 'The box was lost.' }
    case 'focus-proposed':
    case 'focus-agreed':
    case 'focus-started':
    case 'focus-ended':
      return focusNotice(event, state, sessionRole)
    case 'recording-set':
      return recordingNotice(event, state)
    case 'name-hidden':
      return hiddenNameNotice(event, state, sessionRole)
    case 'name-shown':
    case 'session-opened':
    case 'participant-joined':
    case 'participant-left':
    case 'probe-ran':
    case 'note-added':
    case 'sandbox-requested':
    case 'sandbox-replaced':
    case 'session-ended':
    case 'comment-set':
    case 'comment-removed':
    case 'point-marked':
    case 'run-started':
    case 'run-ended':
      return null
    default:
      return isScreenHidden(state, sessionRole) ? null : wordsOfWork(event)
  }
}

function controlNotice(
  to: string | null,
  state: OpenedState,
  sessionRole: SessionRole,
): Omit<Notice, 'id'> | null {
  if (to === null) {
    // Once the clocked phases are over nobody thinks of typing.
    const isOver = state.phase === 'scoring' || state.phase === 'closed'
    return isOver ? null : { tone: 'warning', words: 'The terminal is now read-only.' }
  }
  const holder = findParticipant(state, to)
  const who = holder?.sessionRole === sessionRole ? 'You have' : `${holder?.name ?? 'Somebody'} now has`
  return { tone: 'calm', words: `${who} control.` }
}

/** Only where something changes for them; whose wish it was is left out. */
function hiddenNameNotice(
  { hidden }: Extract<SessionEvent, { type: 'name-hidden' }>,
  { hiddenName }: OpenedState,
  sessionRole: SessionRole,
): Omit<Notice, 'id'> {
  if (!hidden) return { tone: 'calm', words: 'The candidate’s name is shown.' }
  const words =
    sessionRole === 'candidate'
      ? `From now on the others see you as ${hiddenName?.standIn}.`
      : 'The candidate’s name is hidden until the scorecard is in.'
  return { tone: 'calm', words }
}

function focusNotice(
  event: Extract<SessionEvent, { type: `focus-${string}` }>,
  state: OpenedState,
  sessionRole: SessionRole,
): Omit<Notice, 'id'> | null {
  const isOwn = sessionRole === 'candidate'
  const name = getCandidate(state).name
  switch (event.type) {
    case 'focus-proposed':
      return isOwn ? null : { tone: 'calm', words: `${name} asks for ${focusMinutesWords(event.minutes)}.` }
    case 'focus-agreed':
      return { tone: 'calm', words: `${focusMinutesWords(event.minutes, 'No')} are agreed.` }
    case 'focus-started':
      return {
        tone: 'calm',
        words: isOwn
          ? 'Nobody sees your screen now. Take your time.'
          : `${name} is thinking alone. The screen comes back by itself.`,
      }
    case 'focus-ended':
      // The end of the stage is said by itself.
      if (event.because === 'stage-over') return null
      return { tone: 'calm', words: isOwn ? 'Your screen can be seen again.' : 'The screen is back.' }
  }
}

function recordingNotice(
  { on, by }: Extract<SessionEvent, { type: 'recording-set' }>,
  state: OpenedState,
): Omit<Notice, 'id'> {
  if (state.recording.on) return { tone: 'calm', words: 'Recording goes on.' }
  const name = findParticipant(state, by)?.name ?? 'Somebody'
  const words = on ? `${name} would like to record again.` : 'Nothing is recorded from here on.'
  return { tone: 'calm', words }
}

type WorkEvent = Extract<
  SessionEvent,
  { type: 'message-said' | 'meeting-link-set' | 'language-chosen' | 'test-added' | 'tests-ran' }
>

function wordsOfWork(event: WorkEvent): Omit<Notice, 'id'> | null {
  switch (event.type) {
    // The chat says a message itself, with its words, and only where it is closed.
    case 'message-said':
      return null
    case 'meeting-link-set':
      return event.url === null
        ? { tone: 'calm', words: 'The link to talk elsewhere was taken away.' }
        : { tone: 'calm', words: 'There is a link to talk elsewhere now.' }
    case 'language-chosen':
      return { tone: 'calm', words: `The language is ${languageWords[event.language]}.` }
    case 'test-added':
      return { tone: 'calm', words: 'A test was added.' }
    case 'tests-ran': {
      const passed = event.results.filter(({ verdict }) => verdict === 'pass').length
      return { tone: 'calm', words: `${passed} of ${event.results.length} tests pass.` }
    }
  }
}

/** A stage is called by its name; a bare phase by its own. */
function phaseNotice(to: Phase, state: OpenedState, sessionRole: SessionRole): Omit<Notice, 'id'> | null {
  const stage = stageOf(state)
  if (!stage) return phaseNotices[to]
  // What to do in it is for who does it.
  const says = sessionRole === 'candidate' ? ` ${stage.says}` : ''
  return { tone: 'calm', words: `Now: ${stage.title}.${says}` }
}

/** Nobody else is there: what one did oneself needs no announcement, what it led to does. */
function wordsAlone(event: SessionEvent, state: OpenedState): Omit<Notice, 'id'> | null {
  switch (event.type) {
    case 'session-ended':
      if (event.reason === 'put-away') {
        return { tone: 'warning', words: 'Nothing was typed for long, so the box was put away.' }
      }
      if (event.reason === 'made-way') {
        return { tone: 'warning', words: 'A booked session needed this place, so the box is gone.' }
      }
      return null
    case 'phase-changed':
    case 'hint-given':
    case 'control-granted':
      return null
    default:
      return wordsFor(event, state, 'solo')
  }
}

const phaseNotices = {
  lobby: null,
  briefing: { tone: 'calm', words: 'The briefing has begun.' },
  working: { tone: 'calm', words: 'Working time has begun. Good luck!' },
  'wrap-up': { tone: 'calm', words: 'The wrap-up has begun: talk about what was found.' },
  scoring: { tone: 'calm', words: 'The session is over. Thank you!' },
  closed: { tone: 'calm', words: 'The session is closed.' },
} as const

const pauseNotices = {
  interviewer: { tone: 'calm', words: 'The clock is paused.' },
  solo: { tone: 'calm', words: 'The clock is paused, and so is the terminal.' },
  'sandbox-lost': { tone: 'warning', words: 'The box was lost. The clock waits until it is replaced.' },
  'host-unreachable': { tone: 'warning', words: 'The box cannot be reached. The clock waits.' },
  'sandbox-preparing': { tone: 'calm', words: 'The next box is being prepared. The clock waits for it.' },
} as const

/** A warning before zero, and zero itself. The id names the item of the agenda and its length, so an extension warns afresh. */
export function timeNotice(remainingMs: number, state: ClockedState): Notice {
  const id = `time-${state.at}-${state.clock.extendedMs}-${remainingMs}`
  const left = minutesWords(Math.round(remainingMs / minutes(1)))
  // Without a clock, and after the work, the box has a term and nobody else has.
  if (state.practice && (state.phase === 'wrap-up' || state.practice.clock === 'off')) {
    const words =
      remainingMs <= 0
        ? 'The time of this box is up.'
        : `This box is yours for ${left} more. You can add time.`
    return { id, tone: 'warning', words }
  }
  return { id, tone: 'warning', words: remainingMs <= 0 ? 'Time is up.' : `${left} left.` }
}
