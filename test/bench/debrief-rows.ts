// The debrief and the replay of a demo session in real Chromium, from the app as `npm start` runs it: what is sent, and when
// the page can be used.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Page } from 'playwright-core'
import { startApp } from '../e2e/app-under-test.ts'
import { openPeople } from '../e2e/people.ts'
import type { BenchRow } from './boxes.ts'
import { median } from './measures.ts'

const ROUNDS = 5
const INTERACTIVE_MS = 3000
/** Nothing holds the page for longer than a long task during this time: then it answers. */
const QUIET_MS = 1000

export async function benchDebrief(): Promise<BenchRow[]> {
  const app = await startApp({ logFile: join(tmpdir(), 'greenroom-bench.log') })
  try {
    return await benchDebriefAt(app.url, app.database)
  } finally {
    await app.stop()
  }
}

/** Of an app that runs already, with the demo in its database. */
export async function benchDebriefAt(url: string, database: string): Promise<BenchRow[]> {
  const people = await openPeople(url)
  try {
    const { sessionId, name } = recordedSession(database)
    const page = await people.signInAs(name)
    const rows: BenchRow[] = []
    for (const [title, path] of [
      ['the debrief', 'debrief'],
      ['the replay', 'replay'],
    ] as const)
      rows.push(await measure(page, { title, path: `/sessions/${sessionId}/${path}` }))
    return rows
  } finally {
    await people.close()
  }
}

/** Of the demo: one that was recorded, and its candidate. */
function recordedSession(database: string): { sessionId: string; name: string } {
  const db = new Sqlite(database, { readonly: true })
  const found = db
    .prepare(
      `SELECT Recording.sessionId, User.name FROM Recording
       JOIN SessionParticipant ON SessionParticipant.sessionId = Recording.sessionId AND sessionRole = 'candidate'
       JOIN User ON User.id = SessionParticipant.userId ORDER BY Recording.bytes DESC LIMIT 1`,
    )
    .get()
  db.close()
  if (!found) throw new Error('the demo has no recording')
  // why: the query names these two columns
  return found as { sessionId: string; name: string }
}

async function measure(page: Page, { title, path }: { title: string; path: string }): Promise<BenchRow> {
  // tsx names functions with a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (made) => made')
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  let bytes = 0
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  const [weights, times]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    bytes = 0
    await page.goto(path)
    times.push(await page.evaluate(interactiveMs, QUIET_MS))
    await page.waitForLoadState('networkidle')
    weights.push(bytes)
  }
  await devtools.detach()
  return {
    name: `${title}: sent on a first visit; can be used after`,
    measured: `${(median(weights) / 1024).toFixed(0)} KiB; p50 ${median(times).toFixed(0)} ms`,
    target: `≤ ${INTERACTIVE_MS} ms`,
    met: median(times) <= INTERACTIVE_MS,
  }
}

/** In the page: the end of the last long task after the first picture, once none came for a while. */
function interactiveMs(quietMs: number): Promise<number> {
  return new Promise((resolve) => {
    const [paint] = performance.getEntriesByName('first-contentful-paint')
    let last = paint?.startTime ?? 0
    const loaded = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming
    last = Math.max(last, loaded.domContentLoadedEventEnd)
    const look = () => {
      if (performance.now() - last > quietMs) resolve(last)
      else setTimeout(look, 50)
    }
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) last = Math.max(last, task.startTime + task.duration)
    }).observe({ type: 'longtask', buffered: true })
    look()
  })
}
