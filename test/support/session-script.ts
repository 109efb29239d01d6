// Plays a session in memory: commands and observations at chosen times, through the pure rules alone.
import type { Command } from '#app/session/commands.ts'
import type { SessionEvent, SessionEventBody } from '#app/session/events.ts'
import { evolve } from '#app/session/evolve.ts'
import { decide, type Decision } from '#app/session/machine.ts'
import type { Observation } from '#app/session/observations.ts'
import type { QuestionCard } from '#app/session/question-card.ts'
import { observe } from '#app/session/observe.ts'
import { unopened, type OpenedState, type SessionState } from '#app/session/state.ts'
import { testQuestion } from './questions.ts'

export const CANDIDATE = 'cara'
export const INTERVIEWER = 'ivan'
export const SHADOW = 'sami'
export const START_MS = Date.parse('2026-11-22T09:00:00.000Z')

export const firstEntered: Observation = {
  type: 'first-entered',
  questionSlug: 'test-question',
  questionVersion: '1.0.0',
  rubricId: 'practice@1',
  agenda: [
    { phase: 'lobby', minutes: null },
    { phase: 'briefing', minutes: 5 },
    { phase: 'working', minutes: 30 },
    { phase: 'wrap-up', minutes: 5 },
    { phase: 'scoring', minutes: null },
    { phase: 'closed', minutes: null },
  ],
  participants: [
    { userId: CANDIDATE, name: 'Cara', sessionRole: 'candidate' },
    { userId: INTERVIEWER, name: 'Ivan', sessionRole: 'interviewer' },
    { userId: SHADOW, name: 'Sami', sessionRole: 'shadow' },
  ],
}

export class SessionScript {
  state: SessionState = unopened
  events: SessionEvent[] = []
  nowMs = START_MS
  boxMayStay = true
  questions: readonly QuestionCard[] = [testQuestion]

  get now(): Date {
    return new Date(this.nowMs)
  }

  get opened(): OpenedState {
    if (this.state.phase === 'unopened') throw new Error('open the session first')
    return this.state
  }

  wait(ms: number): this {
    this.nowMs += ms
    return this
  }

  /** What the rules answer; nothing happens. */
  ask(by: string, command: Command): Decision {
    return decide(this.state, command, {
      by,
      at: this.now,
      questions: this.questions,
      boxMayStay: this.boxMayStay,
      nextSandboxId: `box-${this.state.phase === 'unopened' ? 1 : this.state.sandboxCount + 1}`,
    })
  }

  /** Asks, and takes the events where there are any. */
  try(by: string, command: Command): Decision {
    const decision = this.ask(by, command)
    if (decision.ok) this.take(by, decision.value)
    return decision
  }

  /** As `try`, for commands that the test relies on. */
  do(command: Command, by = INTERVIEWER): this {
    const decision = this.try(by, command)
    if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.reason}`)
    return this
  }

  see(seen: Observation): this {
    this.take('by' in seen ? seen.by : 'system', observe(this.state, seen, this.now))
    return this
  }

  last(): SessionEvent | undefined {
    return this.events.at(-1)
  }

  private take(by: string, bodies: SessionEventBody[]): void {
    for (const body of bodies) {
      const event = { ...body, seq: this.state.seq + 1, at: this.now.toISOString(), by }
      this.events.push(event)
      this.state = evolve(this.state, event)
    }
  }
}

export function inLobby(): SessionScript {
  return new SessionScript()
    .see(firstEntered)
    .see({ type: 'box-wanted', sandboxId: 'box-1' })
    .see({ type: 'box-ready', sandboxId: 'box-1', readyMs: 500 })
}

export function inBriefing(): SessionScript {
  return inLobby().do({ type: 'advance-phase', from: 'lobby' })
}

export function inWorking(): SessionScript {
  return inBriefing().do({ type: 'advance-phase', from: 'briefing' })
}

export function inWrapUp(): SessionScript {
  return inWorking().do({ type: 'advance-phase', from: 'working' })
}

export function inScoring(): SessionScript {
  return inWrapUp().do({ type: 'advance-phase', from: 'wrap-up' })
}

export function inClosed(): SessionScript {
  return inScoring().see({ type: 'scorecard-in', by: INTERVIEWER })
}

/** A session in each phase, by name. */
export const inEachPhase = [
  ['lobby', inLobby],
  ['briefing', inBriefing],
  ['working', inWorking],
  ['wrap-up', inWrapUp],
  ['scoring', inScoring],
  ['closed', inClosed],
] as const
