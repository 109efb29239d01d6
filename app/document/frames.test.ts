import { describe, expect, it } from 'vitest'
import {
  decodeFromPage,
  decodeToPage,
  encodeFromPage,
  encodeToPage,
  type FromPage,
  type ToPage,
} from './frames.ts'
import { FRAME_BYTES_MAX, HELLO_BYTES_MAX } from './limits.ts'

const bytes = Uint8Array.from([1, 2, 255, 0])
const fromPage: FromPage[] = [
  { type: 'hello', version: 1, clientId: 2 ** 32 - 1, stateVector: bytes },
  { type: 'update', id: 70_000, update: bytes },
  { type: 'update', id: 0, update: new Uint8Array() },
  { type: 'awareness', clock: 3, state: '{"cursor":"日本"}' },
  { type: 'ping' },
]
const toPage: ToPage[] = [
  { type: 'welcome', access: null, missing: bytes },
  { type: 'welcome', access: 'no-control', missing: new Uint8Array() },
  { type: 'update', update: bytes },
  { type: 'ack', id: 2 ** 31 },
  { type: 'refused', reason: 'too-fast' },
  { type: 'access', access: 'only-watching' },
  { type: 'access', access: null },
  { type: 'awareness', update: bytes },
  { type: 'pong' },
]

describe('frames of documents', () => {
  it('DO21 every frame decodes to what was encoded', () => {
    expect(fromPage.map((frame) => decodeFromPage(encodeFromPage(frame)))).toEqual(fromPage)
    expect(toPage.map((frame) => decodeToPage(encodeToPage(frame)))).toEqual(toPage)
  })

  it('DO21 a frame cut short, with something after it, too large or unknown decodes to nothing', () => {
    for (const frame of fromPage.map(encodeFromPage)) {
      for (let end = 0; end < frame.length; end++) expect(decodeFromPage(frame.subarray(0, end))).toBeNull()
      expect(decodeFromPage(Uint8Array.from([...frame, 0]))).toBeNull()
    }
    for (const frame of toPage.map(encodeToPage)) {
      for (let end = 0; end < frame.length; end++) expect(decodeToPage(frame.subarray(0, end))).toBeNull()
    }
    expect(decodeFromPage(Uint8Array.from([99]))).toBeNull()
    expect(decodeFromPage(new Uint8Array(FRAME_BYTES_MAX + 1).fill(2))).toBeNull()
    expect(
      decodeFromPage(encodeFromPage({ type: 'awareness', clock: 1, state: 'x'.repeat(3000) })),
    ).toBeNull()
    expect(decodeToPage(encodeToPage({ type: 'access', access: 'nonsense' as never }))).toBeNull()
    const large = encodeFromPage({ type: 'update', id: 1, update: new Uint8Array(FRAME_BYTES_MAX) })
    expect(decodeFromPage(large)).toBeNull()
  })

  it('DO21 numbers beyond what a page of ours has, and a greeting as long as a document, are no frames', () => {
    const hello = { type: 'hello', version: 1, clientId: 2 ** 32, stateVector: bytes } as const
    expect(decodeFromPage(encodeFromPage(hello))).toBeNull()
    const long = { ...hello, clientId: 5, stateVector: new Uint8Array(HELLO_BYTES_MAX) }
    expect(decodeFromPage(encodeFromPage(long))).toBeNull()
    expect(decodeFromPage(encodeFromPage({ type: 'update', id: 2 ** 31 + 1, update: bytes }))).toBeNull()
    expect(decodeFromPage(encodeFromPage({ type: 'awareness', clock: 2 ** 31 + 1, state: '{}' }))).toBeNull()
  })

  it('DO17 a length that lies shows nothing of the memory behind the frame', () => {
    const pool = new Uint8Array(64).fill(0x53)
    pool.set([2, 1, 40])
    expect(decodeFromPage(pool.subarray(0, 5))).toBeNull()
    // An update that says it is all of the rest of the memory: nothing is left over, and still it is not believed.
    const whole = new Uint8Array(64).fill(0x53)
    whole.set([2, 1, 61])
    expect(decodeFromPage(whole.subarray(0, 20))).toBeNull()
  })

  it('DO21 no bytes at all make it throw', () => {
    let state = 7
    const random = () => (state = (state * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff
    for (let round = 0; round < 5000; round++) {
      const noise = Uint8Array.from({ length: Math.floor(random() * 40) }, () => Math.floor(random() * 256))
      if (noise.length > 0) noise[0] = Math.floor(random() * 9)
      decodeFromPage(noise)
      decodeToPage(noise)
    }
  })
})
