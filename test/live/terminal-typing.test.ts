import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeFromPage } from '#sandbox/frames.ts'
import { BOX, startWorld, type World } from '#test/support/terminal-world.ts'

describe('typing', () => {
  let world: World
  beforeAll(async () => {
    world = await startWorld()
  })
  afterAll(() => world.end())

  const pasteOf = (length: number) =>
    Array.from({ length }, (_, i) => 'abcdefghijklmnopqrstuvwxyz0123456789'[(i * 7 + (i >> 8)) % 36]).join('')

  it('TE11 what a program prints arrives byte for byte, UTF-8 or not', async () => {
    const page = world.page({ terminalId: await world.openTerminal() })
    await page.ready()
    await page.run(`printf '%s' "日本語 é 🎉"; printf '\\377\\300\\200'; printf '\\e[31mred\\e[0m'`)
    const expected = Buffer.concat([
      Buffer.from('日本語 é 🎉'),
      Buffer.from([0xff, 0xc0, 0x80]),
      Buffer.from('\x1b[31mred\x1b[0m'),
    ])
    expect(page.text).toContain(expected.toString('latin1'))
  })

  it('TE11 a long mixed stream is neither split nor lost on its way', async () => {
    const page = world.page({ terminalId: await world.openTerminal(), reads: 'sink' })
    await page.ready()
    await page.run('stty -opost')
    page.clear()
    await page.run('for i in $(seq 1 12000); do echo "$i é日🎉"; done')
    const expected = Array.from({ length: 12_000 }, (_, i) => `${i + 1} é日🎉\n`).join('')
    expect(page.text).toContain(Buffer.from(expected).toString('latin1'))
  })

  it('TE24 one mebibyte pasted in one gesture arrives exactly', async () => {
    const page = world.page({ terminalId: await world.openTerminal() })
    await page.ready()
    const paste = pasteOf(1 << 20)
    page.type(`stty raw -echo; echo RE''ADY; head -c ${1 << 20} | md5sum; stty sane\r`)
    await page.untilText('READY')
    page.type(paste)
    await page.untilText(createHash('md5').update(paste).digest('hex'))
    expect(page.refusals).toEqual([])
  })

  it('TE24 a paste too large to be typed whole is refused and said so', async () => {
    const page = world.page({ terminalId: await world.openTerminal() })
    await page.ready()
    page.type('x'.repeat((1 << 20) + 100))
    expect(page.refusals).toEqual(['too-large'])
  })

  it('TE25 what a program does not read waits without spinning, and too much is refused visibly', async () => {
    const page = world.page({ terminalId: await world.openTerminal() })
    await page.ready()
    await page.run('stty raw -echo; echo waiting')
    page.type('sleep 1000\r')
    page.type('y'.repeat(1 << 20))
    await page.until(() => page.link.received !== null)
    page.type('z'.repeat(500_000))
    await page.until(() => page.refusals.includes('full') || page.refusals.includes('too-large'))
    expect(page.link.state.connection).toBe('live')
  })

  it('TE21 keys of somebody without control are refused by the host', async () => {
    const terminalId = await world.openTerminal()
    const ben = world.page({ terminalId, as: 'ben' })
    const ada = world.page({ terminalId })
    await Promise.all([ben.ready(), ada.ready()])
    ben.type('echo from-ben\r')
    expect(ben.refusals).toEqual(['not-yours'])
    // A page that lies about what it knows gets no further.
    ben.socket?.send(
      encodeFromPage({ type: 'input', epoch: 1, seq: 1, more: false, bytes: Buffer.from('echo from-ben\r') }),
    )
    await ben.until(() => ben.refusals.length === 2)
    await ada.run('echo from-ada')
    expect(ada.text).not.toContain('from-ben')
  })

  it('TE22 a shadow types nothing, even when control names it', async () => {
    const terminalId = await world.openTerminal()
    const shadow = world.page({ terminalId, as: 'sam', mayType: false })
    await shadow.ready()
    const { epoch } = await world.sandbox.request('setControl', { sandboxId: BOX, holder: 'sam' })
    shadow.socket?.send(
      encodeFromPage({ type: 'input', epoch, seq: 1, more: false, bytes: Buffer.from('echo from-sam\r') }),
    )
    await shadow.until(() => shadow.refusals.length === 1)
    expect(shadow.refusals).toEqual(['not-yours'])
    expect(shadow.link.state.mayType).toBe(false)
    await world.sandbox.request('setControl', { sandboxId: BOX, holder: 'ada' })
    const ada = world.page({ terminalId })
    await ada.until(() => ada.link.state.mayType)
    await ada.ready()
    await ada.run('echo from-ada')
    expect(ada.text).not.toContain('from-sam')
  })

  it('TE21 in a race for control not one byte of the old epoch is typed', async () => {
    const terminalId = await world.openTerminal()
    const [ada, ben] = [world.page({ terminalId }), world.page({ terminalId, as: 'ben' })]
    const late = world.page({ terminalId })
    await Promise.all([ada.ready(), ben.ready(), late.ready()])
    ada.type('cat > typed\r')
    await ada.untilText('cat > typed')
    for (let round = 0; round < 25; round++) {
      for (let i = 0; i < 20; i++) ada.type(`a${round}.${i}\n`)
      const taken = world.sandbox.request('setControl', { sandboxId: BOX, holder: 'ben' })
      // Typed while the change is on its way: some of it is in time, none of it may come after.
      for (let i = 20; i < 40; i++) ada.type(`a${round}.${i}\n`)
      await taken
      const { epoch } = await world.sandbox.request('getControl', { sandboxId: BOX })
      // Both have heard of it: what a page believed a turn ago is no sign.
      await ada.until(() => !ada.link.state.mayType)
      await ben.until(() => ben.link.state.mayType)
      ben.type(`ben${round}\n`)
      await ben.untilText(`ben${round}\r`)
      const frame = { epoch: epoch - 1, seq: round + 1, more: false, bytes: Buffer.from('LATE\n') }
      late.socket?.send(encodeFromPage({ type: 'input', ...frame }))
      await late.until(() => late.refusals.length === round + 1)
      await world.sandbox.request('setControl', { sandboxId: BOX, holder: 'ada' })
      await ben.until(() => !ben.link.state.mayType)
      await ada.until(() => ada.link.state.mayType)
    }
    ada.type('\x04')
    await ada.run('true')
    const { stdout } = await world.sandbox.request('exec', {
      sandboxId: BOX,
      vantage: 'inside',
      argv: ['cat', 'typed'],
      timeoutMs: 5000,
      outputBytesMax: 1 << 20,
    })
    expect(stdout).not.toContain('LATE')
    const lines = stdout.split('\n').filter(Boolean)
    for (let round = 0; round < 25; round++) {
      const ours = lines
        .filter((line) => line.startsWith(`a${round}.`))
        .map((line) => Number(line.split('.')[1]))
      // In order, without holes, without doubles; the cut is where control changed.
      expect(ours).toEqual(ours.map((_, i) => i))
      const last = lines.lastIndexOf(`a${round}.${ours.length - 1}`)
      expect(lines.indexOf(`ben${round}`)).toBeGreaterThan(last)
    }
  })
})
