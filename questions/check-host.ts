// A sandbox host for the live check: the one that already answers, or one of our own that ends with the check.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { createSandboxClient } from '#sandbox/client.ts'
import type { SandboxClient } from '#sandbox/client.ts'

const DEFAULT_STATE = '/var/lib/greenroom'
/** First use of an engine compiles its tools. */
const HOST_WITHIN_MS = 90_000
const SAID_CHARS_MAX = 2000
const SIGNALS = ['SIGINT', 'SIGTERM'] as const
const INTERRUPTED_EXIT = 130

export type CheckHost = {
  client: SandboxClient
  /** What a host of our own said last; empty for another's. */
  lastWords(): string
  stop(): Promise<void>
}
/** `SANDBOX_SOCKET` = a host that may be there already; `GREENROOM_STATE` = where its images lie. */
export type HostEnv = { SANDBOX_SOCKET?: string | undefined; GREENROOM_STATE?: string | undefined }

/** Rejects with words for a person where no box can be made. */
export async function openHost(env: HostEnv): Promise<CheckHost> {
  const socketPath = env.SANDBOX_SOCKET
  if (socketPath !== undefined && existsSync(socketPath)) {
    const client = createSandboxClient({ socketPath, patienceMs: 5000 })
    try {
      await client.request('status', {})
      return { client, lastWords: () => '', stop: async () => client.close() }
    } catch {
      client.close()
    }
  }
  return startHost(env)
}

async function startHost(env: HostEnv): Promise<CheckHost> {
  // A state folder of its own: a host takes whatever it finds in its state for what a crashed one left, and removes it.
  const state = await mkdtemp('/var/tmp/greenroom-check-')
  await symlink(join(env.GREENROOM_STATE ?? DEFAULT_STATE, 'images'), join(state, 'images'))
  const socketPath = join(state, 'host.sock')
  // Whatever becomes of the check, its host hears of it and puts its boxes away.
  const host = [process.execPath, '--import', 'tsx', 'sandbox/host.ts']
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', ...host], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, SANDBOX_SOCKET: socketPath, GREENROOM_STATE: state, GREENROOM_GROUP: undefined },
    stdio: ['ignore', 'ignore', 'pipe'],
    // A terminal that is closed hangs up on its whole group; the host is told to end, and puts its boxes away first.
    detached: true,
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-SAID_CHARS_MAX)
  })
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const client = createSandboxClient({ socketPath, patienceMs: HOST_WITHIN_MS })
  const interrupted = () => void stop().finally(() => process.exit(INTERRUPTED_EXIT))
  const stop = async () => {
    for (const signal of SIGNALS) process.off(signal, interrupted)
    client.close()
    child.kill('SIGTERM')
    await ended
    await rm(state, { recursive: true, force: true })
  }
  for (const signal of SIGNALS) process.once(signal, interrupted)
  const died = ended.then(() => Promise.reject(new Error(`The sandbox host did not start.\n${said.trim()}`)))
  try {
    await Promise.race([client.request('status', {}), died])
  } catch (error) {
    await stop()
    throw error
  }
  died.catch(() => undefined)
  return {
    client,
    lastWords: () => said.split('\n').findLast((line) => line.includes(' host: ')) ?? '',
    stop,
  }
}
