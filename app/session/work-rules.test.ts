// What people say, write, tick and run: who may when, and what becomes of it.
import { describe, expect, it } from 'vitest'
import { chosen, lobbyOf, type RoundScript } from '#test/support/round-script.ts'
import { CANDIDATE, INTERVIEWER, SHADOW } from '#test/support/session-script.ts'
import { allowedCommands } from './allowed.ts'
import { command, type Command, type CommandType } from './commands.ts'
import { replay } from './evolve.ts'
import { ADDED_TESTS_MAX } from './rules-for-coding.ts'
import { COMMENTS_MAX } from './rules-for-review.ts'
import { BUSY_EVENTS_MAX } from './rules-for-talk.ts'
import { workOn } from './stages.ts'
import { controlHolder } from './state.ts'

function reasonOf(script: RoundScript, by: string, asked: Command): string {
  const decision = script.ask(by, asked)
  return decision.ok ? 'accepted' : decision.reason
}

const comment = (commentId = 'c1', more: object = {}): Command => {
  const place = { file: 'shop.py', line: 2, severity: 'must-fix' as const, text: 'never read' }
  return { type: 'set-comment', commentId, ...place, ...more }
}
const point = (mark: 'unprompted' | 'missed' | null, pointId = 'SECRET-never-read'): Command => {
  return { type: 'mark-point', questionSlug: 'a-cache-for-prices', pointId, mark }
}
const python: Command = { type: 'choose-language', language: 'python' }
const runTests: Command = { type: 'run-tests', runId: 'r1' }
const runCode: Command = { type: 'run-code', runId: 'r1' }
const stopRun: Command = { type: 'stop-run', runId: 'r1' }
const added = (testId: string): Command => {
  const test = { testId, title: 'one line', stdin: 'x\n', args: [], stdout: '1\n', exit: 0 }
  return { type: 'add-test', test }
}
const over = {
  type: 'run-over',
  runId: 'r1',
  because: 'exited',
  exitCode: 0,
  wallMs: 20,
  cpuMs: 9,
  truncated: false,
} as const

/** The stage in which each kind of work is in front of people, and what may be asked there by whom. */
const places: [string, () => RoundScript, Record<'candidate' | 'interviewer', CommandType[]>][] = [
  [
    'the lobby',
    () => lobbyOf(chosen.coding),
    { candidate: ['say'], interviewer: ['say', 'set-meeting-link'] },
  ],
  [
    'the welcome',
    () => lobbyOf(chosen.coding).to('welcome'),
    { candidate: ['say'], interviewer: ['say', 'set-meeting-link'] },
  ],
  [
    'a program before a language is chosen',
    () => lobbyOf(chosen.coding).to('write'),
    {
      candidate: ['say', 'choose-language'],
      interviewer: ['say', 'set-meeting-link', 'choose-language', 'add-test'],
    },
  ],
  [
    'a program',
    () => lobbyOf(chosen.coding).to('write').do(python),
    {
      candidate: ['say', 'choose-language', 'run-code', 'run-tests'],
      interviewer: ['say', 'set-meeting-link', 'choose-language', 'add-test', 'run-tests'],
    },
  ],
  [
    'a program that runs',
    () => lobbyOf(chosen.coding).to('write').do(python).do(runCode, CANDIDATE),
    { candidate: ['say', 'stop-run'], interviewer: ['say', 'set-meeting-link', 'add-test', 'stop-run'] },
  ],
  [
    'a review',
    () => lobbyOf(chosen.review).to('review').do(comment(), CANDIDATE),
    {
      candidate: ['say', 'set-comment', 'remove-comment'],
      interviewer: ['say', 'set-meeting-link', 'mark-point'],
    },
  ],
  [
    'a talk',
    () => lobbyOf(chosen.internals).to('first'),
    { candidate: ['say'], interviewer: ['say', 'set-meeting-link', 'mark-point'] },
  ],
  [
    'the scoring of a review',
    () => lobbyOf(chosen.review).to('debrief').next(),
    { candidate: ['say'], interviewer: ['say', 'set-meeting-link', 'mark-point'] },
  ],
]
const onWork: CommandType[] = [
  'say',
  'set-meeting-link',
  'set-comment',
  'remove-comment',
  'mark-point',
  'choose-language',
  'add-test',
  'run-code',
  'run-tests',
  'stop-run',
]

describe('who may ask what where', () => {
  it.each(places)('SE13 %s', (_name, begin, expected) => {
    const script = begin()
    const allowedFor = (userId: string) =>
      allowedCommands(script.opened, {
        userId,
        at: script.now,
        questions: script.questions,
        boxMayStay: true,
      }).filter((type) => onWork.includes(type))
    expect(allowedFor(CANDIDATE).sort()).toEqual([...expected.candidate].sort())
    expect(allowedFor(INTERVIEWER).sort()).toEqual([...expected.interviewer].sort())
    expect(allowedFor(SHADOW)).toEqual([])
    expect(allowedFor('a-stranger')).toEqual([])
  })
})

describe('talk', () => {
  it('SE47 a message has text, keeps who said it, and the same one sent twice is one', () => {
    const script = lobbyOf(chosen.coding)
    const hello: Command = { type: 'say', messageId: 'm1', text: '  hello ' }
    expect(reasonOf(script, CANDIDATE, { ...hello, text: '   ' })).toBe('message-empty')
    script
      .do(hello, CANDIDATE)
      .do(hello, CANDIDATE)
      .do({ ...hello, messageId: 'm2' }, INTERVIEWER)
    expect(script.opened.chat).toMatchObject([
      { by: CANDIDATE, text: 'hello' },
      { by: INTERVIEWER, text: 'hello' },
    ])
  })

  it('SE47 the last three hundred messages are at hand', () => {
    const script = lobbyOf(chosen.coding)
    for (let n = 0; n < 310; n++) script.do({ type: 'say', messageId: `m${n}`, text: `${n}` }, CANDIDATE)
    expect(script.opened.chat).toHaveLength(300)
    expect(script.opened.chat.at(-1)?.text).toBe('309')
  })

  it('SE48 the link to talk elsewhere is an https address, and can be taken away', () => {
    const at = (url: string) => command.safeParse({ type: 'set-meeting-link', url }).success
    expect(at('https://meet.example.org/room?pwd=1')).toBe(true)
    for (const url of [
      'http://meet.example.org',
      'javascript:alert(1)',
      'meet',
      `https://a.b/${'x'.repeat(500)}`,
    ])
      expect(at(url)).toBe(false)
    const link = 'https://meet.example.org/1'
    const script = lobbyOf(chosen.coding).do({ type: 'set-meeting-link', url: link })
    expect(script.opened.meetingLink).toBe(link)
    expect(script.do({ type: 'set-meeting-link', url: null }).opened.meetingLink).toBeNull()
  })

  it('SE54 a session that holds too much takes no more of it, and still comes to its end', () => {
    const script = lobbyOf(chosen.review).to('review')
    for (let n = 0; script.opened.seq < BUSY_EVENTS_MAX; n++) {
      script.do({ type: 'say', messageId: `m${n}`, text: 'x' }, CANDIDATE)
    }
    const say: Command = { type: 'say', messageId: 'more', text: 'x' }
    const link: Command = { type: 'set-meeting-link', url: 'https://meet.example.org/1' }
    expect(reasonOf(script, CANDIDATE, say)).toBe('session-full')
    expect(reasonOf(script, CANDIDATE, comment())).toBe('session-full')
    for (const asked of [link, point('missed')]) {
      expect(reasonOf(script, INTERVIEWER, asked)).toBe('session-full')
    }
    expect(script.next().next().next().opened.phase).toBe('scoring')
  })
})

describe('comments', () => {
  const inReview = () => lobbyOf(chosen.review, chosen.design).to('review')

  it('SE49 a comment stands at a line of the change; written again it keeps its place', () => {
    const script = inReview()
      .do(comment('c1'), CANDIDATE)
      .do(comment('c2', { line: 3 }), CANDIDATE)
    script.do(comment('c1', { severity: 'good', text: ' well done ' }), CANDIDATE)
    expect(script.opened.comments).toMatchObject([
      { commentId: 'c1', line: 2, severity: 'good', text: 'well done', questionSlug: 'a-cache-for-prices' },
      { commentId: 'c2', line: 3 },
    ])
    const before = script.events.length
    expect(script.do(comment('c2', { line: 3 }), CANDIDATE).events).toHaveLength(before)
  })

  it('SE49 there is none without words or at a line that the change does not show', () => {
    const script = inReview()
    expect(reasonOf(script, CANDIDATE, comment('c1', { text: ' ' }))).toBe('comment-empty')
    expect(reasonOf(script, CANDIDATE, comment('c1', { line: 9 }))).toBe('line-unknown')
    expect(reasonOf(script, CANDIDATE, comment('c1', { file: 'other.py' }))).toBe('line-unknown')
    for (const place of [
      { side: 'old', line: 2 },
      { side: 'old', line: 40 },
      { side: 'new', line: 43 },
      { file: 'limits.py', line: 1 },
      { file: 'limits.py', side: 'old', line: 3 },
    ])
      expect(reasonOf(script, CANDIDATE, comment('c1', place))).toBe('line-unknown')
    expect(reasonOf(script, CANDIDATE, { type: 'remove-comment', commentId: 'c1' })).toBe('comment-unknown')
  })

  it('SE49 a removed line is named by its number before the change; without a side it is the line after it', () => {
    const script = inReview().do(comment('c1', { side: 'old', line: 41 }), CANDIDATE)
    script.do(comment('c2', { line: 41 }), CANDIDATE)
    script.do(comment('c3', { file: 'limits.py', side: 'old', line: 1 }), CANDIDATE)
    const places = () =>
      script.opened.comments.map(({ commentId, file, side, line }) => [commentId, file, side, line])
    expect(places()).toEqual([
      ['c1', 'shop.py', 'old', 41],
      ['c2', 'shop.py', 'new', 41],
      ['c3', 'limits.py', 'old', 1],
    ])
    script.do(comment('c1', { line: 42 }), CANDIDATE).do(comment('c1', { side: 'old', line: 42 }), CANDIDATE)
    expect(places()[0]).toEqual(['c1', 'shop.py', 'old', 42])
    expect(script.viewOf(INTERVIEWER).timeline.map(({ words }) => words)).toEqual(
      expect.arrayContaining(['Comment on shop.py, removed line 41', 'Comment on shop.py, line 41']),
    )
  })

  it('SE49 a comment written before there were sides is on a line after the change', () => {
    const { events } = inReview().do(comment('c1'), CANDIDATE)
    const old = events.map((event) => {
      if (event.type !== 'comment-set') return event
      const { side: _side, ...without } = event
      return without
    })
    const state = replay(old)
    expect(state.phase !== 'unopened' && state.comments).toMatchObject([{ side: 'new', line: 2 }])
  })

  it('SE49 what came with a side that is none is no command', () => {
    const parsed = (side: unknown) => command.safeParse({ ...comment(), side }).success
    expect(['old', 'new', undefined].map(parsed)).toEqual([true, true, true])
    expect(['left', '', null, 1, ['old'], {}].map(parsed)).toEqual(Array(6).fill(false))
  })

  it('SE49 it can be taken back while the change is there, and not afterwards', () => {
    const script = inReview().do(comment('c1'), CANDIDATE).do(comment('c2'), CANDIDATE)
    script.do({ type: 'remove-comment', commentId: 'c1' }, CANDIDATE)
    expect(script.opened.comments.map(({ commentId }) => commentId)).toEqual(['c2'])
    script.to('draw', 1)
    expect(reasonOf(script, CANDIDATE, comment('c3'))).toBe('not-in-this-phase')
    expect(reasonOf(script, CANDIDATE, { type: 'remove-comment', commentId: 'c2' })).toBe('not-in-this-phase')
    expect(script.opened.comments).toHaveLength(1)
  })

  it('SE49 one change takes at most a hundred comments', () => {
    const script = inReview()
    for (let n = 0; n < COMMENTS_MAX; n++) script.do(comment(`c${n}`), CANDIDATE)
    expect(reasonOf(script, CANDIDATE, comment('more'))).toBe('too-many-comments')
    expect(reasonOf(script, CANDIDATE, comment('c7', { text: 'other words' }))).toBe('accepted')
  })
})

describe('points', () => {
  it('SE50 a point is marked, marked otherwise, and unmarked', () => {
    const script = lobbyOf(chosen.review).to('review').do(point('unprompted'))
    const marks = () => workOn(script.opened, 'a-cache-for-prices').points
    expect(marks()).toEqual({ 'SECRET-never-read': 'unprompted' })
    script.do(point('missed')).do(point('missed', 'SECRET-name'))
    expect(marks()).toEqual({ 'SECRET-never-read': 'missed', 'SECRET-name': 'missed' })
    const before = script.events.length
    expect(script.do(point('missed')).events).toHaveLength(before)
    script.do(point(null))
    expect(marks()).toEqual({ 'SECRET-name': 'missed' })
  })

  it('SE50 only points of a question of this session, from its first stage to the end of scoring', () => {
    const script = lobbyOf(chosen.review)
    expect(reasonOf(script, INTERVIEWER, point('missed'))).toBe('not-in-this-phase')
    script.to('welcome')
    expect(reasonOf(script, INTERVIEWER, point('missed', 'constructor'))).toBe('point-unknown')
    const foreign: Command = {
      type: 'mark-point',
      questionSlug: 'what-top-shows',
      pointId: 'SECRET-cores',
      mark: 'missed',
    }
    expect(reasonOf(script, INTERVIEWER, foreign)).toBe('point-unknown')
    script.to('debrief').next()
    expect(reasonOf(script, INTERVIEWER, point('missed'))).toBe('accepted')
    script.see({ type: 'scorecard-in', by: INTERVIEWER })
    expect(reasonOf(script, INTERVIEWER, point('missed'))).toBe('session-closed')
  })
})

describe('programs', () => {
  const writing = () => lobbyOf(chosen.coding).to('write')

  it('SE51 the language is one of the question, chosen by candidate or interviewer', () => {
    const script = writing()
    expect(reasonOf(script, CANDIDATE, { ...python, language: 'c' })).toBe('language-unknown')
    expect(reasonOf(script, CANDIDATE, { ...python, language: '__proto__' })).toBe('language-unknown')
    script.do(python, CANDIDATE).do({ type: 'choose-language', language: 'bash' }, INTERVIEWER)
    expect(workOn(script.opened, 'count-the-lines').language).toBe('bash')
  })

  it('SE52 whoever has control runs the program, the interviewer may run the tests as well', () => {
    const script = writing()
    expect(reasonOf(script, CANDIDATE, runCode)).toBe('language-needed')
    script.do(python)
    expect(reasonOf(script, INTERVIEWER, runCode)).toBe('control-needed')
    expect(reasonOf(script, INTERVIEWER, runTests)).toBe('accepted')
    script.do({ type: 'grant-control', to: INTERVIEWER })
    expect(controlHolder(script.state)).toBe(INTERVIEWER)
    expect(reasonOf(script, CANDIDATE, runTests)).toBe('control-needed')
    expect(reasonOf(script, INTERVIEWER, runCode)).toBe('accepted')
  })

  it('SE52 one thing runs at a time, and its end makes room for the next', () => {
    const script = writing().do(python).do(runTests, CANDIDATE)
    expect(script.opened.run).toMatchObject({ what: 'tests', by: CANDIDATE, language: 'python' })
    expect(reasonOf(script, CANDIDATE, { ...runCode, runId: 'r2' })).toBe('already-running')
    expect(reasonOf(script, CANDIDATE, { type: 'choose-language', language: 'bash' })).toBe('already-running')
    expect(reasonOf(script, INTERVIEWER, { ...stopRun, runId: 'r2' })).toBe('no-such-run')
    expect(script.ask(INTERVIEWER, stopRun)).toEqual({ ok: true, value: [] })
    const results = [
      { caseId: 'three-lines', verdict: 'pass' as const, cpuMs: 4 },
      { caseId: 'no-line', verdict: 'fail' as const, words: 'Its output is not right.', cpuMs: 4 },
    ]
    script.see({ type: 'tests-read', runId: 'r1', results }).see(over)
    expect(script.opened.run).toBeNull()
    expect(workOn(script.opened, 'count-the-lines').lastTests).toMatchObject({ language: 'python', results })
    const before = script.events.length
    script.see(over).see({ type: 'tests-read', runId: 'r1', results })
    expect(script.events).toHaveLength(before)
    expect(reasonOf(script, CANDIDATE, runCode)).toBe('accepted')
  })

  it.each([
    ['is lost', (script: RoundScript) => script.see({ type: 'box-lost', sandboxId: 'box-1', words: '' })],
    ['is replaced', (script: RoundScript) => script.do({ type: 'replace-sandbox' })],
    ['is needed no more', (script: RoundScript) => script.do({ type: 'end-session' })],
  ])('SE52 a run is over when its box %s', (_how, happen) => {
    const script = happen(writing().do(python).do(runCode, CANDIDATE))
    expect(script.opened.run).toBeNull()
    const before = script.events.length
    expect(script.see(over).events).toHaveLength(before)
  })

  it('SE52 at zero the candidate runs nothing any more, and the interviewer may still run the tests', () => {
    const script = writing()
      .do(python)
      .wait(60 * 60_000)
      .see({ type: 'time-up' })
    expect(reasonOf(script, CANDIDATE, runTests)).toBe('control-needed')
    expect(reasonOf(script, INTERVIEWER, runTests)).toBe('accepted')
  })

  it('SE53 the interviewer adds tests, each once and at most twenty', () => {
    const script = writing()
    expect(reasonOf(script, INTERVIEWER, added('no-line'))).toBe('not-understood')
    for (let n = 0; n < ADDED_TESTS_MAX; n++) script.do(added(`t${n}`)).do(added(`t${n}`))
    expect(workOn(script.opened, 'count-the-lines').tests).toHaveLength(ADDED_TESTS_MAX)
    expect(reasonOf(script, INTERVIEWER, added('more'))).toBe('too-many-tests')
  })
})
