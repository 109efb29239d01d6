import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeIndexHere } from '#test/support/index-maker.ts'
import { openRecording } from './fetch-recording.ts'
import { readIndex } from './index-format.ts'
import { findIndex, indexPath } from './index-store.server.ts'
import type { MakeIndex } from './make-index.server.ts'

const CAST = '{"version":3,"term":{"cols":80,"rows":24}}\n[1,"o","hello"]\n'
const now = () => new Date()
let folder = ''
let path = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'index-'))
  path = join(folder, 'r1.cast')
  await writeFile(path, CAST)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function found() {
  const one = await findIndex({ now, makeIndex: makeIndexHere }, path)
  return one.ok ? readIndex(one.text) : one.reason
}

describe('the kept index', () => {
  it('RP10 is made once and then read, and made again when the recording or the format is another', async () => {
    expect(await found()).toMatchObject({ durationMs: 1000 })
    const made = await readFile(indexPath(path), 'utf8')
    await writeFile(indexPath(path), made.replace('"durationMs":1000', '"durationMs":1234'))
    expect(await found()).toMatchObject({ durationMs: 1234 })
    await writeFile(path, CAST + '[2,"o","more"]\n')
    expect(await found()).toMatchObject({ durationMs: 3000 })
    await writeFile(indexPath(path), made.replace('"format":1', '"format":0'))
    expect(await found()).toMatchObject({ durationMs: 3000 })
    expect((await readdir(folder)).sort()).toEqual(['r1.cast', 'r1.index.json'])
  })

  it('RP10 is made by one at a time, and by the next when the first has died over it', async () => {
    const claim = `${indexPath(path)}.making`
    await writeFile(claim, '')
    expect(await found()).toBe('in-the-making')
    await utimes(claim, new Date(0), new Date(0))
    expect(await found()).toMatchObject({ durationMs: 1000 })
  })

  it('RP10, RC11 deleted while its index is made, it leaves nothing behind', async () => {
    const deleting: MakeIndex = async (making) => {
      const made = await makeIndexHere(making)
      await rm(path)
      return made
    }
    expect(await findIndex({ now, makeIndex: deleting }, path)).toEqual({ ok: false, reason: 'deleted' })
    expect(await readdir(folder)).toEqual([])
    expect(await findIndex({ now, makeIndex: makeIndexHere }, path)).toEqual({ ok: false, reason: 'deleted' })
  })

  it('RP4 of a foreign file there is none, and nothing is left behind', async () => {
    await writeFile(path, 'not a recording')
    expect(await found()).toBe('not-playable')
    expect(await readdir(folder)).toEqual(['r1.cast'])
  })
})

describe('the page asks for a recording', () => {
  const bytes = new TextEncoder().encode(CAST)
  async function fetching(answers: (address: string, range: string | undefined) => Response) {
    const asked: string[] = []
    const fetch = async (address: string, init?: { headers?: Record<string, string> }) => {
      asked.push(`${address} ${init?.headers?.range ?? ''}`.trim())
      return answers(address, init?.headers?.range)
    }
    return { asked, open: () => openRecording({ fetch, wait: async () => {} }, 's/1', 'r1') }
  }
  const indexText = async () => {
    await findIndex({ now, makeIndex: makeIndexHere }, path)
    return readFile(indexPath(path), 'utf8')
  }

  it('RP17 waits while the index is made, then reads parts', async () => {
    const text = await indexText()
    let waits = 2
    const { asked, open } = await fetching((address, range) => {
      if (address.endsWith('/bytes')) return new Response(bytes.subarray(3, 8), { status: range ? 206 : 200 })
      return waits-- > 0 ? new Response('', { status: 503 }) : new Response(text)
    })
    const { source, index } = await open()
    expect(index.durationMs).toBe(1000)
    expect(await source.read(3, 8)).toEqual(bytes.subarray(3, 8))
    expect(asked).toEqual([
      '/sessions/s%2F1/recordings/r1/index',
      '/sessions/s%2F1/recordings/r1/index',
      '/sessions/s%2F1/recordings/r1/index',
      '/sessions/s%2F1/recordings/r1/bytes bytes=3-7',
    ])
  })

  it('RP17 says why it cannot be watched, also when it is deleted while somebody watches', async () => {
    const text = await indexText()
    const gone = new Response('This recording has been deleted.', { status: 410 })
    const { open } = await fetching((address) => (address.endsWith('/index') ? new Response(text) : gone))
    const { source } = await open()
    await expect(source.read(0, 5)).rejects.toThrow('This recording has been deleted.')
    const broken = await fetching(() => new Response('<h1>Oops</h1>', { status: 500 }))
    await expect(broken.open()).rejects.toThrow('The recording could not be read just now.')
    const old = await fetching(() => new Response(text.replace('"format":1', '"format":9')))
    await expect(old.open()).rejects.toThrow('older than its recording')
  })
})
