// A sandbox host with the fake engine on a socket of its own: real terminals and shells, boxes that are only directories.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFakeEngine, type FakeEngine } from '#sandbox/engines/fake.ts'
import { startHost, type Host } from '#sandbox/host-server.ts'

export type TestHost = {
  socketPath: string
  /** Where it records, a folder per box, if it was told to. */
  recordings: string
  /** Look into a box, or lose it. */
  engine: FakeEngine
  /** The host process dies and takes its boxes with it; `start` brings an empty one. */
  stop(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

/** `capacityMb`: what boxes may be promised together; the default is more than any test needs. `records`: in its own folder. */
export async function startTestHost({ capacityMb = 8192, records = false } = {}): Promise<TestHost> {
  const directory = await mkdtemp(join(tmpdir(), 'greenroom-host-'))
  const socketPath = join(directory, 'host.sock')
  const engine = createFakeEngine({ NODE_ENV: 'test' })
  let host: Host | null = null
  async function start() {
    host = await startHost({
      socketPath,
      engine,
      capacityMb,
      now: () => new Date(),
      groupId: null,
      stateDirectory: records ? directory : null,
      warnings: [],
      report: () => {},
    })
  }
  async function stop() {
    await host?.stop()
    host = null
  }
  await start()
  return {
    socketPath,
    recordings: join(directory, 'recordings'),
    engine,
    start,
    stop,
    async close() {
      await stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
