// Plays a practice in memory, through the pure rules alone.
import { minutes } from '#app/lib/time.ts'
import { toAgenda } from '#app/session/agenda.ts'
import type { Observation } from '#app/session/observations.ts'
import { testQuestion } from './questions.ts'
import { SessionScript } from './session-script.ts'

export const LENA = 'lena'

export function aloneEntered(clock: 'on' | 'off'): Observation {
  return {
    type: 'first-entered',
    questionSlug: 'test-question',
    questionVersion: '1.0.0',
    rubricId: 'practice@1',
    agenda: toAgenda({
      kind: 'practice',
      workingMinutes: clock === 'on' ? 30 : 90,
      briefingMinutes: 5,
      wrapUpMinutes: 5,
    }),
    participants: [{ userId: LENA, name: 'Lena', sessionRole: 'solo' }],
    practice: { clock },
  }
}

/** Nobody has made a box yet. */
export function alone(clock: 'on' | 'off'): SessionScript {
  return new SessionScript().see(aloneEntered(clock)).see({ type: 'person-came', userId: LENA })
}

export function inPracticeLobby(clock: 'on' | 'off' = 'on'): SessionScript {
  return alone(clock)
    .see({ type: 'box-wanted', sandboxId: 'box-1' })
    .see({ type: 'box-ready', sandboxId: 'box-1', readyMs: 500 })
}

export function atWork(clock: 'on' | 'off' = 'on'): SessionScript {
  return inPracticeLobby(clock).do({ type: 'advance-phase', from: 'lobby' }, LENA)
}

/** A run of the checks of which so many pass. */
export function passing(count: number): Observation {
  const results = testQuestion.probes.map(({ id }, index) => ({
    probeId: id,
    verdict: index < count ? ('pass' as const) : ('not-yet' as const),
    message: 'SECRET-MESSAGE',
  }))
  return { type: 'probes-read', results }
}

/** Given up. */
export function reading(): SessionScript {
  return atWork().do({ type: 'end-session' }, LENA)
}

export function solved(): SessionScript {
  return atWork().see(passing(testQuestion.probes.length))
}

export const inEachStage = [
  ['lobby', inPracticeLobby],
  ['working', atWork],
  ['paused', () => atWork().do({ type: 'pause-clock' }, LENA)],
  ['out of time', () => atWork().wait(minutes(31)).see({ type: 'time-up' })],
  ['walkthrough', reading],
  ['closed', () => reading().do({ type: 'advance-phase', from: 'wrap-up' }, LENA)],
] as const
