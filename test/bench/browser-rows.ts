// The figures of the terminal in real Chromium: a key until it is painted, frames in a flood, Ctrl-C through it, its weight.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium, type Page } from 'playwright-core'
import { connectTerminalSocket, createTerminalSocketServer } from '#app/terminal/bridge.server.ts'
import type { SandboxClient } from '#sandbox/client.ts'
import { bundlePage, type BundledPage } from '#test/support/bundle-page.ts'
import { BOX, startWorld } from '#test/support/terminal-world.ts'
import type { BenchRow } from './boxes.ts'
import { median, quantile } from './measures.ts'
import { builtPrograms } from './peers.ts'

async function serve(bundled: BundledPage, sandbox: SandboxClient) {
  const sockets = createTerminalSocketServer()
  const server = createServer((request, response) => {
    bundled.send(response, new URL(request.url ?? '/', 'http://localhost').pathname.slice(1))
  })
  server.on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (ws) => {
      const terminalId = new URL(request.url ?? '/', 'http://localhost').pathname.split('/').at(-1) ?? ''
      void connectTerminalSocket({ ws, sandbox, terminalId, participantId: 'ada', mayType: true })
    }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // why: a TCP server's address is an object.
  return { server, port: (server.address() as AddressInfo).port }
}

/** Watches from before the key is pressed; the answer is asked for afterwards. */
async function keyToPaint(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    const before = window.terminal.current?.transcript().length ?? 0
    window.measured = new Promise<number>((resolve) => {
      window.addEventListener(
        'keydown',
        () => {
          const pressed = performance.now()
          const look = () => {
            const length = window.terminal.current?.transcript().length ?? 0
            if (length > before) requestAnimationFrame(() => resolve(performance.now() - pressed))
            else requestAnimationFrame(look)
          }
          look()
        },
        { once: true, capture: true },
      )
    })
  })
  await page.keyboard.press(key)
  return page.evaluate(() => window.measured)
}

async function ctrlCToPrompt(page: Page): Promise<number> {
  await page.evaluate(() => {
    window.measured = new Promise<number>((resolve) => {
      const start = (event: KeyboardEvent) => {
        if (event.key !== 'c') return
        window.removeEventListener('keydown', start, { capture: true })
        const pressed = performance.now()
        const look = () => {
          const text = window.terminal.current?.transcript().trimEnd() ?? ''
          if (text.endsWith('box$')) resolve(performance.now() - pressed)
          else setTimeout(look, 4)
        }
        look()
      }
      window.addEventListener('keydown', start, { capture: true })
    })
  })
  await page.keyboard.press('Control+c')
  return page.evaluate(() => window.measured)
}

async function flood(page: Page, ms: number) {
  await page.keyboard.type('yes\n')
  const frames = await page.evaluate(
    (length) =>
      new Promise<number[]>((resolve) => {
        const gaps: number[] = []
        let last = performance.now()
        const end = last + length
        const tick = (now: number) => {
          gaps.push(now - last)
          last = now
          if (now < end) requestAnimationFrame(tick)
          else resolve(gaps)
        }
        requestAnimationFrame(tick)
      }),
    ms,
  )
  const ctrlC = await ctrlCToPrompt(page)
  return { perSecond: (frames.length / ms) * 1000, longestGap: Math.max(...frames.slice(1)), ctrlC }
}

export async function benchBrowser({ rounds, floodMs } = { rounds: 3, floodMs: 8000 }): Promise<BenchRow[]> {
  const bundled = await bundlePage('test/bench/browser-page.tsx')
  const { outdir } = bundled
  const world = await startWorld({}, await builtPrograms())
  const { server, port } = await serve(bundled, world.sandbox)
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    // tsx names functions with a helper that the page does not have.
    await page.addInitScript('globalThis.__name = (made) => made')
    await page.goto(`http://127.0.0.1:${port}/?terminal=${BOX}-t1`)
    await page.waitForFunction(() => window.terminal.current?.transcript().includes('box$'))
    await page.evaluate(() => window.terminal.current?.focus())
    const keys: number[] = []
    for (let i = 0; i < 40; i++) keys.push(await keyToPaint(page, 'abcdefghij'[i % 10] ?? 'a'))
    await page.keyboard.press('Control+u')
    const floods = []
    for (let round = 0; round < rounds; round++) floods.push(await flood(page, floodMs))
    const ctrlC = median(floods.map((one) => one.ctrlC))
    const perSecond = median(floods.map((one) => one.perSecond))
    const gap = median(floods.map((one) => one.longestGap))
    const scripts = readdirSync(outdir).filter((name) => name.endsWith('.js'))
    const weight =
      scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(outdir, name))).length, 0) / 1024
    return [
      {
        name: '6 Ctrl-C after a flood of yes',
        measured: `${ctrlC.toFixed(0)} ms`,
        target: '≤ 250 ms',
        met: ctrlC <= 250,
      },
      {
        name: '7 frames while flooding',
        measured: `${perSecond.toFixed(0)}/s, longest gap ${gap.toFixed(0)} ms`,
        target: '≥ 50/s, ≤ 200 ms',
        met: perSecond >= 50 && gap <= 200,
      },
      {
        name: 'key to painted',
        measured: `p50 ${median(keys).toFixed(1)} ms, p95 ${quantile(keys, 0.95).toFixed(1)} ms`,
        target: '',
        met: null,
      },
      { name: 'terminal and React, gzip', measured: `${weight.toFixed(0)} KB`, target: '', met: null },
    ]
  } finally {
    await browser.close()
    server.close()
    await world.end()
    rmSync(outdir, { recursive: true })
  }
}
