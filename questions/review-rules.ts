// What must hold in a review: the change can be read, is of a size for its time, and findings and decoys lie in it.
import { judgeTwice, type KindDraft } from './kind-rules.ts'
import { didYouMeanOneOf } from './nearest.ts'
import type { Problem } from './problems.ts'
import { inYaml } from './question-rules.ts'
import type { ReadDiff } from './read-diff.ts'
import type { ReviewYaml } from './schema-review.ts'

/** Lines there are to read after the change: less is no round, more is no review. */
const LINES_MIN = 60
const LINES_MAX = 150

export function judgeReview(draft: KindDraft<ReviewYaml>, { files, mistakes }: ReadDiff): Problem[] {
  const { yaml, folder } = draft
  const file = `${folder}/change.diff`
  const problems: Problem[] = mistakes.map(({ line, words }) => ({ file, line, words }))
  if (problems.length > 0) return problems
  const shown = new Map(files.map(({ path, hunks }) => [path, newLines(hunks)]))
  const count = [...shown.values()].reduce((sum, lines) => sum + lines.size, 0)
  if (count < LINES_MIN || count > LINES_MAX) {
    const words = `${count} lines to read (added and context); it must be ${LINES_MIN} to ${LINES_MAX}`
    problems.push({ file, line: 1, words })
  }
  const places = [
    ...yaml.findings.map((one, index) => ({ one, at: ['findings', index] as PropertyKey[] })),
    ...yaml.decoys.map((one, index) => ({ one, at: ['decoys', index] as PropertyKey[] })),
  ]
  problems.push(
    ...judgeTwice(
      draft,
      places.map(({ one, at }) => ({ id: one.id, at: [...at, 'id'] })),
    ),
  )
  for (const { one, at } of places) {
    const lines = shown.get(one.file)
    if (lines === undefined) {
      const words = `change.diff has no file "${one.file}"${didYouMeanOneOf(one.file, [...shown.keys()])}`
      problems.push(inYaml(draft, [...at, 'file'], words))
    } else
      problems.push(...judgeLines(draft, { file: one.file, range: one.lines, at: [...at, 'lines'], lines }))
  }
  if (!yaml.findings.some(({ severity }) => severity === 'must-fix'))
    problems.push(
      inYaml(draft, ['findings'], 'no finding is must-fix: then there is no reason to stop the change'),
    )
  return problems
}

function newLines(hunks: ReadDiff['files'][number]['hunks']): Set<number> {
  const numbers = hunks.flatMap(({ lines }) => lines.map(({ newNumber }) => newNumber))
  return new Set(numbers.filter((number) => number !== null))
}

function judgeLines(
  draft: KindDraft<ReviewYaml>,
  {
    file,
    range,
    at,
    lines,
  }: { file: string; range: [number, number]; at: PropertyKey[]; lines: Set<number> },
): Problem[] {
  const [first, last] = range
  if (last < first) return [inYaml(draft, at, `[${first}, ${last}]: the first line comes first`)]
  for (let line = first; line <= last; line += 1) {
    if (lines.has(line)) continue
    const words = `line ${line} of ${file} is not in change.diff; it shows ${rangesOf(lines)} after the change`
    return [inYaml(draft, at, words)]
  }
  return []
}

/** `1–20, 45–60` */
function rangesOf(lines: Set<number>): string {
  const ranges: [number, number][] = []
  for (const line of [...lines].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last !== undefined && last[1] === line - 1) last[1] = line
    else ranges.push([line, line])
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
}
