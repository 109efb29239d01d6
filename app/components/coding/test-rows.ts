// The cases of a question as a list to read: given, added and growing ones, by tag, with what became of each.
import type { CaseNews, ShownRun } from '#app/coding/messages.ts'
import type { CaseView, CodingView } from '#app/session/view-types.ts'

export type RowVerdict = CaseNews['verdict'] | 'waiting' | 'unknown'
export type TestRow = {
  caseId: string
  title: string
  tags: string[]
  /** hidden: only its title is told to the candidate. */
  sort: 'visible' | 'hidden' | 'added' | 'scale'
  example: CaseView['example']
  verdict: RowVerdict
  words: string | null
  more: string | null
  got: CaseNews['got']
}
export type TagCount = { tag: string; passed: number; ran: number; total: number }

export function testRows(coding: CodingView, run: ShownRun | null): TestRow[] {
  const live = run?.kind === 'tests' ? run : null
  const cases = coding.cases.map(({ caseId, title, tags, visible, added, example }) => {
    const sort: TestRow['sort'] = added ? 'added' : visible ? 'visible' : 'hidden'
    return { caseId, title, tags, sort, example }
  })
  const scale = coding.scale.map(({ caseId, title }) => {
    return { caseId, title, tags: ['scale'], sort: 'scale' as const, example: null }
  })
  return [...cases, ...scale].map((row) => ({ ...row, ...outcomeOf(row.caseId, coding, live) }))
}

type RowOutcome = Pick<TestRow, 'verdict' | 'words' | 'more' | 'got'>

function outcomeOf(caseId: string, { lastTests, run }: CodingView, live: ShownRun | null): RowOutcome {
  const found = live?.results.find((one) => one.caseId === caseId)
  if (found) return found
  if (live && (!live.over || run?.runId === live.runId))
    return { verdict: 'waiting', words: null, more: null, got: null }
  const last = live ? undefined : lastTests?.results.find((one) => one.caseId === caseId)
  if (!last) return { verdict: 'unknown', words: null, more: null, got: null }
  const verdict = last.verdict === 'could-not-run' ? 'not-run' : last.verdict
  return { verdict, words: last.words, more: null, got: null }
}

export function tagCounts(rows: readonly TestRow[]): TagCount[] {
  const counts = new Map<string, TagCount>()
  for (const { tags, verdict } of rows)
    for (const tag of tags) {
      const count = counts.get(tag) ?? { tag, passed: 0, ran: 0, total: 0 }
      counts.set(tag, {
        tag,
        passed: count.passed + (verdict === 'pass' ? 1 : 0),
        ran: count.ran + (verdict === 'waiting' || verdict === 'unknown' ? 0 : 1),
        total: count.total + 1,
      })
    }
  return [...counts.values()]
}

export const verdictWords: Record<RowVerdict, string> = {
  pass: 'passes',
  fail: 'fails',
  crashed: 'crashed',
  'too-slow': 'too slow',
  'too-much-memory': 'too much memory',
  'too-much-output': 'too much output',
  'not-run': 'not run',
  waiting: 'waiting',
  unknown: 'not tried yet',
}

/** For those who listen: one sentence when it is over, and none for every case. */
export function summaryOf(rows: readonly TestRow[]): string {
  const passed = rows.filter(({ verdict }) => verdict === 'pass').length
  return `${passed} of ${rows.length} pass.`
}
