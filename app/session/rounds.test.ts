// Sessions of one round and of several: their agenda, their boxes, and who has control in their stages.
import { describe, expect, it } from 'vitest'
import { minutes } from '#app/lib/time.ts'
import { boxRound, codingRound, internalsRound, reviewRound } from '#test/support/rounds.ts'
import { chosen, lobbyOf, type Chosen, type RoundScript } from '#test/support/round-script.ts'
import { CANDIDATE, INTERVIEWER } from '#test/support/session-script.ts'
import { agendaOf, plannedMinutes, type RoundToPlan } from './agenda.ts'
import { clockAt } from './clock.ts'
import { presentRound, shownQuestion, stageOf } from './stages.ts'
import { controlHolder } from './state.ts'

const own = { briefing: 4, working: 25, 'wrap-up': 6 }

function planOf({ stages }: Pick<typeof boxRound, 'stages'>, ...parts: string[]): RoundToPlan {
  const questions = parts.map((part) => ({ part, minutes: own, workingMinutes: null }))
  return { stages, isScored: true, questions }
}

function idsOf(rounds: readonly RoundToPlan[]): string[] {
  return agendaOf(rounds).map(({ phase, stage }) => (stage ? `${stage.round}:${stage.id}` : phase))
}

function typesSince(script: RoundScript, count: number): string[] {
  return script.events.slice(count).map(({ type }) => type)
}

describe('the agenda', () => {
  it('SE39 one round has all its stages between lobby and scoring', () => {
    expect(idsOf([planOf(codingRound, 'program')])).toEqual([
      'lobby',
      '0:welcome',
      '0:task',
      '0:write',
      '0:follow-ups',
      '0:debrief',
      'scoring',
      'closed',
    ])
  })

  it('SE39 of several rounds the welcome comes only first and looking back only last', () => {
    const rounds = [planOf(codingRound, 'program'), planOf(reviewRound, 'change'), planOf(boxRound, 'box')]
    expect(idsOf(rounds)).toEqual([
      ...['lobby', '0:welcome', '0:task', '0:write', '0:follow-ups', '1:review', '1:fix'],
      ...['2:briefing', '2:working', '2:wrap-up', 'scoring', 'closed'],
    ])
    expect(idsOf([planOf(codingRound, 'program'), planOf(reviewRound, 'change')]).at(-3)).toBe('1:debrief')
  })

  it('SE39 a part for which nothing was chosen has no stage', () => {
    expect(idsOf([planOf(internalsRound, 'first')])).not.toContain('0:second')
    expect(idsOf([planOf(internalsRound, 'first', 'second')])).toContain('0:second')
  })

  it("SE39 the question's own minutes and what was booked replace those of the round", () => {
    const minutesOf = (plan: RoundToPlan) => agendaOf([plan]).map((item) => item.minutes)
    const plan = planOf(boxRound, 'box')
    expect(minutesOf(plan)).toEqual([null, 4, 25, 6, null, null])
    const booked = { ...plan, questions: [{ part: 'box', minutes: own, workingMinutes: 40 }] }
    expect(minutesOf(booked)).toEqual([null, 4, 40, 6, null, null])
    expect(plannedMinutes(agendaOf([booked]))).toBe(50)
  })

  it('SE41 where nothing is scored there is no scoring', () => {
    const plan = { ...planOf(boxRound, 'box'), isScored: false }
    expect(idsOf([plan]).slice(-2)).toEqual(['0:wrap-up', 'closed'])
  })
})

describe('from stage to stage', () => {
  it('SE40 the next item of the agenda follows, two stages of the same phase as well', () => {
    const script = lobbyOf({
      roundId: 'internals',
      parts: { first: 'what-top-shows', second: 'what-top-shows' },
    })
    const seen: string[] = []
    for (script.next(); stageOf(script.opened); script.next()) {
      seen.push(`${stageOf(script.opened)?.id} ${script.opened.phase}`)
    }
    expect(seen).toEqual(['welcome briefing', 'first working', 'second working', 'debrief wrap-up'])
    expect(script.opened.phase).toBe('scoring')
  })

  it('SE40 a second click that names its place changes nothing, though the phase is the same', () => {
    const script = lobbyOf({
      roundId: 'internals',
      parts: { first: 'what-top-shows', second: 'what-top-shows' },
    }).to('first')
    const { at } = script.opened
    const click = { type: 'advance-phase', from: 'working', at } as const
    script.do(click)
    expect(script.ask(INTERVIEWER, click)).toMatchObject({ reason: 'already-moved-on' })
    expect(stageOf(script.opened)?.id).toBe('second')
  })

  it('SE40 each stage has its own clock, and the session time runs on over all of them', () => {
    const script = lobbyOf(chosen.coding).to('task').wait(minutes(2)).next().boxReady().wait(minutes(3))
    expect(clockAt(script.state, script.now)).toMatchObject({
      remainingMs: minutes(17),
      sessionMs: minutes(5),
    })
  })

  it('SE41 the last stage of a warm-up closes the session, and so does ending it', () => {
    const finished = lobbyOf(chosen.warmUp).to('chat').next()
    expect(finished.opened.phase).toBe('closed')
    expect(finished.events.at(-2)).toMatchObject({ type: 'session-ended', reason: 'finished' })
    const stopped = lobbyOf(chosen.warmUp).to('easy').do({ type: 'end-session' })
    expect(stopped.opened.phase).toBe('closed')
    expect(controlHolder(stopped.state)).toBeNull()
    expect(stopped.events.at(-2)).toMatchObject({ type: 'session-ended', reason: 'stopped-early' })
  })

  it('SE6 a session of several rounds ended in the first is stopped early, in its last stage finished', () => {
    const early = lobbyOf(chosen.coding, chosen.review).to('follow-ups').do({ type: 'end-session' })
    expect(early.last()).toMatchObject({ reason: 'stopped-early' })
    const late = lobbyOf(chosen.coding, chosen.review).to('debrief', 1).do({ type: 'end-session' })
    expect(late.last()).toMatchObject({ reason: 'finished' })
    expect(late.opened.phase).toBe('scoring')
  })

  it('SE40 the present round is the one of the stage, and stays the last one afterwards', () => {
    const script = lobbyOf(chosen.coding, chosen.review)
    expect(presentRound(script.opened).roundId).toBe('coding')
    script.to('review', 1)
    expect(presentRound(script.opened).roundId).toBe('code-review')
    expect(shownQuestion(script.opened)).toBe('a-cache-for-prices')
    script.to('debrief', 1)
    expect(shownQuestion(script.opened)).toBe('a-cache-for-prices')
    expect(presentRound(script.next().opened).roundId).toBe('code-review')
  })
})

describe('boxes', () => {
  const second: Chosen = { roundId: 'coding', parts: { program: 'sum-the-numbers' } }

  it('SE14 the lobby asks for the box of the first stage that needs one', () => {
    expect(lobbyOf(chosen.review, chosen.coding).opened).toMatchObject({
      boxQuestion: 'count-the-lines',
      sandbox: { status: 'ready' },
    })
  })

  it('SE42 a stage of another question replaces the box, and the clock waits for it by itself', () => {
    const script = lobbyOf(chosen.mixed).to('program')
    const before = script.events.length
    script.next()
    expect(typesSince(script, before)).toEqual([
      'phase-changed',
      'sandbox-replaced',
      'sandbox-requested',
      'clock-paused',
    ])
    expect(script.opened).toMatchObject({ boxQuestion: 'test-question', sandbox: { sandboxId: 'box-2' } })
    script.wait(minutes(4))
    expect(clockAt(script.state, script.now)).toMatchObject({
      remainingMs: minutes(20),
      pausedBecause: 'sandbox-preparing',
    })
    script.boxReady().wait(minutes(1))
    expect(clockAt(script.state, script.now)).toMatchObject({ running: true, remainingMs: minutes(19) })
  })

  it('SE42 a box that fails leaves the clock waiting until another one is ready', () => {
    const script = lobbyOf(chosen.mixed).to('program').next()
    script.see({ type: 'box-failed', sandboxId: 'box-2', words: 'setup ended with 1' })
    expect(script.ask(INTERVIEWER, { type: 'resume-clock' })).toMatchObject({ reason: 'sandbox-not-ready' })
    script.do({ type: 'replace-sandbox' })
    expect(script.opened).toMatchObject({ boxQuestion: 'test-question', sandbox: { sandboxId: 'box-3' } })
    expect(clockAt(script.state, script.now).running).toBe(false)
    expect(clockAt(script.boxReady().state, script.now).running).toBe(true)
  })

  it('SE42 a stage of the same question keeps its box', () => {
    const script = lobbyOf(chosen.coding).to('task')
    const before = script.events.length
    script.next().next()
    expect(typesSince(script, before)).not.toContain('sandbox-requested')
  })

  it('SE43 while people look back on one program the box of the next is made', () => {
    const script = lobbyOf(chosen.coding, second).to('write')
    const before = script.events.length
    // Its last stage still has the editor: nothing is taken away there.
    script.next()
    expect(typesSince(script, before)).not.toContain('sandbox-requested')
    const talk = lobbyOf(chosen.coding, chosen.review, second).to('review', 1)
    expect(talk.opened).toMatchObject({ boxQuestion: 'sum-the-numbers', sandbox: { status: 'ready' } })
    expect(clockAt(talk.state, talk.now).running).toBe(true)
  })

  it('SE43 what was seen of a box stays known when the next question has its own', () => {
    const results = [{ probeId: 'SECRET-probe-fixed', verdict: 'pass' as const, message: '' }]
    const script = lobbyOf(chosen.box, chosen.coding).to('wrap-up')
    script.see({ type: 'probes-read', results, questionSlug: 'test-question' }).next()
    expect(script.opened.probes).toEqual({})
    expect(script.opened.earlierProbes['test-question']).toMatchObject({
      'SECRET-probe-fixed': { verdict: 'pass' },
    })
    script.see({ type: 'probes-read', results, questionSlug: 'test-question' })
    expect(script.opened.probes).toEqual({})
  })

  it('SE44 a session of talk has no box, begins without one, and can be paused and resumed', () => {
    const script = lobbyOf(chosen.internals)
    expect(script.opened.sandbox).toEqual({ status: 'none' })
    expect(script.ask(INTERVIEWER, { type: 'replace-sandbox' })).toMatchObject({ reason: 'no-box-needed' })
    script.to('first').do({ type: 'pause-clock' }).do({ type: 'resume-clock' })
    expect(script.opened.phase).toBe('working')
    expect(script.ask(INTERVIEWER, { type: 'run-probes' })).toMatchObject({ reason: 'no-probes' })
  })

  it('SE5 working on a box waits for it where no other box stood before', () => {
    const script = lobbyOf(chosen.coding).see({ type: 'box-lost', sandboxId: 'box-1', words: 'gone' })
    script.next().next()
    expect(script.ask(INTERVIEWER, { type: 'advance-phase', from: 'briefing' })).toMatchObject({
      reason: 'sandbox-not-ready',
    })
  })
})

describe('control', () => {
  it('SE45 work is the candidate’s, a briefing nobody’s, and a stage without keys leaves it as it was', () => {
    const script = lobbyOf(chosen.coding, chosen.review, chosen.box)
    expect(controlHolder(script.to('task').state)).toBeNull()
    expect(controlHolder(script.to('write').state)).toBe(CANDIDATE)
    script.do({ type: 'grant-control', to: INTERVIEWER })
    expect(controlHolder(script.to('follow-ups').state)).toBe(CANDIDATE)
    expect(controlHolder(script.to('fix', 1).state)).toBe(CANDIDATE)
    expect(controlHolder(script.to('briefing', 2).state)).toBeNull()
    expect(controlHolder(script.to('wrap-up', 2).next().state)).toBeNull()
  })

  it('SE45 where nothing is typed control cannot be handed over', () => {
    const script = lobbyOf(chosen.review).to('review')
    expect(script.ask(INTERVIEWER, { type: 'grant-control', to: INTERVIEWER })).toMatchObject({
      reason: 'nothing-to-type-in',
    })
  })
})

describe('hints', () => {
  it('SE7 hints are those of the present question, and each question has its own', () => {
    const script = lobbyOf(chosen.coding, chosen.review).to('write')
    expect(script.ask(INTERVIEWER, { type: 'give-hint', hintId: 'look' })).toMatchObject({
      reason: 'hint-unknown',
    })
    script.do({ type: 'give-hint', hintId: '1-first' }).to('review', 1)
    script.do({ type: 'give-hint', hintId: '1-first' })
    expect(script.opened.hints.map(({ questionSlug }) => questionSlug)).toEqual([
      'count-the-lines',
      'a-cache-for-prices',
    ])
  })
})
