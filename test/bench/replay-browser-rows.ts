// The figures of replay in real Chromium: an hour of recording opened, and jumps in it until they are painted.
import { build } from 'esbuild'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { buildIndex } from '#app/recording/build-index.server.ts'
import { readByteRange } from '#app/recording/byte-range.ts'
import { createRandom } from '#test/support/random.ts'
import type { BenchRow } from './boxes.ts'
import { quantile } from './measures.ts'
import { chunksOf, workOf, type ReplayBenchSize } from './replay-rows.ts'

const SEEK_P95_MS = 300
const HTML = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/replay-page.css">
<style>html,body,#root{margin:0;height:100%}</style><div id="root"></div><script type="module" src="/replay-page.js"></script>`
const TYPES: Record<string, string> = { js: 'text/javascript', css: 'text/css', html: 'text/html' }

async function bundle(): Promise<string> {
  const outdir = mkdtempSync(join(tmpdir(), 'greenroom-replay-'))
  await build({
    entryPoints: ['test/bench/replay-page.tsx'],
    outdir,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    jsx: 'automatic',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  return outdir
}

async function serve(outdir: string, recording: Uint8Array, index: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    if (path.endsWith('/index')) return void response.end(index)
    if (path.endsWith('/bytes')) {
      const range = readByteRange(request.headers.range ?? null, recording.length)
      if (range === 'none' || range === null) return void response.end(recording)
      return void response.writeHead(206).end(recording.subarray(range.from, range.to + 1))
    }
    const name = path.slice(1)
    response.setHeader('content-type', TYPES[name.split('.').at(-1) || 'html'] ?? 'text/plain')
    response.end(
      readdirSync(outdir).includes(name) ? readFileSync(join(outdir, name)) : name === '' ? HTML : '',
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

export async function benchReplayInBrowser(size: ReplayBenchSize): Promise<BenchRow[]> {
  const recording = workOf(size.minutes, size.megabytes << 20)
  const built = await buildIndex(chunksOf(recording))
  if (!built) throw new Error('the recording of the bench cannot be read')
  const outdir = await bundle()
  const server = await serve(outdir, recording, JSON.stringify(built.index))
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    // tsx names functions with a helper that the page does not have.
    await page.addInitScript('globalThis.__name = (made) => made')
    // why: a TCP server's address is an object.
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const openedMs = await page.evaluate(() => window.opened)
    const random = createRandom(1)
    const jumps: number[] = []
    for (let i = 0; i < size.jumps; i++)
      jumps.push(await page.evaluate((ms) => window.seek(ms), random.whole(built.index.durationMs)))
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
    server.close()
    rmSync(outdir, { recursive: true })
  }
}
