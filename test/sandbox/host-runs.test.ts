// Runs and watched folders through the host's socket, as the app asks for them. Boxes are folders here (fake engine).
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSandboxClient, type SandboxClient } from '#sandbox/client.ts'
import { RUNS_PER_BOX_MAX, sandboxSpec, WATCHES_PER_BOX_MAX, type HostEvent } from '#sandbox/contract.ts'
import { startTestHost, type TestHost } from '#test/support/host.ts'
import { BOX, startWorld } from '#test/support/terminal-world.ts'

const sandboxId = 'box-1'

describe('the host’s runs', () => {
  let host: TestHost
  let client: SandboxClient
  const events: HostEvent[] = []
  const watchers = new Set<() => void>()

  beforeAll(async () => {
    host = await startTestHost()
    client = createSandboxClient({ socketPath: host.socketPath })
    client.onEvent((event) => {
      events.push(event)
      for (const look of [...watchers]) look()
    })
    const spec = sandboxSpec.parse({})
    await client.request('createSandbox', { sandboxId, owner: 'test', spec, leaseMs: 600_000 })
  })
  afterAll(async () => {
    client.close()
    await host.close()
  })

  function until(isIt: (event: HostEvent) => boolean): Promise<HostEvent> {
    return new Promise((resolve) => {
      const look = () => {
        const found = events.find(isIt)
        if (!found) return
        watchers.delete(look)
        resolve(found)
      }
      watchers.add(look)
      look()
    })
  }
  const ended = (runId: string) => until((event) => event.type === 'run-ended' && event.runId === runId)
  const start = (runId: string, script: string, wallMs = 20_000) =>
    client.request('startRun', { sandboxId, runId, argv: ['bash', '-c', script], limits: { wallMs } })

  it('SB44 its output and its end come as events, after the answer', async () => {
    expect(await start('run-1', 'echo hi; echo oh >&2; exit 3')).toEqual({})
    expect(events.filter(({ type }) => type.startsWith('run-'))).toEqual([])
    expect(await ended('run-1')).toMatchObject({ sandboxId, because: 'exited', exitCode: 3, outputBytes: 6 })
    const said = events.flatMap((event) =>
      event.type === 'run-output' && event.runId === 'run-1'
        ? [[event.stream, event.offset, Buffer.from(event.content, 'base64').toString()]]
        : [],
    )
    expect(said.sort()).toEqual([
      ['err', 0, 'oh\n'],
      ['out', 0, 'hi\n'],
    ])
  })

  it('SB50 a taken id and a ninth run are refused in words, and those that go on are listed', async () => {
    const ids = Array.from({ length: RUNS_PER_BOX_MAX }, (_, n) => `many-${n}`)
    for (const id of ids) await start(id, 'sleep 60')
    expect(await client.request('listRuns', { sandboxId })).toEqual({ runIds: ids })
    await expect(start('one-more', 'true')).rejects.toMatchObject({ refusal: { code: 'full' } })
    await client.request('stopRun', { sandboxId, runId: 'many-0' })
    expect(await ended('many-0')).toMatchObject({ because: 'stopped' })
    await expect(start('many-1', 'true')).rejects.toMatchObject({ refusal: { code: 'bad-request' } })
    for (const id of ids) await client.request('stopRun', { sandboxId, runId: id })
    for (const id of ids) await ended(id)
    expect(await client.request('listRuns', { sandboxId })).toEqual({ runIds: [] })
  })

  it('SB53 a folder is watched once, however often it is asked for, and at most four of a box', async () => {
    const folder = '/root/work'
    await client.request('watchFiles', { sandboxId, folder })
    await client.request('watchFiles', { sandboxId, folder })
    const content = Buffer.from('print(1)\n').toString('base64')
    await client.request('putFiles', { sandboxId, files: [{ path: `${folder}/main.py`, content }] })
    expect(await until(({ type }) => type === 'files-changed')).toEqual({
      type: 'files-changed',
      sandboxId,
      folder,
    })
    const read = await client.request('readFiles', { sandboxId, folder })
    expect(read.files).toEqual([{ path: 'main.py', mode: 0o644, size: 9, content }])
    for (let n = 1; n < WATCHES_PER_BOX_MAX; n++)
      await client.request('watchFiles', { sandboxId, folder: `/root/${n}` })
    const full = client.request('watchFiles', { sandboxId, folder: '/root/more' })
    await expect(full).rejects.toMatchObject({ refusal: { code: 'full' } })
    await client.request('unwatchFiles', { sandboxId, folder: '/root/1' })
    await client.request('watchFiles', { sandboxId, folder: '/root/more' })
    await client.request('removeFiles', { sandboxId, paths: [`${folder}/main.py`] })
    expect((await client.request('readFiles', { sandboxId, folder })).files).toEqual([])
  })

  it('SB48 removing the box ends its runs as lost, and the app is told', async () => {
    await start('last', 'sleep 60')
    await client.request('destroySandbox', { sandboxId })
    expect(await ended('last')).toMatchObject({ because: 'lost' })
    await expect(start('after', 'true')).rejects.toMatchObject({ refusal: { code: 'no-such-sandbox' } })
  })
})

describe('a terminal beside runs that flood', () => {
  it('SB47 answers all the while', async () => {
    const world = await startWorld()
    try {
      const page = world.page({ terminalId: await world.openTerminal() })
      await page.ready()
      let over = 0
      world.sandbox.onEvent(({ type }) => (over += type === 'run-ended' ? 1 : 0))
      const limits = { outputBytes: 4 << 20, wallMs: 5000, cpuSeconds: 60 }
      const argv = ['bash', '-c', 'while :; do echo some words of a line that comes again and again; done']
      for (const runId of ['flood-1', 'flood-2'])
        await world.sandbox.request('startRun', { sandboxId: BOX, runId, argv, limits })
      let answers = 0
      for (; over < 2 && answers < 40; answers++) await page.run('true')
      // Held up by the floods, it would answer once, after their end. How soon it does is a figure of the bench.
      expect(answers).toBeGreaterThan(5)
    } finally {
      await world.end()
    }
  })
})
