import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Recordings } from './recordings.ts'

describe('the recordings of a host', () => {
  let directory = ''
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'recordings-'))
  })
  afterEach(() => rmSync(directory, { recursive: true }))

  it('RC19 what nobody fetched for long goes, what is fresh or is being written stays', async () => {
    const subject = new Recordings({ directory, now: () => new Date(), report: () => {} })
    const size = { cols: 80, rows: 24 }
    subject.start({ sandboxId: 's-one-1', terminalId: 's-one-1-t1', title: 'T', ...size, record: true })
    const pathOf = (sandboxId: string, name: string) => join(directory, sandboxId, `${name}.cast`)
    await expect.poll(() => existsSync(pathOf('s-one-1', 's-one-1-t1'))).toBe(true)
    mkdirSync(join(directory, 's-two-1'))
    const old = [
      pathOf('s-one-1', 's-one-1-t1'),
      pathOf('s-one-1', 's-one-1-t2'),
      pathOf('s-two-1', 's-two-1-t1'),
    ]
    const fresh = pathOf('s-one-1', 's-one-1-t3')
    for (const path of [...old.slice(1), fresh]) writeFileSync(path, '')
    const longAgo = new Date('2026-01-01')
    for (const path of old) utimesSync(path, longAgo, longAgo)
    await subject.removeUnclaimed(new Date('2026-02-01'))
    expect([...old, fresh].map((path) => existsSync(path))).toEqual([true, false, false, true])
    expect(existsSync(join(directory, 's-two-1'))).toBe(false)
    await subject.stop()
  })

  it('RC19 without a folder there is nothing to do', async () => {
    const subject = new Recordings({
      directory: join(directory, 'none'),
      now: () => new Date(),
      report: () => {},
    })
    await subject.removeUnclaimed(new Date())
    expect(await subject.list(['s-one-1'])).toEqual([])
    await subject.stop()
  })
})
