// What each part in a session is told of its rounds, stages and questions of every kind.
import { describe, expect, it } from 'vitest'
import { chosen, lobbyOf, type Chosen, type RoundScript } from '#test/support/round-script.ts'
import { CANDIDATE, INTERVIEWER, SHADOW } from '#test/support/session-script.ts'

const all: Chosen[] = [
  chosen.box,
  chosen.coding,
  chosen.review,
  chosen.internals,
  chosen.design,
  { roundId: 'coding', parts: { program: 'sum-the-numbers' } },
]
const note = { type: 'add-note', noteId: 'n', text: 'SECRET-NOTE', mark: 'plus' } as const

/** Every kind of work has left something that only the cockpit may read. */
function fullOfSecrets(): RoundScript {
  const script = lobbyOf(...all).to('working')
  const results = [{ probeId: 'SECRET-probe-fixed', verdict: 'not-yet' as const, message: 'SECRET-MESSAGE' }]
  script.see({ type: 'probes-read', results, questionSlug: 'test-question' }).do(note)
  script.to('write', 1).do({ type: 'choose-language', language: 'python' })
  script.do({ type: 'run-tests', runId: 'r1' }, CANDIDATE)
  const words = 'Its output is not right.'
  const tests = [
    { caseId: 'three-lines', verdict: 'pass' as const, cpuMs: 4 },
    { caseId: 'no-line', verdict: 'fail' as const, words, cpuMs: 4 },
  ]
  script.see({ type: 'tests-read', runId: 'r1', results: tests }).see({
    ...{ type: 'run-over', runId: 'r1', because: 'exited', exitCode: 1 },
    ...{ wallMs: 9, cpuMs: 9, truncated: false },
  } as const)
  script.to('review', 2)
  const finding = { questionSlug: 'a-cache-for-prices', pointId: 'SECRET-never-read' }
  script.do({ type: 'mark-point', ...finding, mark: 'missed' })
  script.to('first', 3)
  const said = { questionSlug: 'what-top-shows', pointId: 'SECRET-cores' }
  return script.do({ type: 'mark-point', ...said, mark: 'with-help' })
}

const stages: [string, number][] = [
  ['briefing', 0],
  ['working', 0],
  ['task', 1],
  ['write', 1],
  ['follow-ups', 1],
  ['review', 2],
  ['first', 3],
  ['draw', 4],
  ['task', 5],
  ['debrief', 5],
]

describe('what a candidate is not told', () => {
  it.each(stages)('VW10 in stage %s of round %i no secret of any question is in the view', (id, round) => {
    const script = lobbyOf(...all).to(id, round)
    expect(JSON.stringify(script.viewOf(CANDIDATE))).not.toMatch(/SECRET/)
  })

  it('VW10 nor after everything that can be marked, run and noted has been', () => {
    const script = fullOfSecrets()
    for (let steps = 0; steps < 6; steps++) {
      const told = JSON.stringify(script.viewOf(CANDIDATE))
      expect(told).not.toMatch(/SECRET/)
      // Not even by its name.
      expect(told).not.toMatch(/count-the-lines|a-cache-for-prices|what-top-shows/)
      script.next().boxReady()
    }
    expect(script.see({ type: 'scorecard-in', by: INTERVIEWER }).opened.phase).toBe('closed')
    expect(JSON.stringify(script.viewOf(CANDIDATE))).not.toMatch(/SECRET/)
  })

  it('VW9 a question has its title and prompt from its first stage on, and not in the welcome', () => {
    const script = lobbyOf(chosen.coding, chosen.review)
    expect(script.viewOf(CANDIDATE)).toMatchObject({ title: 'Coding, level 2', prompt: null, work: null })
    script.to('welcome')
    expect(script.viewOf(CANDIDATE)).toMatchObject({ title: 'Coding, level 2', prompt: null, work: null })
    expect(JSON.stringify(script.viewOf(CANDIDATE))).not.toContain('Count the lines')
    script.to('task')
    const { rounds, work, title } = script.viewOf(CANDIDATE)
    expect(title).toBe('Count the lines')
    expect(work).toMatchObject({ title, kind: 'coding', questionSlug: null })
    expect(rounds.map((round) => round.questions)).toMatchObject([
      [{ part: 'program', kind: 'coding', title: 'Count the lines' }],
      [{ part: 'change', kind: 'review', title: null }],
    ])
  })

  it('VW11 a box that is made for a question to come is not looked into', () => {
    const script = lobbyOf(chosen.review, chosen.coding).to('review')
    expect(script.viewOf(CANDIDATE).terminals).toEqual([])
    expect(script.ask(CANDIDATE, { type: 'open-terminal' })).toMatchObject({ reason: 'not-in-this-phase' })
    expect(script.viewOf(INTERVIEWER).terminals).toHaveLength(1)
    script.to('task', 1)
    expect(script.viewOf(CANDIDATE).terminals).toHaveLength(1)
  })
})

describe('what the cockpit shows', () => {
  it.each([INTERVIEWER, SHADOW])('VW3 %s reads the same points, with answers and fixes', (userId) => {
    const review = fullOfSecrets().viewOf(userId)
    expect(review.cockpit?.points).toHaveLength(4)
    expect(review.cockpit?.points[0]).toMatchObject({
      group: 'clarify',
      answer: 'SECRET-ANSWER eight',
      mark: 'with-help',
    })
    expect(review.cockpit).toMatchObject({
      recover: expect.stringContaining('SECRET-RECOVER') as string,
      misconceptions: [{ truth: 'SECRET-TRUTH it is a count' }],
      notExpected: ['SECRET-NOT-EXPECTED how the kernel averages'],
    })
    const script = lobbyOf(chosen.review).to('review')
    expect(script.viewOf(userId).cockpit?.points.map(({ group }) => group)).toEqual([
      'finding',
      'finding',
      'decoy',
    ])
  })

  it('VW9 what the interviewer does in a stage is in the cockpit only, what the candidate does for everybody', () => {
    const script = lobbyOf(chosen.coding).to('write')
    const { at } = script.opened
    expect(script.viewOf(INTERVIEWER).stage).toMatchObject({ id: 'write', at, part: 'program', round: 0 })
    expect(script.viewOf(SHADOW).stage?.tells).toMatch(/SECRET-TELLS/)
    expect(script.viewOf(CANDIDATE).stage).toMatchObject({ tells: null, says: 'What happens in write.' })
  })

  it('VW10 of a hidden case the candidate has name and result, the interviewer all of it', () => {
    const script = fullOfSecrets().to('draw', 4)
    script.to('task', 5)
    const written = lobbyOf(chosen.coding).to('write')
    const caseFor = (userId: string) =>
      written.viewOf(userId).work?.coding?.cases.find(({ caseId }) => caseId === 'no-line')
    expect(caseFor(CANDIDATE)).toMatchObject({ title: 'Nothing to read', visible: false, example: null })
    expect(caseFor(INTERVIEWER)?.example).toMatchObject({ stdout: 'SECRET-OUTPUT\n' })
    expect(written.viewOf(CANDIDATE).work?.coding?.cases[0]?.example).toMatchObject({ stdout: '3\n' })
    expect(written.viewOf(INTERVIEWER).cockpit?.followUps[0]).toMatch(/SECRET-FOLLOW-UP/)
  })

  it('SE53 a test that the interviewer adds is there for the candidate at once, with all it holds', () => {
    const script = lobbyOf(chosen.coding).to('write')
    const test = { testId: 't1', title: 'one line', stdin: 'x\n', args: ['-v'], stdout: '1\n', exit: 0 }
    script.do({ type: 'add-test', test })
    expect(script.viewOf(CANDIDATE).work?.coding?.cases.at(-1)).toMatchObject({
      caseId: 't1',
      added: true,
      visible: true,
      example: { stdin: 'x\n', args: ['-v'], stdout: '1\n' },
    })
  })
})

describe('what everybody is told', () => {
  it('VW12 chat and the link to talk elsewhere, with names', () => {
    const script = lobbyOf(chosen.design).do({ type: 'say', messageId: 'm', text: 'hello' }, CANDIDATE)
    script.do({ type: 'set-meeting-link', url: 'https://meet.example.org/1' })
    for (const userId of [CANDIDATE, INTERVIEWER, SHADOW]) {
      expect(script.viewOf(userId)).toMatchObject({
        chat: [{ messageId: 'm', by: CANDIDATE, name: 'Cara', text: 'hello' }],
        meetingLink: 'https://meet.example.org/1',
      })
    }
  })

  it('VW7 the rubric of the present round; a warm-up says that nothing is scored', () => {
    const script = lobbyOf(chosen.coding, chosen.review).to('review', 1)
    for (const userId of [CANDIDATE, INTERVIEWER]) {
      expect(script.viewOf(userId).rounds.map(({ scored }) => scored)).toEqual([true, true])
      expect(script.viewOf(userId).rubric).toEqual(script.viewOf(userId).rounds[1]?.rubric)
    }
    expect(lobbyOf(chosen.warmUp).viewOf(CANDIDATE).rounds).toMatchObject([{ scored: false, rubric: null }])
  })

  it('VW5 the timeline names stages, comments, runs and tests; points only in the cockpit', () => {
    const script = fullOfSecrets()
    const linesFor = (userId: string) => script.viewOf(userId).timeline.map(({ words }) => words)
    expect(linesFor(CANDIDATE)).toEqual(
      expect.arrayContaining([
        '“Stage write” began',
        'The language is Python',
        'Cara ran the tests',
        '1 of 2 tests pass',
        'The clock waits for the next box',
      ]),
    )
    expect(linesFor(CANDIDATE).join()).not.toMatch(/Missed|With help/)
    expect(script.viewOf(INTERVIEWER).cockpit?.timeline.map(({ words }) => words)).toContain(
      'Missed: SECRET-FINDING the cache is written and never read',
    )
  })
})
