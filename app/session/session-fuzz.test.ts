// Random sessions from a seed: whatever people and machines do in whatever order, some things always hold.
import { describe, expect, it } from 'vitest'
import { minutes } from '#app/lib/time.ts'
import { inPracticeLobby, LENA, passing } from '#test/support/practice-script.ts'
import { testQuestion, testRubric } from '#test/support/questions.ts'
import { CANDIDATE, firstEntered, INTERVIEWER, SessionScript, SHADOW } from '#test/support/session-script.ts'
import { clockAt } from './clock.ts'
import type { Command } from './commands.ts'
import type { SessionEvent } from './events.ts'
import { replay } from './evolve.ts'
import type { Observation } from './observations.ts'
import { controlHolder, type OpenedState } from './state.ts'
import { viewFor } from './view.ts'

const STEPS = 200
/** Raise it, or move the first one, to look further; a seed that fails becomes a test of its own. */
const SEEDS = 25
const FIRST_SEED = 1

type Random = (below: number) => number

/** mulberry32: small, seeded, good enough to shuffle clicks. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[random(items.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

const people = [CANDIDATE, INTERVIEWER, INTERVIEWER, INTERVIEWER, SHADOW, 'a-stranger']

function randomCommand(random: Random, current: OpenedState['phase']): Command {
  // Mostly the button that is on the screen, sometimes one that is out of date.
  const shown = current === 'closed' ? 'scoring' : current
  const phase = pick(random, [shown, shown, 'lobby', 'working', 'scoring'] as const)
  const hintId = pick(random, ['look', 'compare', 'make', 'no-such-hint'])
  const note = { noteId: `n${random(40)}`, text: pick(random, ['', 'SECRET-NOTE']) }
  return pick<() => Command>(random, [
    () => ({ type: 'advance-phase', from: phase }),
    () => ({ type: 'pause-clock' }),
    () => ({ type: 'resume-clock' }),
    () => ({ type: 'resume-clock' }),
    () => ({ type: 'extend-time', minutes: 1 + random(60) }),
    () => (random(40) === 0 ? { type: 'end-session' } : { type: 'run-probes' }),
    () => ({ type: 'give-hint', hintId }),
    () => ({ type: 'grant-control', to: pick(random, people) }),
    () => ({ type: 'add-note', ...note, mark: pick(random, ['plus', 'minus', null] as const) }),
    () => ({ type: 'replace-sandbox' }),
    () => ({ type: 'open-terminal' }),
    () => ({ type: 'close-terminal', terminalId: 't' }),
  ])()
}

function randomObservation(random: Random): Observation {
  const sandboxId = `box-${1 + random(5)}`
  const userId = pick(random, [CANDIDATE, INTERVIEWER, SHADOW])
  const verdict = pick(random, ['pass', 'not-yet', 'could-not-check'] as const)
  const words = 'SECRET-WORDS'
  return pick<Observation>(random, [
    { type: 'person-came', userId },
    { type: 'person-went', userId },
    { type: 'box-wanted', sandboxId },
    { type: 'box-ready', sandboxId, readyMs: 1 },
    { type: 'box-ready', sandboxId, readyMs: 1 },
    { type: 'box-failed', sandboxId, words },
    { type: 'box-lost', sandboxId, words },
    { type: 'host-gone' },
    { type: 'host-back' },
    { type: 'time-up' },
    { type: 'probes-read', results: [{ probeId: 'SECRET-probe-fixed', verdict, message: 'SECRET-MESSAGE' }] },
    random(20) === 0 ? { type: 'scorecard-in', by: INTERVIEWER } : { type: 'time-up' },
  ])
}

function candidateView(script: SessionScript): string {
  const [me] = script.opened.participants
  if (!me) throw new Error('no candidate')
  const card = { sessionId: 'session1', questions: [testQuestion], rounds: [], rubric: testRubric }
  const live = { terminals: [], hostReachable: true, probesCheckedAt: null, boxMayStay: true, leaving: null }
  const source = { card, state: script.opened, events: script.events, live, now: script.now }
  return JSON.stringify(viewFor(me, source))
}

/** Time left may grow only where the phase changed or minutes were added. */
function assertTimeNeverGrows(script: SessionScript, before: SessionScript, fresh: SessionEvent[]): void {
  const was = clockAt(before.state, before.now)
  const is = clockAt(script.state, script.now)
  if (was.phase !== is.phase || was.remainingMs === null || is.remainingMs === null) return
  const added = fresh.reduce((sum, event) => sum + (event.type === 'time-extended' ? event.minutes : 0), 0)
  expect(is.remainingMs).toBeLessThanOrEqual(was.remainingMs + minutes(added))
}

function assertSecretsKept(script: SessionScript): void {
  const told = candidateView(script)
  expect(told).not.toMatch(/SECRET/i)
  for (const hint of testQuestion.hints) {
    const given = script.opened.hints.some((known) => known.hintId === hint.id)
    if (!given) expect(told).not.toContain(hint.text)
  }
}

const played = new Map<number, SessionScript>()

function play(seed: number): SessionScript {
  const known = played.get(seed) ?? playOut(seed)
  played.set(seed, known)
  return known
}

function playOut(seed: number): SessionScript {
  const random = randomFrom(seed)
  const script = new SessionScript().see(firstEntered)
  for (let step = 0; step < STEPS; step++) {
    const before = Object.assign(new SessionScript(), { state: script.state, nowMs: script.nowMs })
    const known = script.events.length
    script.wait(random(4) === 0 ? random(minutes(6)) : random(2000))
    if (random(3) === 0) script.see(randomObservation(random))
    else script.try(pick(random, people), randomCommand(random, script.opened.phase))
    assertTimeNeverGrows(script, before, script.events.slice(known))
    expect([null, CANDIDATE, INTERVIEWER]).toContain(controlHolder(script.state))
    if (step % 10 === 0) assertSecretsKept(script)
  }
  assertSecretsKept(script)
  return script
}

function randomAloneCommand(random: Random, current: OpenedState['phase']): Command {
  const phase = pick(random, [current === 'closed' ? 'scoring' : current, 'lobby', 'wrap-up'] as const)
  return pick<() => Command>(random, [
    () => ({ type: 'advance-phase', from: phase }),
    () => ({ type: 'take-hint', after: random(4) }),
    () => ({ type: 'pause-clock' }),
    () => ({ type: 'resume-clock' }),
    () => ({ type: 'extend-time', minutes: 1 + random(60) }),
    () => (current === 'working' && random(4) === 0 ? { type: 'end-session' } : { type: 'still-here' }),
    () => ({ type: 'replace-sandbox' }),
    () => ({ type: 'add-note', noteId: `n${random(40)}`, text: 'mine', mark: null }),
    () => randomCommand(random, current),
  ])()
}

function randomAloneObservation(random: Random): Observation {
  const ends = random(60) === 0
  return pick<() => Observation>(random, [
    () => randomObservation(random),
    () => randomObservation(random),
    () => passing(ends ? 2 : random(2)),
    () => (ends ? { type: 'practice-over', outcome: 'put-away' } : { type: 'time-up' }),
  ])()
}

/** Before it is over nothing is told; what is for raters and what probes are made of, never. */
function assertPracticeKept(script: SessionScript): void {
  // One's own notes are one's own.
  const told = candidateView(script).replaceAll('SECRET-NOTE', '')
  const { practice } = script.opened
  const over =
    practice?.outcome === 'solved' || practice?.outcome === 'gave-up' || practice?.outcome === 'ran-out'
  expect(told).not.toMatch(/SECRET-(probe|MESSAGE|RATERS|SETUP|WORDS)/)
  if (over) return
  // What a check says is told from its first run on.
  expect(told.replaceAll('SECRET-SAYS', '')).not.toMatch(/SECRET/i)
  for (const hint of testQuestion.hints) {
    if (!script.opened.hints.some((known) => known.hintId === hint.id)) expect(told).not.toContain(hint.text)
  }
}

const playedAlone = new Map<number, SessionScript>()

function playAlone(seed: number): SessionScript {
  const known = playedAlone.get(seed) ?? playOutAlone(seed)
  playedAlone.set(seed, known)
  return known
}

function playOutAlone(seed: number): SessionScript {
  const random = randomFrom(seed)
  const script = inPracticeLobby(pick(random, ['on', 'off'] as const))
  for (let step = 0; step < STEPS; step++) {
    const before = Object.assign(new SessionScript(), { state: script.state, nowMs: script.nowMs })
    const known = script.events.length
    script.boxMayStay = random(3) > 0
    script.wait(random(4) === 0 ? random(minutes(6)) : random(2000))
    if (random(3) === 0) script.see(randomAloneObservation(random))
    else
      script.try(
        pick(random, [LENA, LENA, LENA, 'a-stranger']),
        randomAloneCommand(random, script.opened.phase),
      )
    assertTimeNeverGrows(script, before, script.events.slice(known))
    expect([null, LENA]).toContain(controlHolder(script.state))
    assertPracticeKept(script)
  }
  return script
}

describe('any practice', () => {
  const seeds = Array.from({ length: SEEDS }, (_, index) => FIRST_SEED + index)

  it.each(seeds)('PR15, CL3 nothing is told too early and no time grows back, seed %i', (seed) => {
    const script = playAlone(seed)
    const saved = JSON.parse(JSON.stringify(script.events)) as SessionEvent[]
    expect(replay(saved)).toEqual(script.state)
  })

  it('PR5 random practices reach every end, so the fuzz is not idle', () => {
    const outcomes = new Set(seeds.map((seed) => playAlone(seed).opened.practice?.outcome ?? 'none'))
    expect([...outcomes]).toEqual(expect.arrayContaining(['solved', 'gave-up', 'put-away']))
  })
})

describe('any session', () => {
  const seeds = Array.from({ length: SEEDS }, (_, index) => FIRST_SEED + index)

  it.each(seeds)('CL3, VW1 time never grows back and the candidate learns no secret, seed %i', (seed) => {
    const script = play(seed)
    expect(script.events.map((event) => event.seq)).toEqual(script.events.map((_, index) => index + 1))
  })

  it.each(seeds)('SE25 replayed events give the same state, seed %i', (seed) => {
    const script = play(seed)
    const saved = JSON.parse(JSON.stringify(script.events)) as SessionEvent[]
    expect(replay(saved)).toEqual(script.state)
  })

  it('SE2 random sessions reach every phase, so the fuzz is not idle', () => {
    const reached = new Set(
      seeds.flatMap((seed) => play(seed).events.flatMap((e) => (e.type === 'phase-changed' ? [e.to] : []))),
    )
    expect([...reached].sort()).toEqual(['briefing', 'closed', 'scoring', 'working', 'wrap-up'])
  })
})
