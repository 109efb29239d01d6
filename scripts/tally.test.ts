import { describe, expect, it } from 'vitest'
import { countClosingLine, countOne, countVitest, plainLine, sum, table } from './tally.mjs'

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

  it('RU10 the check of the questions is read from its own closing line', () => {
    expect(countClosingLine('ok  a\n\n5 passed, 1 failed, 0 skipped\n', 1)).toEqual({
      passed: 5,
      failed: 1,
      skipped: 0,
    })
  })

  it.each([
    ['no closing line', 'crashed', 1],
    ['nothing ran', '0 passed, 0 failed, 0 skipped', 0],
    ['a clean line with a failing exit', '5 passed, 0 failed, 0 skipped', 1],
  ])('RU11 %s from the questions is a failure', (_why, said, exitCode) => {
    expect(countClosingLine(said, exitCode).failed).toBe(1)
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
