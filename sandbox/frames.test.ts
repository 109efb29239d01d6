import { describe, expect, it } from 'vitest'
import {
  clampSize,
  decodeFromPage,
  decodeToPage,
  encodeFromPage,
  encodeToPage,
  INPUT_BYTES_MAX,
  PAGE_FRAME_BYTES_MAX,
  writeOutHeader,
  type FromPage,
  type ToPage,
} from './frames.ts'

const bytes = Uint8Array.from({ length: 256 }, (_, i) => i)
const largest = 2 ** 48 - 2

const toPage: ToPage[] = [
  { type: 'out', offset: 0, bytes },
  { type: 'out', offset: largest, bytes: new Uint8Array(0) },
  { type: 'snap', offset: 2 ** 32 + 7, sizeCount: 3, cols: 300, rows: 120, reason: 'resync', bytes },
  { type: 'size', offset: 2 ** 40, sizeCount: 0xffffffff, cols: 80, rows: 24 },
  { type: 'role', epoch: 9, mayType: true, holder: 'ünï' },
  { type: 'role', epoch: 0, mayType: false, holder: null },
  { type: 'ping', nonce: 0xffffffff },
  { type: 'exit', offset: 12, exitCode: -1 },
  { type: 'notice', notice: 'lagging' },
  { type: 'confirm', seq: 77 },
  { type: 'refuse', seq: 5, epoch: 6, reason: 'old-epoch' },
  { type: 'welcome', seq: 0 },
]

const fromPage: FromPage[] = [
  { type: 'hello', version: 1, clientId: '0123456789abcdef', resumeOffset: null, sizeCount: 0 },
  { type: 'hello', version: 255, clientId: 'ffffffffffffffff', resumeOffset: largest, sizeCount: 12 },
  { type: 'input', epoch: 1, seq: 2, more: false, bytes: bytes.subarray(0, 1) },
  { type: 'input', epoch: 0xffffffff, seq: 1, more: true, bytes: new Uint8Array(INPUT_BYTES_MAX).fill(7) },
  { type: 'ack', offset: largest },
  { type: 'size', epoch: 3, cols: 0, rows: 1_000_000 },
  { type: 'visible', visible: false },
  { type: 'pong', nonce: 1 },
]

function plain(frame: ToPage | FromPage | null): unknown {
  return frame && 'bytes' in frame ? { ...frame, bytes: [...frame.bytes] } : frame
}

/** Small, seeded, so that a failure can be repeated. */
function randoms(seed: number): () => number {
  let state = seed
  return () => (state = (state * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff
}

describe('terminal frames', () => {
  it('TE1 every frame to a page decodes to what was encoded', () => {
    for (const frame of toPage) expect(plain(decodeToPage(encodeToPage(frame)))).toEqual(plain(frame))
  })

  it('TE1 every frame from a page decodes to what was encoded', () => {
    for (const frame of fromPage) expect(plain(decodeFromPage(encodeFromPage(frame)))).toEqual(plain(frame))
  })

  it('TE1 an output header written ahead of its payload reads as one frame', () => {
    const frame = new Uint8Array(10)
    writeOutHeader(frame, 0, 123_456_789_012)
    frame.set([1, 2, 3], 7)
    expect(plain(decodeToPage(frame))).toEqual({ type: 'out', offset: 123_456_789_012, bytes: [1, 2, 3] })
  })

  it('TE1 an offset that does not fit is a mistake and not another offset', () => {
    expect(() => encodeFromPage({ type: 'ack', offset: 2 ** 48 })).toThrow(RangeError)
    expect(() => encodeFromPage({ type: 'ack', offset: -1 })).toThrow(RangeError)
  })

  it('TE2 every truncation of a frame of fixed length is refused', () => {
    for (const frame of fromPage) {
      const encoded = encodeFromPage(frame)
      const shortest = frame.type === 'input' ? 11 : encoded.length
      for (let length = 0; length < shortest; length++)
        expect(decodeFromPage(encoded.subarray(0, length))).toBeNull()
    }
    for (const frame of toPage) {
      const encoded = encodeToPage(frame)
      const open = { out: 7, snap: 16, role: 6 }[frame.type as string]
      for (let length = 0; length < (open ?? encoded.length); length++)
        expect(decodeToPage(encoded.subarray(0, length))).toBeNull()
    }
  })

  it('TE2 too much input, unknown flags and unknown types are refused', () => {
    const tooMuch = {
      type: 'input',
      epoch: 1,
      seq: 1,
      more: false,
      bytes: new Uint8Array(INPUT_BYTES_MAX + 1),
    } as const
    expect(decodeFromPage(encodeFromPage(tooMuch))).toBeNull()
    const flagged = encodeFromPage({ type: 'input', epoch: 1, seq: 1, more: false, bytes })
    flagged[9] = 4
    expect(decodeFromPage(flagged)).toBeNull()
    expect(decodeFromPage(Uint8Array.of(0x13, 2))).toBeNull()
    expect(decodeFromPage(Uint8Array.of(0xff))).toBeNull()
    expect(decodeToPage(Uint8Array.of(7, 99))).toBeNull()
    expect(decodeFromPage(new Uint8Array(PAGE_FRAME_BYTES_MAX + 1).fill(0x11))).toBeNull()
    expect(decodeFromPage(new Uint8Array(0))).toBeNull()
  })

  it('TE2 a hundred thousand random frames throw nothing (seed 4711)', () => {
    const random = randoms(4711)
    let understood = 0
    for (let i = 0; i < 100_000; i++) {
      const frame = Uint8Array.from({ length: Math.floor(random() * 24) }, () => Math.floor(random() * 256))
      if (frame.length > 0 && random() < 0.5) frame[0] = Math.floor(random() * 32)
      if (decodeFromPage(frame)) understood++
      if (decodeToPage(frame)) understood++
    }
    expect(understood).toBeGreaterThan(0)
  })

  it('TE26 any wish for a size becomes one a terminal can have', () => {
    expect(clampSize(0, 0)).toEqual({ cols: 20, rows: 5 })
    expect(clampSize(1_000_000, 1_000_000)).toEqual({ cols: 300, rows: 120 })
    expect(clampSize(0xffffffff, -3)).toEqual({ cols: 300, rows: 5 })
    expect(clampSize(100, 40)).toEqual({ cols: 100, rows: 40 })
  })
})
