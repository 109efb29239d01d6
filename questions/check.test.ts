import { describe, expect, it } from 'vitest'
import { caseLine, isAllWell, reportLines, summaryLine } from './check-report.ts'
import type { CaseResult, Verdict } from './check-report.ts'
import { readArguments } from './check.ts'

function result(verdict: Verdict, words: string[] = []): CaseResult {
  return { slug: 'logs-stop', name: `case ${verdict}`, verdict, ms: 1234, words }
}

describe('the report', () => {
  it('QB19 tells a case in one line, its words below', () => {
    expect(caseLine(result('failed', ['probe x: no']))).toBe(
      'FAILED  logs-stop  case failed  1.2 s\n          probe x: no',
    )
  })

  it('QB17, QB19 ends with the sum, in which an invalid case has failed', () => {
    const results = [
      result('passed'),
      result('passed'),
      result('failed'),
      result('invalid'),
      result('skipped'),
    ]
    expect(summaryLine(results)).toBe('2 passed, 2 failed, 1 skipped')
    const lines = reportLines(results, 5000)
    expect(lines.at(-1)).toBe('2 passed, 2 failed, 1 skipped')
    expect(lines.filter((line) => /^(FAILED|INVALID)/.test(line))).toHaveLength(2)
  })

  it('QB19 all is well without a failed or invalid case', () => {
    expect(isAllWell([result('passed'), result('skipped')])).toBe(true)
    expect(isAllWell([result('passed'), result('invalid')])).toBe(false)
    expect(isAllWell([result('failed')])).toBe(false)
  })
})

describe('arguments', () => {
  it('QB20 none means everything, both passes', () => {
    expect(readArguments([])).toEqual({ slugs: [], passes: { static: true, live: true }, jobs: 2 })
  })

  it('QB20 slugs, one pass and jobs in any order', () => {
    expect(readArguments(['a-b', '--jobs', '3', '--live', 'c-d'])).toEqual({
      slugs: ['a-b', 'c-d'],
      passes: { static: false, live: true },
      jobs: 3,
    })
  })

  it.each([[['--fast']], [['--jobs']], [['--jobs', '0']], [['--jobs', '99']], [['--static', '--live']]])(
    'QB20 %j is not understood',
    (argv) => {
      expect(readArguments(argv)).toBeNull()
    },
  )
})
