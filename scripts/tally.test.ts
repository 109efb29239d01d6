import { describe, expect, it } from 'vitest'
import { countOne, countVitest, plainLine, sum, table } from './tally.mjs'

const clean = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [] }

describe('the closing line', () => {
  it('RU10 adds up every project', () => {
    const total = sum([countVitest(clean, 0), countOne(0), countOne(2)])
    expect(plainLine(total)).toBe('4 passed, 1 failed, 1 skipped')
  })

  it('RU10 the table names each project with its time', () => {
    const rows = [{ name: 'integration', passed: 12, failed: 0, skipped: 1, time: '3.2 s' }]
    expect(table(rows).split('\n')[1]).toMatch(/^ {2}integration +12 +0 +1 +3\.2 s$/)
  })

  it.each([
    ['no report', null, 1],
    ['nothing ran', { ...clean, numPassedTests: 0 }, 0],
    ['a clean report with a failing exit', clean, 1],
    [
      'a file that cannot be loaded',
      { ...clean, testResults: [{ status: 'failed', assertionResults: [] }] },
      1,
    ],
  ])('RU11 %s is a failure', (_why, report, exitCode) => {
    expect(countVitest(report, exitCode).failed).toBe(1)
  })
})
