import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recordingMarks } from '../contract.ts'
import { Recorder, type RecordingFile } from './recorder.ts'

const STARTED = 1_700_000_000_000
/** A terminal that did not end by itself. */
const END = [0, 'm', recordingMarks.end]

describe('recording', () => {
  let directory = ''
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'recorder-'))
  })
  afterEach(() => rmSync(directory, { recursive: true }))

  function recorder(more: Partial<ConstructorParameters<typeof Recorder>[0]> = {}) {
    const path = join(directory, 'one.cast')
    const troubles: string[] = []
    let now = STARTED
    const subject = new Recorder({
      openFile: () => open(path, 'ax'),
      title: 'One',
      cols: 80,
      rows: 24,
      now: () => now,
      onTrouble: (words) => troubles.push(words),
      ...more,
    })
    const lines = () => linesOf(readFileSync(path, 'utf8'))
    return { subject, troubles, lines, at: (ms: number) => void (now = STARTED + ms) }
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

  it('TE39 its times lead back to the instant, though the header knows whole seconds', async () => {
    const { subject, lines, at } = recorder({ on: false })
    at(750)
    subject.setOn(true)
    at(1250)
    subject.output(Buffer.from('x'))
    await subject.close()
    expect(lines()).toMatchObject([{ timestamp: 1_700_000_000 }, [1.25, 'o', 'x'], END])
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

  it('RC1 is written as it comes, and only what comes during a write waits for its end', async () => {
    const file = slowFile()
    const { subject } = recorder({ openFile: () => Promise.resolve(file) })
    await file.asked()
    subject.output(Buffer.from('a'))
    subject.output(Buffer.from('b'))
    expect(file.writes).toHaveLength(1)
    file.done()
    await file.asked()
    expect(linesOf(file.writes[1] ?? '')).toEqual([
      [0, 'o', 'a'],
      [0, 'o', 'b'],
    ])
    file.done()
    subject.output(Buffer.from('c'))
    await file.asked()
    expect(linesOf(file.writes[2] ?? '')).toEqual([[0, 'o', 'c']])
    file.done()
    const closed = subject.close()
    await file.asked()
    file.done()
    await closed
  })

  it('RC1 what is too much for a slow disk is missing, and a marker says where', async () => {
    const file = slowFile()
    const { subject } = recorder({ openFile: () => Promise.resolve(file) })
    await file.asked()
    const megabyte = Buffer.alloc(1 << 20, 'x')
    for (let i = 0; i < 20; i++) subject.output(megabyte)
    file.done()
    await file.asked()
    file.done()
    subject.output(Buffer.from('on it goes'))
    const closed = subject.close()
    await file.asked()
    file.done()
    await closed
    const kept = file.writes.slice(1).flatMap((text) => linesOf(text) as [number, string, string][])
    expect(kept.filter(([, , text]) => text.length === megabyte.length).length).toBeLessThan(20)
    expect(kept.slice(-4)).toEqual([
      [0, 'm', recordingMarks.gap],
      [0, 'o', '\x1bc'],
      [0, 'o', 'on it goes'],
      END,
    ])
  })

  it('RC2 switched off it keeps nothing; on again it says so and begins with an empty screen', async () => {
    const { subject, lines, at } = recorder()
    subject.output(Buffer.from('before'))
    at(1000)
    subject.setOn(false)
    subject.output(Buffer.from('secret'))
    subject.size(100, 30)
    subject.marker('control: ada')
    at(61_000)
    subject.setOn(true)
    subject.setOn(true)
    subject.output(Buffer.from('after'))
    await subject.close()
    expect(lines().slice(1)).toEqual([
      [0, 'o', 'before'],
      [1, 'm', recordingMarks.off],
      [60, 'm', recordingMarks.on],
      [0, 'r', '100x30'],
      [0, 'o', '\x1bc'],
      [0, 'o', 'after'],
      END,
    ])
  })

  it('RC2 off from the beginning there is not even a file', async () => {
    let opened = 0
    const { subject } = recorder({ on: false, openFile: () => Promise.reject(new Error(String(++opened))) })
    subject.output(Buffer.from('secret'))
    subject.marker('control: ada')
    subject.exit(0)
    await subject.close()
    expect(opened).toBe(0)
  })

  it('TE40 ends with a marker when it is full', async () => {
    const { subject, lines } = recorder({ bytesMax: 10 })
    subject.output(Buffer.from('12345'))
    subject.output(Buffer.from('1234567'))
    subject.output(Buffer.from('8'))
    await subject.close()
    expect(lines().slice(1)).toEqual([[0, 'o', '12345'], [0, 'm', recordingMarks.full], END])
  })

  it('TE40 a full disk is said once, and everything after it is let go', async () => {
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    const file = {
      appendFile: () => Promise.reject(full),
      datasync: () => Promise.resolve(),
      close: () => Promise.resolve(),
    }
    const { subject, troubles } = recorder({ openFile: () => Promise.resolve(file) })
    for (let i = 0; i < 10; i++) {
      subject.output(Buffer.alloc(300 << 10, 'x'))
      await new Promise((resolve) => setImmediate(resolve))
    }
    await subject.close()
    expect(troubles).toHaveLength(1)
    expect(troubles[0]).toContain('no space left on device')
  })
})

function linesOf(text: string): unknown[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
}

/** A disk on which each write ends when the test says so. */
function slowFile() {
  const writes: string[] = []
  let waiting: (() => void) | null = null
  let tellAsked: (() => void) | null = null
  const file: RecordingFile & { writes: string[]; asked(): Promise<void>; done(): void } = {
    writes,
    appendFile: (text) => {
      writes.push(String(text))
      return new Promise((resolve) => {
        waiting = resolve
        tellAsked?.()
      })
    },
    /** Resolves when a write is under way. */
    asked: () => (waiting ? Promise.resolve() : new Promise((resolve) => void (tellAsked = resolve))),
    done: () => {
      const end = waiting
      waiting = null
      end?.()
    },
    datasync: () => Promise.resolve(),
    close: () => Promise.resolve(),
  }
  return file
}
