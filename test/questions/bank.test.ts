import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readEnv } from '#app/env.server.ts'
import { loadQuestionBank } from '#questions/load.ts'
import type { Question, QuestionBank } from '#questions/schema.ts'
import { QUESTION_KINDS, type QuestionKind } from '#questions/schema-round.ts'
import { TOPICS } from '#questions/vocabulary.ts'
import { makeScratchBank } from '#test/support/scratch-bank.ts'
import { ROOT } from '#test/support/source-tree.ts'
import { startServer } from '../../server.ts'

function ours(): QuestionBank {
  const loaded = loadQuestionBank(join(ROOT, 'questions'))
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems, null, 2))
  return loaded.bank
}

function liveOf(kind: QuestionKind): Question[] {
  return ours().questions.filter((question) => question.kind === kind && question.status === 'live')
}

describe('our bank', () => {
  it('QB12 has thirty live broken boxes across all levels and most topics, each with probes of all kinds', () => {
    const live = liveOf('troubleshooting')
    expect(live.length).toBeGreaterThanOrEqual(30)
    const atLevel = (level: number) => live.filter((question) => question.level === level).length
    expect(atLevel(3)).toBeGreaterThanOrEqual(5)
    expect(atLevel(4)).toBeGreaterThanOrEqual(2)
    const topics = new Set(live.flatMap((question) => question.topics))
    // What stands behind security in the list is for other kinds. Certificates are the one area still without a box.
    const ofBoxes = TOPICS.slice(0, TOPICS.indexOf('security') + 1)
    expect(ofBoxes.filter((topic) => topic !== 'tls' && !topics.has(topic))).toEqual([])
    for (const { slug, probes, hints, wrongFixes } of live) {
      expect(new Set(probes.map((probe) => probe.kind)), slug).toEqual(
        new Set(['behaviour', 'persistence', 'collateral']),
      )
      expect(probes.length, slug).toBeGreaterThanOrEqual(4)
      expect(probes.length, slug).toBeLessThanOrEqual(8)
      expect(hints.length, slug).toBeGreaterThanOrEqual(3)
      expect(wrongFixes.length, slug).toBeGreaterThanOrEqual(2)
    }
  })

  it.each<[QuestionKind, number]>([
    ['coding', 20],
    ['review', 10],
    ['internals', 15],
    ['behavioural', 12],
    ['networking', 6],
    ['design', 6],
  ])('QB37 has enough live questions of kind %s: %i', (kind, least) => {
    expect(liveOf(kind).length).toBeGreaterThanOrEqual(least)
  })

  it('QB37 has programs of levels 1 to 3, each in Python and another language', () => {
    const coding = ours().questions.flatMap((one) => (one.kind === 'coding' ? [one] : []))
    for (const level of [1, 2, 3])
      expect(
        coding.some((one) => one.level === level),
        `level ${level}`,
      ).toBe(true)
    const python = coding.filter((one) => !one.coding.languages.includes('python'))
    expect(python.map(({ slug }) => slug)).toEqual([])
  })

  it('QB38 has a live question for every part of every round, and rounds for all kinds', () => {
    const { questions, rounds } = ours()
    const live = questions.filter((question) => question.status === 'live')
    for (const round of rounds) {
      for (const part of round.parts) {
        const most = part['level-max'] ?? 4
        const fits = live.some(({ kind, level }) => part.kinds.includes(kind) && level <= most)
        expect(fits, `${round.id} ${part.id}`).toBe(true)
      }
    }
    const kinds = new Set(rounds.flatMap((round) => round.parts.flatMap((part) => part.kinds)))
    expect([...kinds].sort()).toEqual([...QUESTION_KINDS].sort())
  })

  it('QB31 was tried: each live broken box was solved cold by somebody, or at least tried, and says what that mended', () => {
    const untried = liveOf('troubleshooting').filter(({ trials }) => trials.length === 0)
    expect(untried.map(({ slug }) => slug)).toEqual([])
  })

  it('QB2 is in the repository with every file: no rule for noise keeps one out', () => {
    const asked = ['ls-files', '--others', '--ignored', '--exclude-standard', 'questions/bank']
    expect(execFileSync('git', asked, { cwd: ROOT, encoding: 'utf8' })).toBe('')
  })

  it('QB10 is frozen throughout', () => {
    const bank = ours()
    const [question] = bank.questions
    for (const part of [bank, bank.questions, bank.rubrics, question, question?.hints, question?.probes[0]]) {
      expect(Object.isFrozen(part)).toBe(true)
    }
    expect(Object.isFrozen(bank.rubrics[0]?.dimensions[0]?.anchors)).toBe(true)
  })

  it('QB10 a slug it does not have is null, a rubric it does not have is an error', () => {
    const bank = ours()
    expect(bank.findQuestion('no-such-question')).toBeNull()
    expect(bank.findQuestion('web-server-will-not-start')?.level).toBe(1)
    expect(bank.getRubric('troubleshooting@1').dimensions).toHaveLength(6)
    expect(() => bank.getRubric('juggling@1')).toThrow('there is no rubric "juggling@1"')
  })
})

describe('rubrics', () => {
  function editRubric(root: string, from: string, to: string): string {
    const file = join(root, 'rubrics/troubleshooting.yaml')
    const text = readFileSync(file, 'utf8')
    expect(text).toContain(from)
    writeFileSync(file, text.replace(from, to))
    return file
  }

  it('QB9 weights that do not add up to 100 are named by line', () => {
    const bank = makeScratchBank()
    const file = editRubric(bank.root, 'weight: 25', 'weight: 20')
    expect(bank.problems()).toEqual([
      { file, line: 6, words: 'the weights add up to 95, not 100; change one of them by 5' },
    ])
  })

  it('QB9 an id that is not the file name, and two equal anchors, are named by line', () => {
    const bank = makeScratchBank()
    const file = editRubric(bank.root, 'id: troubleshooting', 'id: trouble')
    editRubric(
      bank.root,
      'Names a cause, but does not show that the fix outlives a restart.',
      'Stops as soon as the message is gone.',
    )
    const rubric = bank.problems().filter((problem) => problem.file === file)
    expect(rubric).toMatchObject([
      { line: 3, words: expect.stringContaining('does not match the file name') },
      { words: expect.stringContaining('two anchors of "cause" are the same') },
    ])
  })

  it('QB1, QB9 an unknown key in a rubric is named by line', () => {
    const bank = makeScratchBank()
    const file = editRubric(bank.root, 'version: 1\n', 'version: 1\ncolour: green\n')
    expect(bank.problems()).toContainEqual({
      file,
      line: 5,
      words: 'unknown key "colour"; it is one of id, version, title, dimensions',
    })
  })
})

describe('the server', () => {
  it('QB11 does not start with a bad bank, and says every problem', async () => {
    const bank = makeScratchBank()
    bank.remove('guide.md')
    bank.edit('question.yaml', 'level: 1', 'level: 9')
    const env = readEnv({ NODE_ENV: 'test', PORT: '0', DATABASE_URL: 'file:/nonexistent/greenroom.db' })
    const start = startServer(env, { questionsRoot: bank.root, withoutPages: true })
    await expect(start).rejects.toThrow(`${bank.fileOf('guide.md')}:1  this file is missing`)
    await expect(start).rejects.toThrow(`${bank.fileOf('question.yaml')}:7  "level"`)
  })
})
