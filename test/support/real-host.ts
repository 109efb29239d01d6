// A host with the real engine, in a state folder of its own that points to the machine's images.
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFakeEngine } from '#sandbox/engines/fake.ts'
import type { TestHost } from './host.ts'
import { startHostProcess, type HostProcess } from './terminal-world.ts'

const IMAGES = '/var/lib/greenroom/images'

export async function startRealHost(): Promise<TestHost> {
  const state = mkdtempSync(join(tmpdir(), 'greenroom-real-'))
  symlinkSync(IMAGES, join(state, 'images'))
  const env = { GREENROOM_ENGINE: 'oci', GREENROOM_STATE: state }
  let host: HostProcess | null = await startHostProcess({ env, directory: state })
  const { socketPath } = host
  const stop = async () => {
    await host?.end()
    host = null
  }
  return {
    socketPath,
    recordings: join(state, 'recordings'),
    // why: a real box is not a folder that a test could look into; this one finds none.
    engine: createFakeEngine({ NODE_ENV: 'test' }),
    stop,
    async start() {
      host = await startHostProcess({ env, directory: state })
    },
    async close() {
      await stop()
      rmSync(state, { recursive: true, force: true })
    },
  }
}
