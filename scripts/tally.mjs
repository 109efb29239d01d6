// Adds up what every test project reported into one line that people and machines read.

/** Counts of one Vitest JSON report. A file that could not be loaded is one failure; a run that failed is never clean. */
export function countVitest(report, exitCode) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const unloadable = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const passed = report.numPassedTests
  const skipped = report.numPendingTests + report.numTodoTests
  const failed = report.numFailedTests + unloadable.length
  if (failed === 0 && (exitCode !== 0 || passed === 0)) return { passed, failed: 1, skipped }
  return { passed, failed, skipped }
}

/** Counts of a tool that ends with `N passed, N failed, N skipped`, as the check of the questions does. */
export function countClosingLine(said, exitCode) {
  const match = /^(\d+) passed, (\d+) failed, (\d+) skipped$/.exec(said.trimEnd().split('\n').at(-1) ?? '')
  if (!match) return { passed: 0, failed: 1, skipped: 0 }
  const [passed, failed, skipped] = match.slice(1).map(Number)
  if (failed === 0 && (exitCode !== 0 || passed === 0)) return { passed, failed: 1, skipped }
  return { passed, failed, skipped }
}

/** A step that counts as one: formatting, lint, types. */
export function countOne(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

export function sum(counts) {
  return counts.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

export function plainLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

export function table(rows) {
  const width = Math.max(...rows.map((row) => row.name.length), 'project'.length)
  const cells = (name, ...rest) =>
    `  ${name.padEnd(width)} ${rest.map((cell) => String(cell).padStart(8)).join('')}`
  const head = cells('project', 'passed', 'failed', 'skipped', 'time')
  const body = rows.map((row) => cells(row.name, row.passed, row.failed, row.skipped, row.time))
  return [head, ...body].join('\n')
}
