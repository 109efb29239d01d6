import { mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checkQuestions } from '#questions/check.ts'
import type { CheckOutcome } from '#questions/check.ts'
import { readNewQuestion, scaffoldQuestion } from '#questions/scaffold.ts'
import { QUESTION_KINDS } from '#questions/schema-round.ts'
import { makeScratchBank, SLUG } from '#test/support/scratch-bank.ts'
import type { ScratchBank } from '#test/support/scratch-bank.ts'

async function check(
  bank: ScratchBank,
  slugs: string[] | null = null,
): Promise<CheckOutcome & { said: string[] }> {
  const said: string[] = []
  const passes = { static: true, live: false }
  const say = (line: string) => void said.push(line)
  return { ...(await checkQuestions({ roots: [bank.root], slugs, passes, jobs: 1, env: {}, say })), said }
}

/** Only bash can be found. */
function hideShellcheck(): void {
  const path = process.env.PATH
  const folder = mkdtempSync(join(tmpdir(), 'greenroom-path-'))
  symlinkSync('/bin/bash', join(folder, 'bash'))
  process.env.PATH = folder
  onTestFinished(() => {
    process.env.PATH = path
  })
}

describe('the static pass', () => {
  it('QB21, QB13 a new question passes it', async () => {
    const { results, ok, said } = await check(makeScratchBank())
    expect(results.filter((result) => result.verdict === 'failed')).toEqual([])
    expect(ok).toBe(true)
    expect(said.at(-1)).toMatch(/^[23] passed, 0 failed, [01] skipped$/)
  })

  it.each(QUESTION_KINDS.filter((kind) => kind !== 'troubleshooting'))(
    'QB21, QB13 a new question of kind %s passes it, and no program of it is read on this machine',
    async (kind) => {
      const { results, ok } = await check(makeScratchBank(kind))
      expect(results).toMatchObject([{ name: 'schema, files and spoilers', verdict: 'passed' }])
      expect(ok).toBe(true)
    },
  )

  it('QB13 a script that bash cannot read is named with its line', async () => {
    const bank = makeScratchBank()
    bank.edit('setup.sh', 'set -eu\n', 'set -eu\nif true; then\n')
    const { results, ok } = await check(bank)
    const syntax = results.find((result) => result.name === 'bash -n')
    expect(syntax?.verdict).toBe('failed')
    expect(syntax?.words.join()).toContain('setup.sh: line')
    expect(ok).toBe(false)
  })

  it('QB13 a machine without shellcheck is told how to get it, and the case is skipped', async () => {
    hideShellcheck()
    const { results, ok, said } = await check(makeScratchBank())
    expect(results.find((result) => result.name === 'shellcheck')).toMatchObject({
      verdict: 'skipped',
      words: ['shellcheck is not installed: apt-get install shellcheck'],
    })
    expect(ok).toBe(true)
    expect(said.at(-1)).toBe('2 passed, 0 failed, 1 skipped')
  })

  it('QB13, QB19 problems of loading stand in the report, and again at its end', async () => {
    const bank = makeScratchBank()
    bank.remove('prompt.md')
    const { ok, said } = await check(bank)
    const problem = `${bank.fileOf('prompt.md')}:1  this file is missing`
    expect(ok).toBe(false)
    expect(said.filter((line) => line.includes(problem))).toHaveLength(2)
    expect(said.some((line) => line.startsWith(`FAILED  ${SLUG}  schema`))).toBe(true)
    expect(said.at(-1)).toMatch(/ 1 failed, /)
  })

  it('QB20 a slug that is not there is a failure', async () => {
    const { ok, results } = await check(makeScratchBank(), ['no-such-question'])
    expect(ok).toBe(false)
    expect(results).toMatchObject([{ slug: 'no-such-question', verdict: 'failed' }])
  })
})

describe('a new question', () => {
  it.each([
    [['my-question'], { kind: 'troubleshooting', slug: 'my-question' }],
    [['--kind', 'coding', 'my-question'], { kind: 'coding', slug: 'my-question' }],
    [['my-question', '--kind=design'], { kind: 'design', slug: 'my-question' }],
    [['--kind', 'codign', 'my-question'], 'there is no kind "codign"; did you mean "coding"?'],
    [['--kind', 'coding'], expect.stringMatching(/^questions:new -- \[--kind troubleshooting\|coding\|/)],
    [['one-question', 'another-question'], expect.stringMatching(/^questions:new/)],
    [[], expect.stringMatching(/^questions:new/)],
  ])('QB21 asked for by %j', (argv, understood) => {
    expect(readNewQuestion(argv)).toEqual(understood)
  })

  it('QB21 is refused where the folder is there already, or the slug is none', () => {
    const bank = makeScratchBank()
    expect(scaffoldQuestion(bank.root, SLUG)).toMatchObject({
      ok: false,
      words: expect.stringContaining('exists'),
    })
    for (const slug of ['Upper-Case', 'one', '../escape-it', 'a-b-c-d-e-f-g-h-i']) {
      expect(scaffoldQuestion(bank.root, slug)).toMatchObject({
        ok: false,
        words: expect.stringContaining('no slug'),
      })
    }
  })
})
