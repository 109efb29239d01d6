import { describe, expect, it } from 'vitest'
import { CANDIDATE, INTERVIEWER } from '#test/support/session-script.ts'
import { chosen, lobbyOf, type RoundScript } from '#test/support/round-script.ts'
import { codingQuestion, reviewQuestion, talkQuestion } from '#test/support/work-questions.ts'
import { evidenceOf } from './evidence.ts'
import { workFactsOf } from './work-facts.ts'

function tick(
  script: RoundScript,
  questionSlug: string,
  marks: Record<string, 'unprompted' | 'with-help' | 'missed'>,
) {
  for (const [pointId, mark] of Object.entries(marks))
    script.do({ type: 'mark-point', questionSlug, pointId, mark }, INTERVIEWER)
}

function reviewed(): RoundScript {
  const script = lobbyOf(chosen.review).to('review')
  const comment = { type: 'set-comment', file: 'shop.py', severity: 'must-fix' } as const
  script.do({ ...comment, commentId: 'c1', line: 2, text: 'You write it and never read it.' }, CANDIDATE)
  script.do({ ...comment, commentId: 'c2', line: 1, severity: 'good', text: 'A clear name.' }, CANDIDATE)
  tick(script, reviewQuestion.slug, { 'SECRET-never-read': 'unprompted', 'SECRET-name': 'missed' })
  return script
}

function programmed(): RoundScript {
  const script = lobbyOf(chosen.coding).to('write')
  const test = { testId: 't1', title: 'One line', stdin: 'a\n', args: [], stdout: '1\n', exit: 0 }
  script.do({ type: 'choose-language', language: 'python' }, CANDIDATE)
  script.do({ type: 'add-test', test }, INTERVIEWER)
  script.do({ type: 'run-tests', runId: 'r1' }, CANDIDATE)
  const results = [
    { caseId: 'three-lines', verdict: 'pass', cpuMs: 1 },
    { caseId: 'no-line', verdict: 'fail', cpuMs: 1 },
    { caseId: 't1', verdict: 'pass', cpuMs: 1 },
  ] as const
  script.see({ type: 'tests-read', runId: 'r1', results: [...results] })
  return script
}

describe('what was recorded of a review', () => {
  it('RE16 every planted defect is taught with its place and a fix, found or not', () => {
    const { review } = workFactsOf(reviewed().opened, reviewQuestion)
    expect(review?.findings.map(({ id, mark, fix }) => [id, mark, fix])).toEqual([
      ['SECRET-never-read', 'unprompted', 'SECRET-FIX return from the cache'],
      ['SECRET-never-emptied', 'missed', 'SECRET-FIX bound it'],
    ])
    expect(review?.findings[0]).toMatchObject({ file: 'shop.py', lines: [2, 3], severity: 'must-fix' })
    expect(review?.decoys.map(({ why }) => why)).toEqual(['SECRET-WHY it was there before'])
  })

  it('RE16 a comment is told what it met where the interviewer saw it met; praise and guesses met nothing', () => {
    const { review } = workFactsOf(reviewed().opened, reviewQuestion)
    expect(review?.comments.map(({ text, about }) => [text, about])).toEqual([
      ['You write it and never read it.', ['SECRET-FINDING the cache is written and never read']],
      ['A clear name.', []],
    ])
  })
})

describe('what was recorded of removed lines', () => {
  const onRemoved = () => {
    const script = lobbyOf(chosen.review).to('review')
    const comment = { type: 'set-comment', file: 'shop.py', severity: 'must-fix' } as const
    const line = { side: 'old', line: 41 } as const
    script.do({ ...comment, ...line, commentId: 'c1', text: 'Why drop this?' }, CANDIDATE)
    script.do({ ...comment, line: 2, commentId: 'c2', text: 'Never read.' }, CANDIDATE)
    return script
  }

  it('RE15 the evidence names the side', () => {
    const texts = evidenceOf(onRemoved().opened, [reviewQuestion]).map(({ text }) => text)
    expect(texts).toEqual([
      'Must fix, shop.py removed line 41: Why drop this?',
      'Must fix, shop.py line 2: Never read.',
    ])
  })

  it('RE16 the debrief names the side, and a number before the change meets no finding by chance', () => {
    const script = onRemoved()
    const finding = { ...reviewQuestion.review.findings[0]!, id: 'SECRET-never-read', lines: [41, 41] }
    const review = {
      ...reviewQuestion.review,
      findings: [finding as (typeof reviewQuestion.review.findings)[0]],
    }
    tick(script, reviewQuestion.slug, { 'SECRET-never-read': 'unprompted' })
    const facts = workFactsOf(script.opened, { ...reviewQuestion, review }).review
    expect(facts?.comments).toMatchObject([
      { side: 'old', line: 41, about: [finding.says] },
      { side: 'new', line: 2, about: [] },
    ])
    const far = { ...finding, lines: [2, 2] as [number, number] }
    const atTwo = { ...review, findings: [far] }
    script.do(
      {
        ...{ type: 'set-comment', commentId: 'c3', file: 'limits.py', side: 'old', line: 2 },
        ...{ severity: 'must-fix', text: 'Still used.' },
      },
      CANDIDATE,
    )
    const again = workFactsOf(script.opened, { ...reviewQuestion, review: atTwo }).review
    expect(again?.comments.map(({ about }) => about.length)).toEqual([0, 1, 0])
  })
})

describe('what was recorded of a talk', () => {
  it('RE16 points are counted by group, and none is told that did not come up', () => {
    const script = lobbyOf(chosen.internals).to('first')
    tick(script, talkQuestion.slug, { 'SECRET-cores': 'unprompted', 'SECRET-disk': 'missed' })
    const { points, review, tests } = workFactsOf(script.opened, talkQuestion)
    expect([review, tests]).toEqual([null, null])
    expect(points.map(({ group, counted }) => [group, counted])).toEqual([
      ['clarify', '1 of 1 clarifying questions asked unprompted'],
      ['depth', '0 of 1 answered without help'],
    ])
    expect(points[1]?.points).toMatchObject([{ answer: 'SECRET-ANSWER state D', mark: 'missed' }])
    expect(JSON.stringify(points)).not.toMatch(/load counts what waits|a core goes away/)
  })

  it('RE16 a mark taken back leaves nothing', () => {
    const script = lobbyOf(chosen.internals).to('first')
    tick(script, talkQuestion.slug, { 'SECRET-cores': 'unprompted' })
    script.do(
      { type: 'mark-point', questionSlug: talkQuestion.slug, pointId: 'SECRET-cores', mark: null },
      INTERVIEWER,
    )
    expect(workFactsOf(script.opened, talkQuestion).points).toEqual([])
  })
})

describe('what was recorded of a program', () => {
  it('RE16 tests are counted by tag, those added together among them; what did not run is not counted', () => {
    expect(workFactsOf(programmed().opened, codingQuestion).tests).toEqual({
      language: 'python',
      added: 1,
      byTag: [
        { tag: 'basic', passed: 1, total: 1 },
        { tag: 'empty', passed: 0, total: 1 },
        { tag: 'added together', passed: 1, total: 1 },
      ],
    })
  })

  it('RE16 without a run there is nothing to tell', () => {
    expect(workFactsOf(lobbyOf(chosen.coding).to('write').opened, codingQuestion).tests).toBeNull()
  })
})

describe('what can be attached to a rating', () => {
  it('RE15 notes of the session, and what was recorded of this round’s questions alone', () => {
    const script = lobbyOf(chosen.internals, chosen.review).to('first')
    tick(script, talkQuestion.slug, { 'SECRET-cores': 'with-help' })
    script.do({ type: 'give-hint', hintId: '1-first' }, INTERVIEWER)
    script.do({ type: 'add-note', noteId: 'n1', text: 'counts the columns', mark: 'plus' }, INTERVIEWER)
    script.to('review', 1)
    const comment = { type: 'set-comment', commentId: 'c1', file: 'shop.py', line: 2 } as const
    script.do({ ...comment, severity: 'should-fix', text: 'No limit?' }, CANDIDATE)
    const ofTalk = evidenceOf(script.opened, [talkQuestion])
    expect(ofTalk.map(({ id }) => id)).toEqual([
      'n1',
      'points:what-top-shows:clarify',
      'hint:what-top-shows:1-first',
    ])
    expect(ofTalk[1]?.text).toBe('Questions worth asking: 0 of 1 clarifying questions asked unprompted')
    expect(ofTalk[2]?.text).toBe('Hint given: HINT-TEXT-talk-1-first')
    const ofReview = evidenceOf(script.opened, [reviewQuestion])
    expect(ofReview.map(({ id, sign }) => [id, sign])).toEqual([
      ['n1', 'plus'],
      ['comment:c1', 'comment'],
    ])
    expect(ofReview[1]?.text).toBe('Should fix, shop.py line 2: No limit?')
  })

  it('RE15 tests stand there tag by tag', () => {
    const texts = evidenceOf(programmed().opened, [codingQuestion]).map(({ text }) => text)
    expect(texts).toEqual([
      'Tests of basic: 1 of 1 pass',
      'Tests of empty: 0 of 1 pass',
      'Tests of added together: 1 of 1 pass',
    ])
  })
})
