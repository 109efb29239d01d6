import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openHeadless, type Headless } from '#sandbox/terminal/headless.ts'
import { Screen } from '#sandbox/terminal/screen.ts'
import { isSame } from '#sandbox/terminal/snapshot.ts'

const CUTS = 60
const folder = new URL('./streams/', import.meta.url)
const streams = readdirSync(folder)
  .filter((name) => name.endsWith('.gz'))
  .map((name) => ({ name: name.slice(0, -3), bytes: gunzipSync(readFileSync(new URL(name, folder))) }))

/** Seeded, so that a failing cut is the same tomorrow. */
function randoms(seed: number): () => number {
  let state = seed
  return () => (state = (state * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff
}

function write(target: Headless | Screen, bytes: Uint8Array | string): Promise<void> {
  return new Promise((resolve) => {
    if (target instanceof Screen) target.write(Buffer.from(bytes), resolve)
    else target.write(bytes, resolve)
  })
}

async function join(screen: Screen, stream: Buffer, cut: number): Promise<Headless> {
  const { offset, cols, rows, text } = await screen.checkpoint()
  expect(offset).toBeLessThanOrEqual(cut)
  const page = openHeadless(100, 30, 5000)
  // As a page does that showed something else before.
  await write(page, '\x1b[?1049h\x1b[3;7r\x1b[31mleft over\x1b(0')
  page.reset()
  page.resize(cols, rows)
  await write(page, text)
  await write(page, stream.subarray(offset, cut))
  return page
}

async function joinEverywhere(stream: Buffer, size: { cols: number; rows: number }, seed: number) {
  const random = randoms(seed)
  const cuts = Array.from({ length: CUTS }, () => 1 + Math.floor(random() * (stream.length - 1))).sort(
    (a, b) => a - b,
  )
  const screen = new Screen({ ...size, now: () => performance.now(), onReply: () => {} })
  const pages: Headless[] = []
  let wrongAtJoin = 0
  let at = 0
  for (const cut of cuts) {
    while (at < cut) {
      const next = Math.min(cut, at + 1 + Math.floor(random() * 4096))
      await write(screen, stream.subarray(at, next))
      at = next
    }
    const page = await join(screen, stream, cut)
    if (!isSame(page, screen.terminal)) wrongAtJoin++
    pages.push(page)
  }
  await write(screen, stream.subarray(at))
  let wrongAtEnd = 0
  for (const [i, page] of pages.entries()) {
    await write(page, stream.subarray(cuts[i] ?? 0))
    if (!isSame(page, screen.terminal)) wrongAtEnd++
    page.dispose()
  }
  screen.dispose()
  return { wrongAtJoin, wrongAtEnd, unverified: screen.unverified }
}

describe('joining real programs', () => {
  it('TE15 has the seven recorded streams to try on', () => {
    expect(streams.map(({ name }) => name)).toEqual([
      'bash',
      'git-log',
      'less',
      'progress',
      'tmux',
      'top',
      'vim',
    ])
  })

  for (const { name, bytes } of streams) {
    it(`TE15 ${name}: 60 of 60 joins are exact, at once and to the end`, async () => {
      const result = await joinEverywhere(bytes, { cols: 80, rows: 24 }, 42)
      expect(result).toEqual({ wrongAtJoin: 0, wrongAtEnd: 0, unverified: 0 })
    })
  }

  it('TE15 states that text alone does not carry are joined exactly too', async () => {
    const states = [
      'x'.repeat(80),
      '\x1b[5;12rregion\n\n\n\n\n\n\n\n',
      'split csi \x1b[3',
      Buffer.from([0x61, 0xe6, 0x97]),
      '\x1b[4;9H\x1b[1;31m\x1b7\x1b[H\x1b[0m',
      '\x1b(0lqqk',
      '\x1b[3g\x1b[1;5H\x1bH\x1b[1;20H\x1bH\ra\tb',
      '\x1b[2;10r\x1b[?6h\x1b[3;3H',
      '\x1b[?25l\x1b[?1000h\x1b[?1006h\x1b[?2004h\x1b[5 q',
      '\x1b[4:3m\x1b[58;2;1;2;3mcurly',
      'shell\x1b[?1049halt screen\x1b[7mstanding out',
      '日本語'.repeat(14),
    ]
    for (const [i, state] of states.entries()) {
      const stream = Buffer.concat([Buffer.from('some lines before\r\n'.repeat(40)), Buffer.from(state)])
      const screen = new Screen({ cols: 80, rows: 24, now: () => performance.now(), onReply: () => {} })
      await write(screen, stream)
      const page = await join(screen, stream, stream.length)
      const rest = 'after\x1b8 and\r\n\x0f\ttabs \x1b[?1049l\x1b[r done'
      expect([i, isSame(page, screen.terminal)]).toEqual([i, true])
      await write(screen, rest)
      await write(page, rest)
      expect([i, isSame(page, screen.terminal)]).toEqual([i, true])
      screen.dispose()
      page.dispose()
    }
  })

  it('TE15 a screen that differs in one cell, colour, mode or cursor is not the same', async () => {
    const differences = [
      '\x1b[2;2Hx',
      '\x1b[1;1H\x1b[31mh\x1b[0m\x1b[1;6H',
      '\x1b[?2004h',
      '\x1b[1;3H',
      '\x1b[2;9r\x1b[1;6H',
      '\x1b[?25l',
    ]
    for (const difference of differences) {
      const [a, b] = [openHeadless(80, 24), openHeadless(80, 24)]
      await write(a, 'hello')
      await write(b, 'hello')
      expect(isSame(a, b)).toBe(true)
      await write(b, difference)
      expect([difference, isSame(a, b)]).toEqual([difference, false])
    }
  })

  it('TE15 a stretch that proves nothing still gives a screen, and is counted', async () => {
    // An application that leaves a sequence open for ever: no point of the stream lies between sequences.
    const screen = new Screen({ cols: 80, rows: 24, now: () => performance.now(), onReply: () => {} })
    await write(screen, Buffer.from('\x1b]0;' + 'x'.repeat(250_000)))
    const checkpoint = await screen.checkpoint()
    expect(checkpoint).toMatchObject({ verified: false, offset: 250_004 })
    expect(screen.unverified).toBe(1)
    screen.dispose()
  })
})
