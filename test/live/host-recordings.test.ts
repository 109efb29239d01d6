import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordingMarks } from '#sandbox/contract.ts'
import { readIndependently } from '#test/support/independent-cast.ts'
import { BOX, startWorld, type World } from '#test/support/terminal-world.ts'

function linesOf(text: string): [number, string, string][] {
  const lines = text.split('\n')
  // What follows the last line feed was never finished.
  lines.pop()
  return lines.slice(1).map((line) => JSON.parse(line) as [number, string, string])
}

describe('recordings of a living host', () => {
  let world: World
  beforeAll(async () => {
    world = await startWorld()
  })
  afterAll(() => world.end())

  const castOf = (terminalId: string) => `${world.host.state}/recordings/${BOX}/${terminalId}.cast`
  const list = async () =>
    (await world.sandbox.request('listRecordings', { sandboxIds: [BOX, 's-none'] })).recordings

  it('RC3 nothing is recorded unless asked, and the switch of a box counts for terminals to come', async () => {
    const open = (terminalId: string, record?: boolean) =>
      world.sandbox.request('openTerminal', {
        sandboxId: BOX,
        terminalId,
        title: 'T',
        ...(record === undefined ? {} : { record }),
      })
    const page = world.page()
    await page.ready()
    await page.run('echo before')
    await world.sandbox.request('setRecording', { sandboxId: BOX, on: false })
    await open(`${BOX}-quiet`)
    await open(`${BOX}-late`, true)
    const late = world.page({ terminalId: `${BOX}-late` })
    await late.ready()
    await late.run('echo hidden-late')
    await page.run('echo hidden')
    expect(existsSync(castOf(`${BOX}-late`))).toBe(false)
    await world.sandbox.request('setRecording', { sandboxId: BOX, on: true })
    await late.run('echo shown-late')
    await page.run('echo after')
    await world.sandbox.request('closeTerminal', { terminalId: `${BOX}-late` })
    const text = readFileSync(castOf(`${BOX}-t1`), 'utf8')
    expect(text).toContain('before')
    expect(text).toContain('after')
    expect(text).not.toContain('hidden')
    const marks = linesOf(text).flatMap(([, code, label]) => (code === 'm' ? [label] : []))
    expect(marks).toEqual(expect.arrayContaining([recordingMarks.off, recordingMarks.on]))
    const lateText = readFileSync(castOf(`${BOX}-late`), 'utf8')
    expect(lateText).toContain('shown-late')
    expect(lateText).not.toContain('hidden-late')
  })

  it('RC5 they are listed by box, read in pieces and deleted, and no name leads elsewhere', async () => {
    await world.openTerminal(`${BOX}-read`)
    const page = world.page({ terminalId: `${BOX}-read` })
    await page.ready()
    await page.run('seq 1 200')
    const recordingId = `${BOX}-read`
    const find = async () => (await list()).find((one) => one.recordingId === recordingId)
    expect(await find()).toMatchObject({ sandboxId: BOX, terminalId: recordingId, open: true })
    const early = await world.sandbox.request('readRecording', {
      ...{ sandboxId: BOX, recordingId },
      ...{ offset: 0, length: 20 },
    })
    expect(Buffer.from(early.content, 'base64').toString()).toBe('{"version":3,"term":')
    const removing = { sandboxId: BOX, recordingIds: [recordingId] }
    await expect(world.sandbox.request('deleteRecordings', removing)).rejects.toMatchObject({
      refusal: { code: 'bad-request' },
    })
    await world.sandbox.request('closeTerminal', { terminalId: recordingId })
    await expect.poll(async () => (await find())?.open).toBe(false)
    let whole = Buffer.alloc(0)
    for (;;) {
      const place = { sandboxId: BOX, recordingId, offset: whole.length, length: 300 }
      const { content, bytes } = await world.sandbox.request('readRecording', place)
      if (content === '') break
      whole = Buffer.concat([whole, Buffer.from(content, 'base64')])
      expect(whole.length).toBeLessThanOrEqual(bytes)
    }
    expect(whole.equals(readFileSync(castOf(recordingId)))).toBe(true)
    writeFileSync(`${world.host.state}/secret.cast`, 'not yours')
    for (const bad of ['../../secret', '..', '/etc/passwd', 'a/b', '.', 'A']) {
      const place = { sandboxId: BOX, recordingId: bad, offset: 0, length: 10 }
      await expect(world.sandbox.request('readRecording', place)).rejects.toMatchObject({
        refusal: { code: 'bad-request' },
      })
      const elsewhere = { sandboxId: bad, recordingIds: [recordingId] }
      await expect(world.sandbox.request('deleteRecordings', elsewhere)).rejects.toMatchObject({
        refusal: { code: 'bad-request' },
      })
    }
    await world.sandbox.request('deleteRecordings', removing)
    await world.sandbox.request('deleteRecordings', removing)
    expect(await find()).toBeUndefined()
    const gone = { sandboxId: BOX, recordingId, offset: 0, length: 10 }
    await expect(world.sandbox.request('readRecording', gone)).rejects.toMatchObject({
      refusal: { code: 'no-such-recording' },
    })
    expect(readFileSync(`${world.host.state}/secret.cast`, 'utf8')).toBe('not yours')
  })

  it('RC15 a reader that knows nothing of ours finds what was on the screen, at its time', async () => {
    const terminalId = await world.openTerminal(`${BOX}-other`)
    const page = world.page({ terminalId })
    await page.ready()
    await page.run("printf 'é ✓ \\e[32mgreen\\e[0m %s\\n' 'quote\" back\\\\slash'")
    page.link.wantSize(100, 30)
    await page.until(() => page.screen.cols === 100)
    const before = page.text
    page.type('exit 3\r')
    await page.until(() => page.text !== before)
    await expect.poll(() => readFileSync(castOf(terminalId), 'utf8')).toContain('"x","3"')
    const found = readIndependently(readFileSync(castOf(terminalId), 'utf8'))
    expect(found.size).toEqual([80, 24])
    expect(found.output).toContain('é ✓ \x1b[32mgreen\x1b[0m quote" back\\\\slash')
    expect(found.sizes).toContain('100x30')
    expect(found.exits).toEqual(['3'])
    const endedAt = (found.startedAtSeconds + found.seconds) * 1000
    expect(Math.abs(endedAt - Date.now())).toBeLessThan(60_000)
  })

  it('RC5 they outlive their box, and a terminal of the same name later does not write over them', async () => {
    const sandboxId = 's-brief-1'
    const make = () =>
      world.sandbox.request('createSandbox', { sandboxId, owner: 'test', spec: {}, leaseMs: 60_000 })
    const terminal = { sandboxId, terminalId: `${sandboxId}-t1`, title: 'T', record: true }
    for (let i = 0; i < 2; i++) {
      await make()
      await world.sandbox.request('openTerminal', terminal)
      await world.sandbox.request('destroySandbox', { sandboxId })
    }
    const ofBox = async () =>
      (await world.sandbox.request('listRecordings', { sandboxIds: [sandboxId] })).recordings
    await expect.poll(async () => (await ofBox()).every(({ open }) => !open)).toBe(true)
    const kept = await ofBox()
    expect(kept.map(({ terminalId }) => terminalId)).toEqual([terminal.terminalId, terminal.terminalId])
    expect(new Set(kept.map(({ recordingId }) => recordingId)).size).toBe(2)
  })
})

describe('recordings of a killed host', () => {
  let world: World
  beforeEach(async () => {
    world = await startWorld()
  })
  afterEach(() => world.end())

  it('RC4 killed web process and killed host: what pages have seen is in the file but for its last moments', async () => {
    const page = world.page()
    await page.ready()
    await page.run('stty -echo')
    page.type('for I in $(seq 2000); do echo "line-$I."; sleep 0.01; done\r')
    await page.untilText('line-40.')
    world.web.process.kill('SIGKILL')
    await page.until(() => page.link.state.connection === 'reconnecting')
    await world.restartWeb()
    const seenBefore = Number(/.*line-(\d+)\./s.exec(page.text)?.[1])
    await page.untilText(`line-${seenBefore + 60}.`)
    await world.host.end('SIGKILL')
    const seen = Number(/.*line-(\d+)\./s.exec(page.text)?.[1])
    const text = readFileSync(`${world.host.state}/recordings/${BOX}/${BOX}-t1.cast`, 'utf8')
    const output = linesOf(text)
      .filter(([, code]) => code === 'o')
      .map(([, , words]) => words)
      .join('')
    const kept = [...output.matchAll(/line-(\d+)\./g)].map((match) => Number(match[1]))
    // Without a gap, and at most a few hundredths of a second short of what was on somebody's screen.
    expect(kept).toEqual(kept.map((_, index) => index + 1))
    expect(kept.length).toBeGreaterThanOrEqual(seen - 5)
  })
})
