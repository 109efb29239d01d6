// Sessions of one or several rounds in memory, planned from the rounds and questions of the tests.
import { nextBoxNeed } from '#app/session/box-needs.ts'
import type { Command } from '#app/session/commands.ts'
import type { Observation } from '#app/session/observations.ts'
import { toFirstEntered } from '#app/session/session-card.server.ts'
import { stageOf } from '#app/session/stages.ts'
import { createTestBank } from './questions.ts'
import { firstEntered, INTERVIEWER, SessionScript } from './session-script.ts'
import { everyKind } from './work-questions.ts'

/** A round by its id, with a question for each part that has one. */
export type Chosen = { roundId: string; parts: Record<string, string> }

const bank = createTestBank(everyKind)
const people = firstEntered.type === 'first-entered' ? firstEntered.participants : []

export const chosen = {
  box: { roundId: 'troubleshooting', parts: { box: 'test-question' } },
  coding: { roundId: 'coding', parts: { program: 'count-the-lines' } },
  review: { roundId: 'code-review', parts: { change: 'a-cache-for-prices' } },
  internals: { roundId: 'internals', parts: { first: 'what-top-shows' } },
  design: { roundId: 'design', parts: { design: 'a-counter-for-visits' } },
  mixed: { roundId: 'mixed', parts: { program: 'count-the-lines', system: 'test-question' } },
  warmUp: { roundId: 'warm-up', parts: { box: 'an-easy-box' } },
} as const satisfies Record<string, Chosen>

/** What the database would hold of these rounds. */
export function roundsOf(rounds: readonly Chosen[]) {
  return rounds.map(({ roundId, parts }, round) => ({
    round,
    roundId,
    rubricId: bank.findRound(roundId)?.rubric ?? null,
    questions: Object.entries(parts).map(([part, questionSlug]) => {
      return { part, questionSlug, workingMinutes: null }
    }),
  }))
}

export function roundsEntered(rounds: readonly Chosen[]): Observation {
  const planned = roundsOf(rounds)
  return toFirstEntered(
    {
      id: 'session1',
      kind: 'session',
      timed: true,
      cohortId: null,
      questionSlug: planned[0]?.questions[0]?.questionSlug ?? '',
      rubricId: 'practice@1',
      workingMinutes: 30,
      rounds: planned,
      scheduledAt: new Date(0),
      createdById: INTERVIEWER,
      createdAt: new Date(0),
      participants: people,
    },
    bank,
  )
}

/** In its lobby, with the box of the first stage that needs one. */
export function lobbyOf(...rounds: Chosen[]): RoundScript {
  const script = new RoundScript()
  script.questions = everyKind
  script.see(roundsEntered(rounds))
  const first = script.nextNeed()
  if (first !== null) {
    script.see({ type: 'box-wanted', sandboxId: 'box-1', questionSlug: first })
    script.boxReady()
  }
  return script
}

export class RoundScript extends SessionScript {
  nextNeed(): string | null {
    return nextBoxNeed(this.opened, this.questions)
  }

  /** The box that is being prepared is ready. */
  boxReady(): this {
    const { sandbox } = this.opened
    if (sandbox.status !== 'preparing') return this
    return this.see({ type: 'box-ready', sandboxId: sandbox.sandboxId, readyMs: 1 })
  }

  /** One item of the agenda further, without waiting for a box. */
  next(): this {
    const { phase: from, at } = this.opened
    if (from === 'closed') throw new Error('nothing comes after the end')
    return this.do({ type: 'advance-phase', from, at } satisfies Command)
  }

  /** To the stage with this id, with its box ready. */
  to(stageId: string, round = 0): this {
    for (let steps = 0; steps < 40; steps++) {
      const stage = stageOf(this.opened)
      if (stage?.id === stageId && stage.round === round) return this
      this.next().boxReady()
    }
    throw new Error(`there is no stage ${stageId}`)
  }
}
