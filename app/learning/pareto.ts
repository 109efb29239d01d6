// What fails most often: the checks that did not hold when the work was over, the most frequent first.
import { groupBy } from '#app/calibration/rated.ts'

/** One check of one question that did not hold when the work was over. */
export type FailedLine = { question: string; says: string }
/** `upToHere`: the share that this line and all before it make together. */
export type ParetoLine = FailedLine & { count: number; share: number; upToHere: number }

/** More are a list and no chart; the table has all. */
export const PARETO_LINES = 12

export function paretoOf(failed: readonly FailedLine[]): ParetoLine[] {
  const lines = [...groupBy(failed, ({ question, says }) => `${question}\n${says}`).values()]
  lines.sort((one, other) => other.length - one.length || nameOf(one).localeCompare(nameOf(other)))
  let before = 0
  return lines.flatMap((ones) => {
    const [first] = ones
    if (!first) return []
    before += ones.length
    const share = ones.length / failed.length
    return [{ ...first, count: ones.length, share, upToHere: before / failed.length }]
  })
}

function nameOf([first]: readonly FailedLine[]): string {
  return first ? `${first.question} ${first.says}` : ''
}

/** How few of the lines make half of all that failed. */
export function halfWords(lines: readonly ParetoLine[]): string {
  const at = lines.findIndex(({ upToHere }) => upToHere >= 0.5)
  const half = lines[at]
  if (!half) return 'No check has failed.'
  const share = `${Math.round(half.upToHere * 100)}%`
  if (lines.length === 1) return 'One check is all that failed.'
  return at === 0
    ? `The first check alone makes ${share} of all that failed.`
    : `The first ${at + 1} of ${lines.length} checks make ${share} of all that failed.`
}
