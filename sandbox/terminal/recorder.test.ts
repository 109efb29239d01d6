import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { recordingMarks } from '../contract.ts'
import { Recorder, type RecordingFile } from './recorder.ts'

const STARTED = 1_700_000_000_000
/** A terminal that did not end by itself. */
const END = [0, 'm', recordingMarks.end]

describe('recording', () => {
  let directory = ''
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'recorder-'))
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  })
  afterEach(() => {
    vi.useRealTimers()
    rmSync(directory, { recursive: true })
  })

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
    expect(kept.slice(-5)).toEqual([
      [0, 'm', recordingMarks.gap],
      [0, 'r', '80x24'],
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

  it('TE40, RC22 a full disk is said once, and costs what is put out until there is room again', async () => {
    const disk = fullDisk()
    const { subject, troubles, lines, at } = recorder({ openFile: disk.open(join(directory, 'one.cast')) })
    subject.output(Buffer.from('before'))
    await disk.settled()
    disk.isFull = true
    for (let i = 1; i <= 10; i++) {
      at(i * 1000)
      subject.output(Buffer.alloc(300 << 10, 'x'))
      await disk.settled()
    }
    subject.size(100, 30)
    at(60_000)
    await disk.tended()
    disk.isFull = false
    at(65_000)
    await disk.tended()
    at(70_000)
    subject.output(Buffer.from('after'))
    await subject.close()
    expect(lines().slice(1)).toEqual([
      [0, 'o', 'before'],
      [65, 'm', recordingMarks.stuck],
      [0, 'r', '100x30'],
      [0, 'o', '\x1bc'],
      [5, 'o', 'after'],
      END,
    ])
    expect(troubles).toEqual([expect.stringContaining('no space left on device')])
  })

  it('RC22 a disk that is full from the beginning to the end costs the recording and nothing else', async () => {
    const disk = fullDisk()
    disk.isFull = true
    const path = join(directory, 'one.cast')
    const { subject, troubles } = recorder({ openFile: disk.open(path) })
    subject.output(Buffer.from('a'))
    await disk.settled()
    await disk.tended()
    subject.exit(0)
    await subject.close()
    expect(readFileSync(path, 'utf8')).toBe('')
    expect(troubles).toHaveLength(1)
  })

  it('RC22 where not even a file can be made at first, it is made when it can', async () => {
    const disk = fullDisk()
    const path = join(directory, 'one.cast')
    let tries = 0
    const { subject, lines, at } = recorder({
      openFile: () => (tries++ === 0 ? Promise.reject(disk.error) : disk.open(path)()),
    })
    subject.output(Buffer.from('lost'))
    await disk.settled()
    at(5000)
    await disk.tended()
    subject.output(Buffer.from('kept'))
    await subject.close()
    expect(lines()).toEqual([
      expect.objectContaining({ version: 3, timestamp: STARTED / 1000 }),
      [5, 'm', recordingMarks.stuck],
      [0, 'r', '80x24'],
      [0, 'o', '\x1bc'],
      [0, 'o', 'kept'],
      END,
    ])
  })

  it('RC22 switched off while the disk is full, it stays off when there is room', async () => {
    const disk = fullDisk()
    const { subject, lines } = recorder({ openFile: disk.open(join(directory, 'one.cast')) })
    subject.output(Buffer.from('before'))
    await disk.settled()
    disk.isFull = true
    subject.output(Buffer.from('lost'))
    await disk.settled()
    subject.setOn(false)
    disk.isFull = false
    await disk.tended()
    subject.output(Buffer.from('secret'))
    await subject.close()
    expect(lines().slice(2)).toEqual([[0, 'm', recordingMarks.stuck], [0, 'm', recordingMarks.off], END])
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
    truncate: () => Promise.resolve(),
    datasync: () => Promise.resolve(),
    close: () => Promise.resolve(),
  }
  return file
}

/** A file on a disk that is full while the test says so: then half of what is written gets there, as on a real one. */
function fullDisk() {
  const error = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  let inHand = 0
  const busy = async <Value>(work: Promise<Value>) => {
    inHand++
    return work.finally(() => inHand--)
  }
  const disk = {
    isFull: false,
    error,
    open: (path: string) => async (): Promise<RecordingFile> => {
      const file = await busy(open(path, 'ax'))
      return {
        appendFile: async (text) => {
          if (!disk.isFull) return busy(file.appendFile(text))
          await busy(file.appendFile(String(text).slice(0, String(text).length / 2)))
          throw error
        },
        truncate: (length) => busy(file.truncate(length)),
        datasync: () => busy(file.datasync()),
        close: () => file.close(),
      }
    },
    /** What was asked of it is done, or has failed. */
    async settled() {
      do await new Promise((resolve) => setImmediate(resolve))
      while (inHand > 0)
      await new Promise((resolve) => setImmediate(resolve))
    },
    /** The recorder has looked after it once more. */
    async tended() {
      vi.advanceTimersByTime(5000)
      await disk.settled()
    },
  }
  return disk
}
