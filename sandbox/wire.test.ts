import { describe, expect, it } from 'vitest'
import {
  addressTo,
  kinds,
  readFrames,
  WireError,
  WireReader,
  writeJson,
  writeMessage,
  type WireMessage,
} from './wire.ts'

function collect(): { reader: WireReader; messages: WireMessage[] } {
  const messages: WireMessage[] = []
  return { reader: new WireReader((message) => messages.push(message), 1024), messages }
}

describe('messages on the host socket', () => {
  const stream = Buffer.concat([
    ...writeJson(kinds.request, { id: 1, name: 'status' }),
    ...writeMessage(kinds.ping, []),
    ...writeMessage(kinds.frame, [Buffer.from([0, 0, 0, 9]), Buffer.from('hello')]),
  ])

  it('TE3 arrive whole wherever the stream is cut', () => {
    for (let cut = 0; cut <= stream.length; cut++) {
      const { reader, messages } = collect()
      for (const part of [stream.subarray(0, cut), stream.subarray(cut)]) if (part.length) reader.push(part)
      expect(messages.map(({ kind, body }) => [kind, body.toString()])).toEqual([
        [kinds.request, '{"id":1,"name":"status"}'],
        [kinds.ping, ''],
        [kinds.frame, '\0\0\0\thello'],
      ])
    }
  })

  it('TE3 arrive whole byte by byte', () => {
    const { reader, messages } = collect()
    for (let i = 0; i < stream.length; i++) reader.push(stream.subarray(i, i + 1))
    expect(messages).toHaveLength(3)
  })

  it('TE3 within one chunk are views on it, not copies', () => {
    const { reader, messages } = collect()
    reader.push(stream)
    for (const { body } of messages) if (body.length) expect(body.buffer).toBe(stream.buffer)
  })

  it('TE34 too large or of an unknown kind are an error at once', () => {
    const large = Buffer.from([0, 0, 16, 0, kinds.frame])
    expect(() => collect().reader.push(large)).toThrow(WireError)
    expect(() => collect().reader.push(Buffer.from([0, 0, 0, 1, 200]))).toThrow(WireError)
    expect(() => collect().reader.push(Buffer.from([0, 0, 0, 0, kinds.ping]))).toThrow(WireError)
  })

  it('TE3 one frame reaches one viewer or several by their numbers', () => {
    for (const ids of [[5], [1, 2, 0xffffffff]]) {
      const { kind, head, at } = addressTo(ids, 2)
      head.set([8, 9], at)
      const { reader, messages } = collect()
      reader.push(Buffer.concat(writeMessage(kind, [head, Buffer.from('xyz')])))
      const [message] = messages
      const read = message && readFrames(message)
      expect(read?.viewerIds).toEqual(ids)
      expect(read?.frame).toEqual(Buffer.from('\x08\x09xyz'))
    }
  })

  it('TE34 a frame for nobody is an error', () => {
    expect(() => readFrames({ kind: kinds.multicast, body: Buffer.from([0, 0, 1]) })).toThrow(WireError)
    expect(() => readFrames({ kind: kinds.multicast, body: Buffer.from([255, 255, 1]) })).toThrow(WireError)
    expect(() => readFrames({ kind: kinds.frame, body: Buffer.from([0, 0, 0, 1]) })).toThrow(WireError)
  })
})
