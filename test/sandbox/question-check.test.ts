import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checkQuestions } from '#questions/check.ts'
import { makeScratchBank, SLUG } from '#test/support/scratch-bank.ts'

const STATE = process.env.GREENROOM_STATE ?? '/var/lib/greenroom'
const statesOfChecks = () => readdirSync('/var/tmp').filter((name) => name.startsWith('greenroom-check-'))

describe('the live check on real boxes', () => {
  it('QB22 a new question passes, by a host of its own that leaves nothing behind', async () => {
    const before = statesOfChecks()
    const said: string[] = []
    const { ok } = await checkQuestions({
      roots: [makeScratchBank().root],
      slugs: [SLUG],
      passes: { static: false, live: true },
      jobs: 2,
      env: { GREENROOM_STATE: STATE },
      say: (line) => void said.push(line),
    })
    expect(ok, said.join('\n')).toBe(true)
    expect(said.at(-1)).toBe('4 passed, 0 failed, 0 skipped')
    expect(statesOfChecks()).toEqual(before)
  })

  it('QB17 where no box can be made the check fails and says why', async () => {
    const empty = mkdtempSync('/tmp/greenroom-empty-')
    onTestFinished(() => rmSync(empty, { recursive: true }))
    const said: string[] = []
    const { ok, results } = await checkQuestions({
      roots: [makeScratchBank().root],
      slugs: [SLUG],
      passes: { static: false, live: true },
      jobs: 1,
      env: { GREENROOM_STATE: empty },
      say: (line) => void said.push(line),
    })
    expect(ok).toBe(false)
    expect(results.every((result) => result.verdict !== 'passed')).toBe(true)
    expect(results[0]?.words.join()).toContain('image')
  })
})
