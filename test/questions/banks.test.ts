// Several folders with questions, and what happens when somebody edits one while the app runs.
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { bankRoots } from '#questions/banks.ts'
import { watchQuestionBank } from '#questions/live-bank.ts'
import { loadQuestionBank } from '#questions/load.ts'
import type { QuestionBank } from '#questions/schema.ts'
import { testEnv } from '#test/support/context.ts'
import { copyDatabase } from '#test/support/database.ts'
import { makeScratchBank, SLUG } from '#test/support/scratch-bank.ts'
import type { ScratchBank } from '#test/support/scratch-bank.ts'
import { startServer } from '../../server.ts'

/** A second bank whose one question has another name. */
function secondBank(slug: string): { root: string; question: string } {
  const root = mkdtempSync(join(tmpdir(), 'greenroom-bank-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const question = join(root, 'bank', slug)
  mkdirSync(join(root, 'bank'))
  cpSync(join(makeScratchBank().root, 'bank', SLUG), question, { recursive: true })
  return { root, question }
}

function load(roots: string[]): QuestionBank {
  const loaded = loadQuestionBank(roots)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
  return loaded.bank
}

describe('several banks', () => {
  it('BK1 are named by commas, with ours first and each once', () => {
    expect(bankRoots('questions', undefined)).toEqual(['questions'])
    expect(bankRoots('questions', ' /a , ,/b/,./questions,/a')).toEqual(['questions', '/a', '/b/'])
  })

  it('BK1 make one bank', () => {
    const ours = makeScratchBank()
    const other = secondBank('bells-ring-twice')
    expect(load([ours.root, other.root]).questions.map(({ slug }) => slug)).toEqual([
      SLUG,
      'bells-ring-twice',
    ])
  })

  it('BK2 may not have the same question', () => {
    const ours = makeScratchBank()
    const other = secondBank(SLUG)
    const loaded = loadQuestionBank([ours.root, other.root])
    expect(loaded).toEqual({
      ok: false,
      problems: [
        { file: other.question, line: 1, words: expect.stringContaining(ours.fileOf('.').slice(0, -2)) },
      ],
    })
  })

  it('BK2 may not have the same rubric', () => {
    const ours = makeScratchBank()
    const other = secondBank('bells-ring-twice')
    cpSync(join(ours.root, 'rubrics'), join(other.root, 'rubrics'), { recursive: true })
    const loaded = loadQuestionBank([ours.root, other.root])
    expect(loaded.ok).toBe(false)
    expect(JSON.stringify(loaded)).toContain('already has the rubric \\"troubleshooting@1\\"')
  })

  it('BK2 a folder that is not there is named with what to do', () => {
    const ours = makeScratchBank()
    const loaded = loadQuestionBank([ours.root, '/nowhere/at/all'])
    expect(JSON.stringify(loaded)).toContain('mend the path in QUESTION_BANKS')
  })
})

type Told = { live: QuestionBank; reloaded: () => Promise<void>; told: () => Promise<string> }

function watching(bank: ScratchBank): Told {
  const first = load([bank.root])
  const reloads = oneAtATime<undefined>()
  const problems = oneAtATime<string>()
  const live = watchQuestionBank({
    roots: [bank.root],
    first,
    onReload: () => reloads.give(undefined),
    onProblems: problems.give,
  })
  onTestFinished(live.stop)
  return { live: live.bank, reloaded: () => reloads.take(), told: () => problems.take() }
}

function oneAtATime<Value>() {
  const given: Value[] = []
  let waiting: ((value: Value) => void) | null = null
  return {
    give(value: Value) {
      if (waiting) waiting(value)
      else given.push(value)
      waiting = null
    },
    take(): Promise<Value> {
      return new Promise((done) => {
        if (given.length > 0) done(given.shift() as Value)
        else waiting = done
      })
    },
  }
}

describe('editing while the app runs', () => {
  it('BK3 an edited question is there without a restart', async () => {
    const bank = makeScratchBank()
    const { live, reloaded } = watching(bank)
    bank.edit('question.yaml', 'The morning is silent', 'The evening is silent')
    await reloaded()
    expect(live.findQuestion(SLUG)?.title).toBe('The evening is silent')
    expect(live.questions[0]?.title).toBe('The evening is silent')
    expect(live.getRubric('troubleshooting@1').dimensions).toHaveLength(6)
  })

  it('BK3 a new question is there too, in one piece', async () => {
    const bank = makeScratchBank()
    const { live, reloaded } = watching(bank)
    const made = join(bank.root, 'bank', '.being-written')
    cpSync(join(bank.root, 'bank', SLUG), made, { recursive: true })
    renameSync(made, join(bank.root, 'bank', 'bells-ring-twice'))
    await reloaded()
    expect(live.questions.map(({ slug }) => slug)).toEqual(['bells-ring-twice', SLUG].sort())
  })

  it('BK3 with a mistake the last good bank stays, and the mistake is told', async () => {
    const bank = makeScratchBank()
    const { live, reloaded, told } = watching(bank)
    bank.edit('question.yaml', 'level: 1', 'level: 9')
    expect(await told()).toContain(`${bank.fileOf('question.yaml')}:`)
    expect(live.findQuestion(SLUG)?.level).toBe(1)
    bank.edit('question.yaml', 'level: 9', 'level: 2')
    await reloaded()
    expect(live.findQuestion(SLUG)?.level).toBe(2)
  })

  it('BK4 a question that was handed out stays as it was', async () => {
    const bank = makeScratchBank()
    const { live, reloaded } = watching(bank)
    const begunWith = live.findQuestion(SLUG)
    writeFileSync(bank.fileOf('prompt.md'), '# Another morning\n\nSomething else is wrong.\n')
    await reloaded()
    expect(begunWith?.prompt).not.toContain('Another morning')
    expect(live.findQuestion(SLUG)?.prompt).toContain('Another morning')
  })
})

describe('the server', () => {
  async function serve(env: Record<string, string>, bank: ScratchBank) {
    const database = await copyDatabase()
    const told = oneAtATime<string>()
    const log = {
      info: (_facts: object, words: string) => told.give(words),
      warn: () => undefined,
      error: () => undefined,
    }
    const socket = join(bank.root, 'nobody.sock')
    const settings = testEnv({ DATABASE_URL: database.url, SANDBOX_SOCKET: socket, ...env })
    const running = await startServer(settings, { questionsRoot: bank.root, withoutPages: true, log })
    onTestFinished(() => running.close())
    while ((await told.take()) !== 'Greenroom is ready') continue
    return { bank: running.context.questions, told: told.take }
  }

  it('BK1 serves the questions of the banks that are named', async () => {
    const { bank } = await serve({ QUESTION_BANKS: secondBank('bells-ring-twice').root }, makeScratchBank())
    expect(bank.findQuestion('bells-ring-twice')?.slug).toBe('bells-ring-twice')
    expect(bank.findQuestion(SLUG)?.slug).toBe(SLUG)
  })

  it('BK3 in development reads an edited question again', async () => {
    const scratch = makeScratchBank()
    const { bank, told } = await serve({ NODE_ENV: 'development' }, scratch)
    scratch.edit('question.yaml', 'The morning is silent', 'The evening is silent')
    expect(await told()).toBe('The question bank was read again')
    expect(bank.findQuestion(SLUG)?.title).toBe('The evening is silent')
  })
})
