// Plays a written session through the real rules, so that invented history is history that could have happened.
import type { Command } from '#app/session/commands.ts'
import type { SessionEvent, SessionEventBody } from '#app/session/events.ts'
import { evolve } from '#app/session/evolve.ts'
import { decide } from '#app/session/machine.ts'
import type { Observation } from '#app/session/observations.ts'
import { observe } from '#app/session/observe.ts'
import type { QuestionCard } from '#app/session/question-card.ts'
import { unopened, type SessionState } from '#app/session/state.ts'

/** `minute` counts from the moment the first person enters. */
export type Step = { minute: number } & ({ by: string; command: Command } | { seen: Observation })

export type Play = { startsAt: Date; steps: readonly Step[]; questions: readonly QuestionCard[] }

/** Throws where the rules would have refused: then the story is wrong, not the rules. */
export function playSession({ startsAt, steps, questions }: Play): SessionEvent[] {
  let state: SessionState = unopened
  const events: SessionEvent[] = []
  for (const step of steps) {
    const at = new Date(startsAt.getTime() + step.minute * 60_000)
    for (const body of follow(state, step, { at, questions })) {
      const by = 'by' in step ? step.by : 'system'
      const event: SessionEvent = { ...body, seq: events.length + 1, at: at.toISOString(), by }
      events.push(event)
      state = evolve(state, event)
    }
  }
  return events
}

function follow(
  state: SessionState,
  step: Step,
  moment: { at: Date; questions: readonly QuestionCard[] },
): SessionEventBody[] {
  if ('seen' in step) return observe(state, step.seen, moment.at)
  const decided = decide(state, step.command, {
    by: step.by,
    nextSandboxId: 'demo-next',
    boxMayStay: true,
    ...moment,
  })
  if (!decided.ok)
    throw new Error(`minute ${step.minute}: ${step.command.type} is refused: ${decided.reason}`)
  return decided.value
}
