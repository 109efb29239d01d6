// Sessions of one or several rounds in memory, planned from the rounds and questions of the tests.
import { nextBoxNeed } from '#app/session/box-needs.ts'
import type { Command } from '#app/session/commands.ts'
import type { Session } from '#app/db/sessions.server.ts'
import type { Observation } from '#app/session/observations.ts'
import { questionsOf, tellsOf, toFirstEntered } from '#app/session/session-plan.server.ts'
import type { SessionCard } from '#app/session/question-card.ts'
import type { SessionView } from '#app/session/view-types.ts'
import { viewFor } from '#app/session/view.ts'
import { stageOf } from '#app/session/stages.ts'
import { createTestBank, testRubric } from './questions.ts'
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

function sessionOf(rounds: readonly Chosen[]): Session {
  const planned = roundsOf(rounds)
  return {
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
    blind: null,
    blindBy: null,
    standIn: 'Candidate Heron',
  }
}

export function roundsEntered(rounds: readonly Chosen[]): Observation {
  return toFirstEntered(sessionOf(rounds), bank)
}

function cardOf(rounds: readonly Chosen[]): SessionCard {
  const planned = roundsOf(rounds)
  return {
    sessionId: 'session1',
    questions: questionsOf({ rounds: planned }, bank),
    rounds: planned.map(({ round, roundId, rubricId }) => {
      return { round, rubric: rubricId === null ? null : testRubric, tells: tellsOf(roundId, bank) }
    }),
    rubric: testRubric,
  }
}

/** In its lobby, with the box of the first stage that needs one. */
export function lobbyOf(...rounds: Chosen[]): RoundScript {
  const script = new RoundScript()
  script.questions = questionsOf({ rounds: roundsOf(rounds) }, bank)
  script.card = cardOf(rounds)
  script.see(roundsEntered(rounds))
  const first = script.nextNeed()
  if (first !== null) {
    script.see({ type: 'box-wanted', sandboxId: 'box-1', questionSlug: first })
    script.boxReady()
  }
  return script
}

export class RoundScript extends SessionScript {
  /** What the room would know of the bank; needed by its views. */
  card: SessionCard | null = null

  nextNeed(): string | null {
    return nextBoxNeed(this.opened, this.questions)
  }

  /** The box that is being prepared is ready. */
  boxReady(): this {
    const { sandbox } = this.opened
    if (sandbox.status !== 'preparing') return this
    return this.see({ type: 'box-ready', sandboxId: sandbox.sandboxId, readyMs: 1 })
  }

  viewOf(userId: string): SessionView {
    const me = this.opened.participants.find((one) => one.userId === userId)
    if (!me || !this.card) throw new Error(`no view for ${userId}`)
    const terminals = [{ terminalId: 'box-t1', title: 'Terminal 1', exited: false }]
    const live = { terminals, hostReachable: true, probesCheckedAt: null, boxMayStay: true, leaving: null }
    const { opened: state, events, now, card } = this
    return viewFor(me, { card, state, events, live, now })
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
