import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { closeCodes } from '#app/protocol/close-codes.ts'
import { createSandboxClient } from '#sandbox/client.ts'
import { encodeFromPage } from '#sandbox/frames.ts'
import { kinds, writeJson } from '#sandbox/wire.ts'
import { BOX, startHostProcess, startWorld, type World } from '#test/support/terminal-world.ts'

describe('with bad input and lost connections', () => {
  let world: World
  beforeAll(async () => {
    world = await startWorld()
  })
  afterAll(() => world.end())

  /** A socket of no page of ours; resolves with the close code. */
  function stranger(say: (ws: WebSocket) => void, terminalId = `${BOX}-t1`): Promise<number> {
    const ws = new WebSocket(`ws://127.0.0.1:${world.web.port}/ws/terminals/${terminalId}?as=ada&mayType=1`)
    ws.on('error', () => {})
    ws.on('open', () => say(ws))
    return new Promise((resolve) => ws.on('close', (code) => resolve(code)))
  }

  it('TE29, TE23 a killed web process costs no terminal, no byte and no key', async () => {
    const terminals = [`${BOX}-t1`]
    while (terminals.length < 8) terminals.push(await world.openTerminal())
    const pages = terminals.map((terminalId) => world.page({ terminalId }))
    await Promise.all(pages.map((page) => page.ready()))
    await Promise.all(pages.map((page) => page.run('stty -echo')))
    for (const page of pages) {
      page.type('while read -r LINE; do echo "got $LINE."; done\r')
      page.clear()
    }
    const typing = pages.map(async (page, p) => {
      for (let i = 0; i < 60; i++) {
        page.type(`${p}-${i}\n`)
        await new Promise((resolve) => setImmediate(resolve))
        if (i === 20 && p === 0) world.web.process.kill('SIGKILL')
      }
    })
    await Promise.all(typing)
    await Promise.all(pages.map((page) => page.until(() => page.link.state.connection === 'reconnecting')))
    for (const page of pages) page.type('while-away\n')
    await world.restartWeb()
    await Promise.all(pages.map((page) => page.untilText('got while-away.')))
    for (const [p, page] of pages.entries()) {
      const got = [...page.text.matchAll(/got (\S+)\./g)].map((match) => match[1])
      expect(got).toEqual([...Array.from({ length: 60 }, (_, i) => `${p}-${i}`), 'while-away'])
    }
  })

  it('TE38 a request without a host is refused as unreachable, one the host declines with its reason', async () => {
    const nobody = createSandboxClient({ socketPath: `${world.host.state}/nobody.sock`, patienceMs: 10 })
    await expect(nobody.request('status', {})).rejects.toMatchObject({ kind: 'unreachable' })
    nobody.close()
    const patient = createSandboxClient({ socketPath: `${world.host.state}/nobody.sock`, patienceMs: 60_000 })
    const closed = expect(patient.request('status', {})).rejects.toMatchObject({ kind: 'unreachable' })
    patient.close()
    await closed
    const missing = world.sandbox.request('openTerminal', {
      sandboxId: 's-none',
      terminalId: 's-none-t1',
      title: 'x',
    })
    await expect(missing).rejects.toMatchObject({ kind: 'refused', refusal: { code: 'no-such-sandbox' } })
    const wrong = world.sandbox.request('renewLease', { sandboxId: 'Not An Id', leaseMs: 1 })
    await expect(wrong).rejects.toMatchObject({ kind: 'refused', refusal: { code: 'bad-request' } })
  })

  it('TE30 malformed, oversized, textual and early frames end the socket with badMessage', async () => {
    const hello = encodeFromPage({
      type: 'hello',
      version: 1,
      clientId: '00'.repeat(8),
      resumeOffset: null,
      sizeCount: 0,
    })
    const nonsense: ((ws: WebSocket) => void)[] = [
      (ws) => ws.send(Buffer.from([0xff, 1, 2])),
      (ws) => ws.send('text'),
      (ws) => ws.send(Buffer.alloc(70_000, 0x10)),
      (ws) => ws.send(encodeFromPage({ type: 'ack', offset: 1 })),
      (ws) => ws.send(hello) ?? ws.send(hello),
    ]
    for (const say of nonsense) expect(await stranger(say)).toBe(closeCodes.badMessage)
    const other = encodeFromPage({
      type: 'hello',
      version: 99,
      clientId: '00'.repeat(8),
      resumeOffset: null,
      sizeCount: 0,
    })
    expect(await stranger((ws) => ws.send(other))).toBe(closeCodes.reloadPage)
    expect(await stranger(() => {}, `${BOX}-t99`)).toBe(closeCodes.ended)
    const page = world.page({ terminalId: await world.openTerminal() })
    await page.ready()
    await page.run('echo still here')
  })

  it('TE32 a viewer that never says hello loses its socket, and the session goes on', async () => {
    expect(await stranger(() => {})).toBe(closeCodes.silent)
    const page = world.page({ terminalId: await world.openTerminal() })
    await page.ready()
    await page.run('echo still here')
  })

  it('TE34 nonsense on the host socket ends that connection only', async () => {
    const page = world.page({ terminalId: await world.openTerminal() })
    await page.ready()
    const sent = [
      Buffer.from('GET / HTTP/1.1\r\n\r\n'),
      Buffer.from([255, 255, 255, 255, 1]),
      Buffer.concat(writeJson(kinds.request, 'not a request')),
      Buffer.from([0, 0, 0, 3, kinds.request, 0x7b, 0x7b]),
      Buffer.concat(writeJson(kinds.event, {})),
    ]
    for (const bytes of sent) {
      const socket = net.connect(world.host.socketPath)
      const closed = new Promise((resolve) => socket.on('close', resolve))
      socket.on('error', () => {})
      socket.write(bytes)
      await closed
    }
    await page.run('echo still here')
    expect((await world.sandbox.request('status', {})).engine).toBe('fake')
  })

  it('TE37 asked for twice a terminal is made once, and closing it ends its shell', async () => {
    const wanted = { sandboxId: BOX, terminalId: `${BOX}-twice`, title: 'Twice' }
    await Promise.all([
      world.sandbox.request('openTerminal', wanted),
      world.sandbox.request('openTerminal', wanted),
    ])
    const page = world.page({ terminalId: `${BOX}-twice` })
    await page.ready()
    await page.run('echo "PID:$$:"')
    const pid = Number(/PID:(\d+):/.exec(page.text)?.[1])
    expect(readFileSync(`/proc/${pid}/comm`, 'utf8')).toBe('bash\n')
    await world.sandbox.request('closeTerminal', { terminalId: `${BOX}-twice` })
    await page.until(() => page.link.state.connection === 'ended')
    const left = `for i in $(seq 200); do kill -0 ${pid} 2>/dev/null || exit 0; sleep 0.02; done; exit 1`
    const { exitCode } = await world.sandbox.request('exec', {
      sandboxId: BOX,
      vantage: 'inside',
      argv: ['bash', '-c', left],
      timeoutMs: 10_000,
    })
    expect(exitCode).toBe(0)
    const { terminals } = await world.sandbox.request('listTerminals', { sandboxId: BOX })
    expect(terminals.map(({ terminalId }) => terminalId)).not.toContain(wanted.terminalId)
  })

  it('TE40 a disk that takes no recording does not stop a terminal, and the log says so once', async () => {
    rmSync(`${world.host.state}/recordings`, { recursive: true })
    writeFileSync(`${world.host.state}/recordings`, 'a file where the folder should be')
    const page = world.page({ terminalId: await world.openTerminal(`${BOX}-t40`) })
    await page.ready()
    await page.run('echo still here')
    expect(world.host.log().match(/t40: The recording cannot be written/g)).toHaveLength(1)
  })
})

/** A zombie that nobody has fetched yet is not running. */
function isRunning(pid: number): boolean {
  return existsSync(`/proc/${pid}/stat`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
}

describe('when the host ends', () => {
  let world: World
  beforeEach(async () => {
    world = await startWorld()
  })
  afterEach(() => world.end())

  it('TE31 with the host gone pages are told so, and the app connects again by itself', async () => {
    const page = world.page()
    await page.ready()
    const lost = new Promise<boolean>((resolve) => world.sandbox.onConnection(resolve))
    await world.host.end('SIGKILL')
    expect(await lost).toBe(false)
    await page.until(() => page.link.state.closeCode === closeCodes.hostUnreachable)
    expect(page.link.state.connection).toBe('reconnecting')
    const back = new Promise<boolean>((resolve) => world.sandbox.onConnection(resolve))
    const again = await startHostProcess({ directory: world.host.state })
    expect(await back).toBe(true)
    expect(await world.sandbox.request('listSandboxes', {})).toEqual({ sandboxes: [] })
    // The terminal died with its host; the page learns that it is over instead of trying for ever.
    await page.until(() => page.link.state.connection === 'ended')
    expect(page.link.state.closeCode).toBe(closeCodes.ended)
    await again.end()
  })

  it('TE33 a second host on the socket is refused, a stale socket file is not in the way', async () => {
    await expect(startHostProcess({ directory: world.host.state })).rejects.toThrow(
      'Another sandbox host is running',
    )
    expect((await world.sandbox.request('status', {})).sandboxes).toBe(1)
    await world.host.end('SIGKILL')
    const again = await startHostProcess({ directory: world.host.state })
    expect(await again.end()).toBe(0)
  })

  it('TE35, TE39 SIGTERM leaves no process and a recording whose replay is the screen, without what was typed unseen', async () => {
    const page = world.page()
    await page.ready()
    await page.run('sleep 1000 & echo "PID:$!:"')
    const pid = Number(/PID:(\d+):/.exec(page.text)?.[1])
    page.type('read -rs SECRET\r')
    await page.until(() => page.text.endsWith('\x1b[?2004l\r'))
    page.type('hunter2\r')
    await page.run('printf "\\e[32mgreen é✓\\e[0m\\n"')
    await world.sandbox.request('addMarker', { sandboxId: BOX, label: 'hint given' })
    // The prompt comes after the command's last word, and belongs to the screen.
    await page.until(() => page.text.endsWith('box$ '))
    const shown = await page.shown()
    expect(await world.host.end()).toBe(0)
    expect(isRunning(pid)).toBe(false)
    const lines = readFileSync(`${world.host.state}/recordings/${BOX}/${BOX}-t1.cast`, 'utf8')
      .trimEnd()
      .split('\n')
    const [header, ...events] = lines.map((line) => JSON.parse(line))
    expect(header).toMatchObject({ version: 3, term: { cols: 80, rows: 24 } })
    expect(events.some(([, code, text]) => code === 'm' && text === 'hint given')).toBe(true)
    expect(lines.join('')).not.toContain('hunter2')
    page.screen.reset()
    for (const [, code, text] of events) if (code === 'o') page.screen.write(text)
    expect(await page.shown()).toBe(shown)
  })
})
