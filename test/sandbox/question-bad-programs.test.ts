import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkCoding, codingCases } from '#questions/check-coding.ts'
import { openHost } from '#questions/check-host.ts'
import type { CheckHost } from '#questions/check-host.ts'
import type { CaseResult } from '#questions/check-report.ts'
import { loadFolders } from '#questions/load.ts'
import type { CodingQuestion } from '#questions/schema.ts'
import { makeBadBank, removeBadBank } from '#test/support/bad-bank.ts'
import { BAD_PROGRAMS } from '#test/support/bad-programs.ts'

const GOOD = 'good-among-bad'
const GREENROOM_STATE = process.env.GREENROOM_STATE ?? '/var/lib/greenroom'
/** Many programs one after the other, some of them until a limit ends them. */
const WITHIN_MS = 240_000

describe('a bank of bad coding questions on real boxes', () => {
  let root: string
  let host: CheckHost

  beforeAll(async () => {
    root = makeBadBank(BAD_PROGRAMS, GOOD, 'coding')
    host = await openHost({ GREENROOM_STATE })
  })

  afterAll(async () => {
    await host.stop()
    removeBadBank(root)
  })

  function questionOf(slug: string): CodingQuestion {
    const loaded = loadFolders(root).entries.find((entry) => entry.slug === slug)?.loaded
    if (!loaded?.ok) throw new Error(`${slug} does not load: ${JSON.stringify(loaded?.problems)}`)
    if (loaded.question.kind !== 'coding') throw new Error(`${slug} is no program`)
    return loaded.question
  }

  async function check(question: CodingQuestion, only: readonly string[]): Promise<CaseResult[]> {
    const results: CaseResult[] = []
    const tell = (result: CaseResult) => void results.push(result)
    await checkCoding(host.client, question, { sandboxId: question.slug, tell, only })
    const { sandboxes } = await host.client.request('listSandboxes', {})
    expect(sandboxes).toEqual([])
    return results
  }

  it.each(BAD_PROGRAMS)(
    'QB40, QB41, QB42 $slug: $verdict, and told why',
    async ({ slug, cases, verdict, says }) => {
      const results = await check(questionOf(slug), cases)
      expect(results.map(({ name }) => name)).toEqual(cases)
      for (const result of results) {
        expect({ verdict: result.verdict, words: result.words }).toEqual({
          verdict,
          words: expect.arrayContaining([expect.stringMatching(says)]),
        })
      }
    },
    WITHIN_MS,
  )

  it(
    'QB40, QB22 the good question among them passes with every program',
    async () => {
      const question = questionOf(GOOD)
      const results = await check(question, codingCases(question))
      expect(results.filter(({ verdict }) => verdict !== 'passed')).toEqual([])
      expect(results.map(({ name }) => name)).toEqual(codingCases(question))
    },
    WITHIN_MS,
  )
})
