// The figures of replay in real Chromium: an hour of recording opened, and jumps in it until they are painted.
import { chromium } from 'playwright-core'
import { createRandom } from '#test/support/random.ts'
import { openReplayPages } from '#test/support/replay-in-browser.ts'
import type { BenchRow } from './boxes.ts'
import { quantile } from './measures.ts'
import { workOf, type ReplayBenchSize } from './replay-rows.ts'

const SEEK_P95_MS = 300

export async function benchReplayInBrowser(size: ReplayBenchSize): Promise<BenchRow[]> {
  const recording = workOf(size.minutes, size.megabytes << 20)
  const pages = await openReplayPages()
  const server = await pages.serve(recording)
  if (!server.index) throw new Error('the recording of the bench cannot be read')
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    // tsx names functions with a helper that the page does not have.
    await page.addInitScript('globalThis.__name = (made) => made')
    await page.goto(server.url)
    const openedMs = await page.evaluate(() => window.opened)
    const random = createRandom(1)
    const jumps: number[] = []
    for (let i = 0; i < size.jumps; i++)
      jumps.push(await page.evaluate((ms) => window.seek(ms), random.whole(server.index.durationMs)))
    const p95 = quantile(jumps, 0.95)
    const name = `${size.minutes} min, ${(recording.length / (1 << 20)).toFixed(1)} MB`
    return [
      {
        name: `opened in Chromium: ${name}`,
        measured: `${openedMs.toFixed(0)} ms`,
        target: '',
        met: null,
      },
      {
        name: `jump in Chromium until painted: ${name}`,
        measured: `p50 ${quantile(jumps, 0.5).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`,
        target: `p95 ≤ ${SEEK_P95_MS} ms`,
        met: p95 <= SEEK_P95_MS,
      },
    ]
  } finally {
    await browser.close()
    pages.close()
  }
}
