import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openHeadless } from '#sandbox/terminal/headless.ts'
import { Screen } from '#sandbox/terminal/screen.ts'
import { isSame } from '#sandbox/terminal/snapshot.ts'
import { join, joinEverywhere, write } from '#test/support/join-everywhere.ts'

const CUTS = 60
const folder = new URL('./streams/', import.meta.url)
const streams = readdirSync(folder)
  .filter((name) => name.endsWith('.gz'))
  .map((name) => ({ name: name.slice(0, -3), bytes: gunzipSync(readFileSync(new URL(name, folder))) }))

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
      const result = await joinEverywhere(bytes, { size: { cols: 80, rows: 24 }, seed: 42, cuts: CUTS })
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

  it('TE15 a screen that is closed while a joiner waits for it is not touched any more', async () => {
    const screen = new Screen({ cols: 80, rows: 24, now: () => performance.now(), onReply: () => {} })
    const sizes: number[] = []
    await write(screen, 'on the screen')
    screen.terminal.onResize(({ cols }) => sizes.push(cols))
    const parsed: string[] = []
    screen.write(Buffer.from('x'.repeat(10_000)), () => parsed.push('after the end'))
    screen.resize(100, 30)
    const checkpoint = screen.checkpoint()
    screen.dispose()
    expect(await checkpoint).toMatchObject({ offset: 0 })
    expect([sizes, parsed]).toEqual([[], []])
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
