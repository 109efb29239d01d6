// The time at which a candidate and an interviewer miss each other by least.
import { suits } from './options.ts'
import { joinSpans, type PlainInterviewer, type PlainNeed, type Problem } from './problem.ts'
import type { Span } from './input.ts'
import type { NearestMiss } from './result.ts'

const MINUTE_MS = 60_000

export function findNearestMiss(
  problem: Problem,
  need: PlainNeed,
  interviewers: PlainInterviewer[],
): NearestMiss | null {
  const own = joinSpans(need.candidate.free)
  const theirs = interviewers.map((interviewer) => ({ interviewer, free: joinSpans(interviewer.free) }))
  let best: NearestMiss | null = null
  const sumOf = (miss: NearestMiss) => miss.candidateMinutes + miss.interviewerMinutes
  for (const time of problem.times) {
    if (!suits(need, time)) continue
    const candidateMinutes = missingMinutes(own, time)
    if (best && candidateMinutes >= sumOf(best)) continue
    for (const { interviewer, free } of theirs) {
      if (interviewer.pausedWeeks.includes(time.week)) continue
      const span = {
        from: time.from - interviewer.before * MINUTE_MS,
        to: time.to + interviewer.after * MINUTE_MS,
      }
      const interviewerMinutes = missingMinutes(free, span)
      if (best && candidateMinutes + interviewerMinutes >= sumOf(best)) continue
      best = { timeId: time.id, interviewerId: interviewer.id, candidateMinutes, interviewerMinutes }
    }
  }
  return best
}

function missingMinutes(free: Span[], { from, to }: Span): number {
  let missing = to - from
  let low = 0
  let high = free.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((free[middle]?.to ?? 0) <= from) low = middle + 1
    else high = middle
  }
  for (let at = low; at < free.length; at++) {
    const span = free[at]
    if (!span || span.from >= to) break
    missing -= Math.min(span.to, to) - Math.max(span.from, from)
  }
  return Math.ceil(missing / MINUTE_MS)
}
