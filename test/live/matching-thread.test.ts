import { expect, it } from 'vitest'
import { loadSolver } from '#app/matching/highs.server.ts'
import type { MatchInput } from '#app/matching/input.ts'
import { match, type MatchProgress } from '#app/matching/match.ts'
import { startMatching } from '#app/matching/solve-in-worker.server.ts'
import { realSeason } from '#test/support/season.ts'

const small = realSeason(3, { candidates: 12, interviewers: 6, times: 60, weeks: 2, shadows: 2 })

it('MA21 a thread of its own answers what match answers, and tells how far it is', async () => {
  const told: MatchProgress[] = []
  const words: string[] = []
  const run = startMatching(small, {
    onProgress: (progress) => told.push(progress),
    report: (line) => words.push(line),
  })
  expect(await run.result).toEqual({ ok: true, value: match(small, { solver: await loadSolver() }) })
  expect(told.at(0)).toEqual({ done: 0, of: 1 })
  expect(told.at(-1)).toEqual({ done: 1, of: 1 })
  expect(words).toEqual([])
})

it('MA21 is cancelled at once, in the middle of a model, and the next run is not disturbed', async () => {
  const large = realSeason(4, { candidates: 300, interviewers: 120, times: 600, weeks: 3, shadows: 20 })
  let tell = () => {}
  const begun = new Promise<void>((resolve) => (tell = resolve))
  const run = startMatching(large, { onProgress: () => tell() })
  await begun
  run.cancel()
  expect(await run.result).toEqual({ ok: false, reason: 'cancelled' })
  expect(await startMatching(small).result).toMatchObject({ ok: true })
})

it('MA21 a run that fails is a refusal, and says why to whoever keeps the log', async () => {
  const words: string[] = []
  // why: what a broken caller would send past the types.
  const broken = { ...small, times: null } as unknown as MatchInput
  expect(await startMatching(broken, { report: (line) => words.push(line) }).result).toEqual({
    ok: false,
    reason: 'failed',
  })
  expect(words).toHaveLength(1)
})
