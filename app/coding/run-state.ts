// What a page knows of the runs of its session: folded from the server's news.
import type { RunNews, ShownRun } from './messages.ts'

export type RunsShown = { run: ShownRun | null; left: string | null }
export const noRuns: RunsShown = { run: null, left: null }

/** News of a run that is not shown any more changes nothing. */
export function runsAfter(shown: RunsShown, news: RunNews): RunsShown {
  if (news.kind === 'left') return { ...shown, left: news.words }
  if (news.kind === 'run') return { ...shown, run: news.run }
  const { run } = shown
  if (run?.runId !== news.runId) return shown
  switch (news.kind) {
    case 'output':
      return { ...shown, run: { ...run, pieces: joined([...run.pieces, ...news.pieces]) } }
    case 'result': {
      const others = run.results.filter(({ caseId }) => caseId !== news.result.caseId)
      return { ...shown, run: { ...run, results: [...others, news.result] } }
    }
    case 'over':
      return { ...shown, run: { ...run, over: news.over } }
  }
}

/** One piece per change of stream: a program that writes letter by letter is not a page of elements. */
export function joined(pieces: readonly ShownRun['pieces'][number][]): ShownRun['pieces'] {
  const result: ShownRun['pieces'] = []
  for (const { stream, text } of pieces) {
    const last = result.at(-1)
    if (last?.stream === stream) result[result.length - 1] = { stream, text: last.text + text }
    else result.push({ stream, text })
  }
  return result
}
