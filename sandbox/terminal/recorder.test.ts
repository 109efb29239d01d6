import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Recorder } from './recorder.ts'

describe('recording', () => {
  let directory = ''
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'recorder-'))
  })
  afterEach(() => rmSync(directory, { recursive: true }))

  function recorder(more: Partial<ConstructorParameters<typeof Recorder>[0]> = {}) {
    const path = join(directory, 'one.cast')
    const troubles: string[] = []
    let now = 0
    const subject = new Recorder({
      path,
      title: 'One',
      startedAtSeconds: 1_700_000_000,
      cols: 80,
      rows: 24,
      now: () => now,
      onTrouble: (words) => troubles.push(words),
      ...more,
    })
    const lines = () =>
      readFileSync(path, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line): unknown => JSON.parse(line))
    return { subject, troubles, lines, at: (ms: number) => void (now = ms) }
  }

  it('TE39 is asciicast v3: a header, then intervals with output, sizes, markers and the exit', async () => {
    const { subject, lines, at } = recorder()
    at(1500)
    subject.output(Buffer.from('hi'))
    at(1750)
    subject.size(100, 30)
    subject.marker('hint given')
    subject.exit(7)
    await subject.close()
    expect(lines()).toEqual([
      {
        version: 3,
        term: { cols: 80, rows: 24, type: 'xterm-256color' },
        timestamp: 1_700_000_000,
        title: 'One',
      },
      [1.5, 'o', 'hi'],
      [0.25, 'r', '100x30'],
      [0, 'm', 'hint given'],
      [0, 'x', '7'],
    ])
  })

  it('TE39 never splits a character, and rounding does not make time drift', async () => {
    const { subject, lines, at } = recorder()
    const [first, ...rest] = Buffer.from('é')
    subject.output(Buffer.from([first ?? 0]))
    for (let i = 1; i <= 1000; i++) {
      at(i * 0.4)
      subject.output(i === 1 ? Buffer.from(rest) : Buffer.from('.'))
    }
    await subject.close()
    const events = lines().slice(1) as [number, string, string][]
    expect(events[0]?.[2]).toBe('é')
    expect(events.reduce((sum, [seconds]) => sum + seconds, 0)).toBeCloseTo(0.4, 3)
  })

  it('TE40 ends with a marker when it is full', async () => {
    const { subject, lines } = recorder({ bytesMax: 10 })
    subject.output(Buffer.from('12345'))
    subject.output(Buffer.from('1234567'))
    subject.output(Buffer.from('8'))
    await subject.close()
    expect(lines().slice(1)).toEqual([
      [0, 'o', '12345'],
      [0, 'm', 'The recording is full; output from here on is not in it.'],
    ])
  })

  it('TE40 a full disk is said once, and everything after it is let go', async () => {
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    const file = {
      appendFile: () => Promise.reject(full),
      datasync: () => Promise.resolve(),
      close: () => Promise.resolve(),
    }
    const { subject, troubles } = recorder({ openFile: () => Promise.resolve(file) })
    for (let i = 0; i < 10; i++) subject.output(Buffer.alloc(300 << 10, 'x'))
    await subject.close()
    expect(troubles).toHaveLength(1)
    expect(troubles[0]).toContain('no space left on device')
  })
})
