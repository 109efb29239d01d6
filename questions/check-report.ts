// What a check found, and how it is told: a line per case while it runs, a table and the troubles at the end.

/** `invalid`: the case says nothing about the question's fault, because set-up or a probe did not work as one. */
export type Verdict = 'passed' | 'failed' | 'invalid' | 'skipped'
export type CaseResult = { slug: string; name: string; verdict: Verdict; ms: number; words: string[] }
export type Say = (line: string) => void

const MARKS: Record<Verdict, string> = {
  passed: 'ok',
  failed: 'FAILED',
  invalid: 'INVALID',
  skipped: 'skipped',
}

export function caseLine({ slug, name, verdict, ms, words }: CaseResult): string {
  const head = `${MARKS[verdict].padEnd(8)}${slug}  ${name}  ${toSeconds(ms)}`
  return [head, ...words.map((line) => `          ${line}`)].join('\n')
}

export function reportLines(results: readonly CaseResult[], ms: number): string[] {
  const slugs = [...new Set(results.map((result) => result.slug))]
  const troubled = results.filter((result) => result.verdict === 'failed' || result.verdict === 'invalid')
  const width = Math.max(8, ...slugs.map((slug) => slug.length))
  return [
    '',
    `${'question'.padEnd(width)}  passed  failed  invalid  skipped  slowest case`,
    ...slugs.map((slug) => tableLine(slug, width, results)),
    ...(troubled.length > 0 ? ['', 'What to mend:', ...troubled.map(caseLine)] : []),
    '',
    `${results.length} cases in ${toSeconds(ms)}`,
    summaryLine(results),
  ]
}

/** An invalid case counts as failed: nobody may take it for a pass. */
export function summaryLine(results: readonly CaseResult[]): string {
  const count = (...verdicts: Verdict[]) =>
    results.filter((result) => verdicts.includes(result.verdict)).length
  return `${count('passed')} passed, ${count('failed', 'invalid')} failed, ${count('skipped')} skipped`
}

export function isAllWell(results: readonly CaseResult[]): boolean {
  return results.every((result) => result.verdict === 'passed' || result.verdict === 'skipped')
}

function tableLine(slug: string, width: number, results: readonly CaseResult[]): string {
  const own = results.filter((result) => result.slug === slug)
  const count = (verdict: Verdict, size: number) =>
    String(own.filter((result) => result.verdict === verdict).length).padStart(size)
  const slowest = own.reduce((a, b) => (b.ms > a.ms ? b : a))
  const counts = `${count('passed', 6)}  ${count('failed', 6)}  ${count('invalid', 7)}  ${count('skipped', 7)}`
  return `${slug.padEnd(width)}  ${counts}  ${slowest.name} ${toSeconds(slowest.ms)}`
}

function toSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
