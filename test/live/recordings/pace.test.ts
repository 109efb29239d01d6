// A long answer to somebody who reads slowly, over a real socket: what waits for them is a little, whatever the file weighs.
import { createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createReadableStreamFromReadable, writeReadableStreamToWritable } from '@remix-run/node'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { atTheirPace, untilTakenOf } from '#app/recording/at-their-pace.server.ts'

const PART = Buffer.alloc(64 << 10, 'x')
const PARTS = 640

let server: Server
let answering: ServerResponse | null = null
let made = 0
let isOver = false

/** Forty megabytes, and how many parts of them were made. */
async function* parts() {
  try {
    for (made = 0; made < PARTS; made++) yield PART
  } finally {
    isOver = true
  }
}

beforeEach(async () => {
  isOver = false
  server = createServer((_request, response) => {
    answering = response
    // As Remix answers: it never waits.
    const answer = new Response(createReadableStreamFromReadable(Readable.from(parts())))
    const { body } = atTheirPace(answer, untilTakenOf(response))
    if (body) void writeReadableStreamToWritable(body, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

function ask(): Promise<IncomingMessage> {
  // why: a server that listens on a port has an address of this kind
  const { port } = server.address() as AddressInfo
  return new Promise((resolve) => get({ port, host: '127.0.0.1', agent: false }, resolve))
}

it('RC14 waits for who reads slowly, gives all to who reads on, and stops when they are gone', async () => {
  const slow = await ask()
  await expect.poll(() => answering?.writableNeedDrain).toBe(true)
  const waiting = made
  expect(waiting).toBeLessThan(PARTS / 2)
  expect(answering?.writableLength).toBeLessThan(1 << 20)
  let bytes = 0
  for await (const part of slow) bytes += (part as Buffer).length
  expect(bytes).toBe(PARTS * PART.length)

  isOver = false
  const leaving = await ask()
  await expect.poll(() => answering?.writableNeedDrain).toBe(true)
  leaving.destroy()
  await expect.poll(() => isOver).toBe(true)
  expect(made).toBeLessThan(PARTS / 2)
})

it('RC14 ends the file of who is gone without an error, which nobody would listen for', async () => {
  const file = Readable.from(parts())
  const answer = new Response(createReadableStreamFromReadable(file))
  let taken = 0
  const paced = atTheirPace(answer, () => Promise.resolve(taken++ < 2))
  expect((await paced.arrayBuffer()).byteLength).toBeLessThan(PARTS * PART.length)
  await expect.poll(() => file.destroyed).toBe(true)
  expect(file.errored).toBe(null)
})
