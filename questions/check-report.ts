// What a check found, and how it is told: a line per case while it runs, a table and the troubles at the end.

/** `invalid`: the case says nothing about the question's fault, because set-up or a probe did not work as one. */
export type Verdict = 'passed' | 'failed' | 'invalid' | 'skipped'
export type CaseResult = { slug: string; name: string; verdict: Verdict; ms: number; words: string[] }
export type Say = (line: string) => void

const SLOWEST_SHOWN = 5

const MARKS: Record<Verdict, string> = {
  passed: 'ok',
  failed: 'FAILED',
  invalid: 'INVALID',
  skipped: 'skipped',
}

/** `after` = what else stands behind the case, e.g. how far the check is. */
export function caseLine({ slug, name, verdict, ms, words }: CaseResult, after = ''): string {
  const head = `${MARKS[verdict].padEnd(8)}${slug}  ${name}  ${toSeconds(ms)}${after && `   ${after}`}`
  return [head, ...words.map((line) => `          ${line}`)].join('\n')
}

export type Run = { ms: number; jobs: number }

export function reportLines(results: readonly CaseResult[], { ms, jobs }: Run): string[] {
  const slugs = [...new Set(results.map((result) => result.slug))].sort()
  const troubled = results.filter((result) => result.verdict === 'failed' || result.verdict === 'invalid')
  const slowest = [...results].sort((a, b) => b.ms - a.ms).slice(0, SLOWEST_SHOWN)
  const width = Math.max(8, ...slugs.map((slug) => slug.length))
  const worked = results.reduce((sum, result) => sum + result.ms, 0)
  return [
    '',
    `${'question'.padEnd(width)}  passed  failed  invalid  skipped    total  slowest case`,
    ...slugs.map((slug) => tableLine(slug, width, results)),
    '',
    'Slowest cases:',
    ...slowest.map((result) => `${toSeconds(result.ms).padStart(9)}  ${result.slug}  ${result.name}`),
    ...(troubled.length > 0 ? ['', 'What to mend:', ...troubled.map((result) => caseLine(result))] : []),
    '',
    `${results.length} cases in ${toClock(ms)} min, ${jobs} at a time; ${toClock(worked)} min of work, ${toSeconds(worked / Math.max(1, results.length))} each`,
    summaryLine(results),
  ]
}

/** `passes`: a report of the static pass alone proves nothing of a box. */
export type ReportFacts = Run & {
  checkedAt: string
  versions: ReadonlyMap<string, string>
  passes?: { static: boolean; live: boolean }
}

/** The same for machines: what was proved, of which version, and how long it took. */
export function reportFile(
  results: readonly CaseResult[],
  { ms, jobs, checkedAt, versions, passes }: ReportFacts,
): string {
  const slugs = [...new Set(results.map((result) => result.slug))].sort()
  const count = (own: readonly CaseResult[], verdict: Verdict) =>
    own.filter((result) => result.verdict === verdict).length
  const total = (own: readonly CaseResult[]) => ({
    cases: own.length,
    passed: count(own, 'passed'),
    failed: count(own, 'failed'),
    invalid: count(own, 'invalid'),
    skipped: count(own, 'skipped'),
    workMs: Math.round(own.reduce((sum, result) => sum + result.ms, 0)),
  })
  const report = {
    checkedAt,
    ok: isAllWell(results),
    passes,
    jobs,
    ms: Math.round(ms),
    ...total(results),
    questions: slugs.map((slug) => {
      const own = results.filter((result) => result.slug === slug)
      return { slug, version: versions.get(slug) ?? null, ...total(own) }
    }),
    results: results.map(({ slug, name, verdict, ms: took, words }) => {
      return { slug, version: versions.get(slug) ?? null, case: name, verdict, ms: Math.round(took), words }
    }),
  }
  return `${JSON.stringify(report, null, 2)}\n`
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
  const total = toSeconds(own.reduce((sum, result) => sum + result.ms, 0)).padStart(7)
  return `${slug.padEnd(width)}  ${counts}  ${total}  ${slowest.name} ${toSeconds(slowest.ms)}`
}

/** Minutes and seconds. */
export function toClock(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

function toSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
