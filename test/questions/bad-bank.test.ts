import { describe, expect, it, onTestFinished } from 'vitest'
import { checkQuestions } from '#questions/check.ts'
import { BAD_WRITING, makeBadBank, removeBadBank } from '#test/support/bad-bank.ts'

const GOOD = 'good-among-bad'

describe('a bank of questions that are badly written', () => {
  it('QB27 each is named by file and line with its remedy, and the good one among them passes', async () => {
    const root = makeBadBank(BAD_WRITING, GOOD)
    onTestFinished(() => removeBadBank(root))
    const { results, ok } = await checkQuestions({
      roots: [root],
      slugs: null,
      passes: { static: true, live: false },
      jobs: 1,
      env: {},
      say: () => undefined,
    })
    expect(ok).toBe(false)
    for (const { slug, cases, verdict, says } of BAD_WRITING) {
      for (const name of cases) {
        const found = results.find((result) => result.slug === slug && result.name === name)
        expect({ slug, verdict: found?.verdict, words: found?.words }).toEqual({
          slug,
          verdict,
          words: expect.arrayContaining([expect.stringMatching(says)]),
        })
      }
    }
    const good = results.filter((result) => result.slug === GOOD)
    expect(good.filter((result) => !['passed', 'skipped'].includes(result.verdict))).toEqual([])
  })
})
