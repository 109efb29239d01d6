import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeFromPage } from '#sandbox/frames.ts'
import { BOX, startWorld, type Page, type World } from '#test/support/terminal-world.ts'

const FLOOD = 'while :; do seq 1 20000; done\r'

describe('watching', () => {
  let world: World
  beforeAll(async () => {
    world = await startWorld()
  })
  afterAll(() => world.end())

  /** Compares pages that have the same bytes: a prompt may still be on its way to one of them. */
  async function sameScreen(pages: Page[]): Promise<void> {
    const received = () => pages.map((page) => page.link.received)
    const together = () => new Set(received()).size === 1
    for (;;) {
      // The page that is told last is the one that finds them together.
      await Promise.race(pages.map((page) => page.until(together)))
      const before = received()
      const [first, ...others] = await Promise.all(pages.map((page) => page.shown()))
      if (received().some((offset, index) => offset !== before[index])) continue
      for (const other of others) expect(other).toBe(first)
      return
    }
  }

  it('TE15 a late joiner sees the screen as it is, colours of a full-screen program included', async () => {
    const terminalId = await world.openTerminal()
    const ada = world.page({ terminalId })
    await ada.ready()
    await ada.run('seq 1 200')
    ada.type('printf "\\e[?1049h\\e[2J\\e[3;5H\\e[1;31mfull screen\\e[0m\\e[10;1H"; cat\r')
    await ada.untilText('full screen')
    const ben = world.page({ terminalId, as: 'ben' })
    await ben.ready()
    await ben.until(() => ben.link.received === ada.link.received)
    expect(await ben.shown()).toContain('full screen')
    await sameScreen([ada, ben])
    expect(ben.screen.buffer.active.type).toBe('alternate')
    expect(ben.screen.buffer.active.getLine(2)?.getCell(4)?.getFgColor()).toBe(1)
  })

  it('TE16 a page whose socket is cut goes on where it was, without a snapshot', async () => {
    const ada = world.page({ terminalId: await world.openTerminal() })
    await ada.ready()
    await ada.run('echo before')
    const snaps = ada.snaps
    ada.clear()
    ada.socket?.terminate()
    await ada.until(() => ada.link.state.connection === 'reconnecting')
    await ada.until(() => ada.link.state.connection === 'live')
    await ada.run('echo after')
    expect(ada.snaps).toBe(snaps)
    expect(ada.text).not.toContain('before')
  })

  it('TE17 a query is answered once with five viewers, and once after a reconnect', async () => {
    const terminalId = await world.openTerminal()
    const pages = [0, 1, 2, 3, 4].map((i) => world.page({ terminalId, as: i === 0 ? 'ada' : `viewer${i}` }))
    await Promise.all(pages.map((page) => page.ready()))
    const [ada] = pages as [Page]
    // What is typed back is counted until a second of quiet inside the box says that nobody else answers.
    const ask = `stty raw -echo; printf '\\033[6n\\033[c\\033[0c'; ANSWER=; while IFS= read -r -t 1 -n 1 -d '' C; do ANSWER="$ANSWER$C"; done; stty sane; printf 'A''NSWER %s END' "$ANSWER" | tr '\\033' '^'`
    const answers = async () => {
      ada.clear()
      await ada.run(ask)
      return /ANSWER (.*?) END/.exec(ada.text)?.[1]
    }
    const once = expect.stringMatching(/^\^\[\d+;\d+R\^\[\?1;2c\^\[\?1;2c$/)
    expect(await answers()).toEqual(once)
    for (const page of pages) page.socket?.terminate()
    await ada.until(() => ada.link.state.connection === 'reconnecting')
    await Promise.all(pages.map((page) => page.until(() => page.link.state.connection === 'live')))
    const joiner = world.page({ terminalId, as: 'joiner' })
    await joiner.ready()
    expect(await answers()).toEqual(once)
  })

  it('TE9, TE7 a shadow that stops reading slows nobody and is current again after one snapshot', async () => {
    const terminalId = await world.openTerminal()
    const ada = world.page({ terminalId, reads: 'sink' })
    const shadow = world.page({ terminalId, as: 'sam', mayType: false, reads: 'stalled' })
    await Promise.all([ada.ready(), shadow.ready()])
    const bytesBefore = shadow.bytes
    // Two mebibytes: twice the ring, eight windows.
    await ada.run('seq 1 300000')
    expect(shadow.bytes - bytesBefore).toBeLessThanOrEqual(300 << 10)
    await shadow.until(() => shadow.link.state.catchingUp)
    const snaps = shadow.snaps
    shadow.read('screen')
    await shadow.until(() => shadow.link.received === ada.link.received)
    expect(shadow.snaps - snaps).toBe(1)
    expect(shadow.link.state.catchingUp).toBe(false)
    const late = world.page({ terminalId, as: 'late' })
    await late.ready()
    await late.until(() => late.link.received === ada.link.received)
    await sameScreen([shadow, late])
  })

  it('TE8 the holder of control paces the program, and a holder that fell silent or looked away does not', async () => {
    const terminalId = await world.openTerminal()
    const ada = world.page({ terminalId, reads: 'sink' })
    await ada.ready()
    await ada.run('true')
    const progress = async () => {
      const { terminals } = await world.sandbox.request('listTerminals', { sandboxId: BOX })
      return terminals.find((terminal) => terminal.terminalId === terminalId)?.offset ?? 0
    }
    ada.read('stalled')
    const before = await progress()
    ada.type("seq 1 40000''0\r")
    // Paced: a window and what was on its way. After two seconds without a word the program goes on to its end.
    await ada.until(() => ada.bytes > 200 << 10)
    expect((await progress()) - before).toBeLessThan(1 << 20)
    const watcher = world.page({ terminalId, as: 'ben' })
    await watcher.untilText('400000')
    expect((await progress()) - before).toBeGreaterThan(2 << 20)
    ada.read('sink')
    await ada.until(() => ada.link.received === watcher.link.received)
    ada.link.setVisible(false)
    ada.type("seq 1 40000''1\r")
    await watcher.untilText('400001')
    const snaps = ada.snaps
    ada.link.setVisible(true)
    await ada.until(() => ada.link.received === watcher.link.received)
    expect(ada.snaps).toBe(snaps + 1)
  })

  it('TE10 Ctrl-C gets through a flood to a page that parses everything', async () => {
    const ada = world.page({ terminalId: await world.openTerminal() })
    await ada.ready()
    ada.type(FLOOD)
    await ada.until(() => ada.bytes > 2 << 20)
    ada.clear()
    ada.type('\x03')
    // The output after ^C is bounded by what was in flight: one window, and what the kernel held.
    const before = ada.bytes
    await ada.untilText('box$ ')
    expect(ada.bytes - before).toBeLessThan(1 << 20)
  })

  it('TE26 only the holder of control sets the size, within bounds, for everybody at the same byte', async () => {
    const terminalId = await world.openTerminal()
    const ada = world.page({ terminalId })
    const ben = world.page({ terminalId, as: 'ben' })
    await Promise.all([ada.ready(), ben.ready()])
    ben.link.wantSize(40, 10)
    ben.socket?.send(encodeFromPage({ type: 'size', epoch: 1, cols: 40, rows: 10 }))
    ada.link.wantSize(132, 43)
    await ben.until(() => ben.screen.cols === 132 && ben.screen.rows === 43)
    await ada.run('stty size')
    expect(ada.text).toContain('43 132')
    for (const [wish, given] of [
      [{ cols: 0, rows: 0 }, '5 20'],
      [{ cols: 1_000_000, rows: 1_000_000 }, '120 300'],
    ] as const) {
      ada.link.wantSize(wish.cols, wish.rows)
      const [rows = 0, cols = 0] = given.split(' ').map(Number)
      await ada.until(() => ada.screen.cols === cols && ada.screen.rows === rows)
      await ada.run('stty size')
      expect(ada.text).toContain(given)
    }
    await ben.until(() => ben.link.received === ada.link.received)
    await sameScreen([ada, ben])
  })

  it('TE27 a storm of sizes ends with the one wanted last', async () => {
    const terminalId = await world.openTerminal()
    const ada = world.page({ terminalId })
    await ada.ready()
    for (let i = 0; i < 200; i++) ada.link.wantSize(30 + i, 10)
    await ada.until(() => ada.screen.cols === 229)
    const { terminals } = await world.sandbox.request('listTerminals', { sandboxId: BOX })
    expect(terminals.find((terminal) => terminal.terminalId === terminalId)).toMatchObject({
      cols: 229,
      rows: 10,
    })
  })

  it('TE13 the last output comes before the exit, and a late joiner sees both', async () => {
    const terminalId = await world.openTerminal()
    const ada = world.page({ terminalId })
    await ada.ready()
    const exited = new Promise((resolve) => {
      world.sandbox.onEvent((event) => {
        if (event.type === 'terminal-exited' && event.terminalId === terminalId) resolve(event)
      })
    })
    ada.type('seq 1 5000; exec echo the very last words\r')
    await ada.until(() => ada.link.state.exitCode !== null)
    expect(ada.link.state.exitCode).toBe(0)
    expect(await ada.shown()).toContain('\nthe very last words')
    await exited
    const late = world.page({ terminalId, as: 'late' })
    await late.until(() => late.link.state.exitCode !== null)
    expect(await late.shown()).toContain('\nthe very last words')
    ada.type('x')
    expect(ada.refusals).toEqual(['ended'])
  })

  it('TE36 fifty people watch, the next is told to try again', async () => {
    const terminalId = await world.openTerminal()
    const listener = { onFrame: () => {}, onClose: () => {} }
    const viewer = (i: number) => ({ terminalId, participantId: `p${i}`, mayType: false })
    const open = await Promise.all(
      Array.from({ length: 50 }, (_, i) => world.sandbox.openViewer(viewer(i), listener)),
    )
    await expect(world.sandbox.openViewer(viewer(50), listener)).rejects.toMatchObject({
      kind: 'refused',
      refusal: { code: 'full' },
    })
    for (const channel of open) channel.close()
    await world.sandbox.openViewer(viewer(51), listener)
  })
})
