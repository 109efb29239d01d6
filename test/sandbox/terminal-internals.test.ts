import { describe, expect, it } from 'vitest'
import { createFakeEngine } from '#sandbox/engines/fake.ts'
import { internalsOf, openHeadless } from '#sandbox/terminal/headless.ts'
import { Pty } from '#sandbox/terminal/pty.ts'
import { Screens } from '#sandbox/terminal/screens.ts'

describe('what we rely on and nobody promised', () => {
  it('TE20 the headless terminal has the private fields that exactness needs', () => {
    const terminal = openHeadless(80, 24)
    const core = internalsOf(terminal)
    const buffer = core._bufferService.buffers.active
    expect(buffer).toMatchObject({
      x: 0,
      y: 0,
      ybase: 0,
      savedX: 0,
      savedY: 0,
      scrollTop: 0,
      scrollBottom: 23,
    })
    expect(buffer.tabs[8]).toBe(true)
    expect(buffer.savedCurAttrData.extended.underlineStyle).toBe(0)
    expect(buffer.lines.get(0)?._data).toBeInstanceOf(Uint32Array)
    expect(buffer.lines.get(0)?._combined).toBeTypeOf('object')
    expect(core._bufferService.buffers.alt).not.toBe(core._bufferService.buffers.normal)
    expect(core._charsetService).toMatchObject({ glevel: 0, _charsets: expect.any(Array) })
    const { _parser, _utf8Decoder, _curAttrData } = core._inputHandler
    expect(_parser.currentState).toBe(_parser.initialState)
    expect(_utf8Decoder.interim).toBeInstanceOf(Uint8Array)
    expect(_curAttrData).toMatchObject({ fg: 0, bg: 0 })
    expect(core.coreService).toMatchObject({ isCursorHidden: false, decPrivateModes: expect.any(Object) })
    expect(core.coreMouseService).toMatchObject({ activeEncoding: 'DEFAULT', activeProtocol: 'NONE' })
    core.writeSync('\x1b[?1006h\x1b(0')
    expect(core.coreMouseService.activeEncoding).toBe('SGR')
    expect(core._charsetService._charsets[0]?.q).toBe('─')
    terminal.dispose()
  })

  it('TE20 node-pty gives out bytes, its descriptor and its stream', async () => {
    const pieces: Buffer[] = []
    const command = { file: '/bin/cat', args: [], env: { PATH: '/bin' }, dispose: () => Promise.resolve() }
    await new Promise<void>((resolve) => {
      const pty = new Pty(
        command,
        { cols: 80, rows: 24 },
        { onOutput: (bytes) => pieces.push(bytes) && pty.end(), onExit: () => resolve() },
      )
      expect(pty.write(Buffer.from('é\n'))).toBe(true)
    })
    expect(pieces.every((piece) => Buffer.isBuffer(piece))).toBe(true)
    expect(Buffer.concat(pieces).toString()).toContain('é')
  })

  it('TE13 the last output of a shell is read even by a host that is slow to read', async () => {
    const command = {
      file: '/bin/bash',
      args: ['--norc', '-c', 'seq 1 5000; exec echo the very last words'],
      env: { PATH: '/bin:/usr/bin' },
      dispose: () => Promise.resolve(),
    }
    const text = await new Promise<string>((resolve) => {
      let all = ''
      const pty = new Pty(
        command,
        { cols: 80, rows: 24 },
        {
          onOutput(bytes) {
            all += bytes.toString()
            // Not read for a while, as under load or for a viewer who is behind.
            pty.pause()
            setTimeout(() => pty.resume(), 5)
          },
          onExit: () => resolve(all),
        },
      )
    })
    expect(text).toContain('5000\r\nthe very last words')
  })

  it('TE19 a fallen screen thread is started again from the past of the stream', async () => {
    const screens = new Screens()
    const troubles: string[] = []
    const past = {
      cols: 80,
      rows: 24,
      offset: 100,
      sizeCount: 2,
      replay: [{ type: 'output' as const, bytes: Buffer.from('known past \x1b[c') }],
    }
    const replies: string[] = []
    const screen = screens.open(
      { cols: 80, rows: 24 },
      {
        onReply: (text) => replies.push(text),
        onPressure: () => {},
        onTrouble: (words) => troubles.push(words),
        onLost: () => past,
      },
    )
    screen.feed(Buffer.from('before'))
    expect(await screen.checkpoint()).toMatchObject({ offset: 0, verified: true })
    // A message that no screen understands fells the thread.
    screen.resize(Number.NaN, -1)
    screen.feed(Buffer.from('lost with the thread'))
    const checkpoint = await screen.checkpoint()
    expect(troubles).toHaveLength(1)
    expect(checkpoint).toMatchObject({ offset: 100, sizeCount: 2 })
    // Its queries were answered the first time.
    expect(replies).toEqual([])
    await screens.stop()
  })

  it('TE41 the fake engine refuses to run outside tests', () => {
    expect(() => createFakeEngine({ NODE_ENV: 'production' })).toThrow('under test only')
    expect(() => createFakeEngine({})).toThrow('under test only')
    expect(createFakeEngine({ GREENROOM_ENGINE: 'fake' }).name).toBe('fake')
  })
})
