// Who is measured: a bare pty in this process (the floor), the plain server, and Greenroom's host and web process.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { spawn as spawnPty, type IPty } from 'node-pty'
import { WebSocket } from 'ws'
import { bundle } from '../../scripts/build.mjs'
import { BOX, Page, startWorld, type Programs, type World } from '#test/support/terminal-world.ts'

export type Client = {
  send(text: string): void
  /** The one who listens to all output. */
  onOutput: (bytes: Buffer) => void
  /** Stops reading altogether, as a closed lid does. */
  stall(): void
  wake(): void
  snaps(): number
  close(): void
}

export type Peer = {
  name: 'floor' | 'naive' | 'greenroom'
  /** The processes that carry terminals; shells not counted. */
  pids: number[]
  /** Opens the named session or joins it. */
  connect(session: string, options?: { viewer?: number; record?: boolean }): Promise<Client>
  end(): Promise<void>
}

export const PROMPT = 'box$ '
const SHELL = ['--norc', '--noprofile', '-c', 'PS1="box$ " exec bash --norc --noprofile -i']

export async function startFloor(): Promise<Peer> {
  const ptys: IPty[] = []
  return {
    name: 'floor',
    pids: [process.pid],
    connect() {
      const env = { PATH: process.env.PATH ?? '', TERM: 'xterm-256color', LC_ALL: 'C.UTF-8', HISTFILE: '' }
      const size = { name: 'xterm-256color', cols: 80, rows: 24 }
      const pty = spawnPty('/bin/bash', SHELL, { ...size, env, encoding: null })
      const client: Client = {
        send: (text) => pty.write(text),
        onOutput: () => {},
        stall: () => pty.pause(),
        wake: () => pty.resume(),
        snaps: () => 0,
        close: () => pty.kill('SIGKILL'),
      }
      // With `encoding: null` node-pty gives out Buffers, whatever its types say.
      pty.onData((bytes) => client.onOutput(bytes as unknown as Buffer))
      ptys.push(pty)
      return Promise.resolve(client)
    },
    async end() {
      for (const pty of ptys) pty.kill('SIGKILL')
    },
  }
}

export async function startNaive(): Promise<Peer> {
  const child = spawn(process.execPath, ['test/bench/naive.mjs'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const port = await new Promise<number>((resolve) =>
    child.stdout.on('data', (chunk: Buffer) =>
      resolve(Number(/listening (\d+)/.exec(chunk.toString())?.[1])),
    ),
  )
  return {
    name: 'naive',
    pids: [child.pid ?? 0],
    async connect(session) {
      const ws = new WebSocket(`ws://127.0.0.1:${port}/${session}`, { perMessageDeflate: false })
      const client: Client = {
        send: (text) => ws.send(text),
        onOutput: () => {},
        stall: () => ws.pause(),
        wake: () => ws.resume(),
        snaps: () => 0,
        close: () => ws.terminate(),
      }
      ws.on('message', (bytes) => client.onOutput(bytes as Buffer))
      ws.on('error', () => {})
      await new Promise((resolve) => ws.once('open', resolve))
      return client
    },
    async end() {
      child.kill('SIGKILL')
    },
  }
}

export type Greenroom = Peer & { world: World }

const BUILT = '.cache/bench'
let built: Promise<Programs> | null = null

/** Bundles, as production runs them: what is measured is not the price of translating TypeScript. */
export function builtPrograms(): Promise<Programs> {
  built ??= bundle(
    {
      host: 'sandbox/host.ts',
      'screen-worker': 'sandbox/terminal/screen-worker.ts',
      web: 'test/support/terminal-web.ts',
    },
    BUILT,
  ).then(() => ({ host: `${BUILT}/host.js`, web: `${BUILT}/web.js` }))
  return built
}

/** `bytesPerSecond`: 0 takes the output limit off, to measure the transport and not the limit. */
export async function startGreenroom(bytesPerSecond = 0): Promise<Greenroom> {
  const world = await startWorld(
    { GREENROOM_OUTPUT_BYTES_PER_SECOND: String(bytesPerSecond) },
    await builtPrograms(),
  )
  return {
    name: 'greenroom',
    world,
    get pids() {
      return [world.host.process.pid ?? 0, world.web.process.pid ?? 0]
    },
    async connect(session, { viewer = 0, record = true } = {}) {
      const terminalId = await world.openTerminal(`${BOX}-${session}`, record)
      const page = new Page({
        port: world.web.port,
        terminalId,
        as: viewer ? `viewer${viewer}` : 'ada',
        mayType: !viewer,
        reads: 'sink',
      })
      const client: Client = {
        send: (text) => page.type(text),
        onOutput: () => {},
        stall: () => page.socket?.pause(),
        wake: () => page.socket?.resume(),
        snaps: () => page.snaps,
        close: () => page.close(),
      }
      page.onBytes = (bytes) => client.onOutput(bytes)
      await page.ready()
      return client
    },
    end: () => world.end(),
  }
}

export function rssMb(pids: number[]): number {
  return (
    pids.reduce(
      (sum, pid) =>
        sum + Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0),
      0,
    ) / 1024
  )
}

export function cpuMs(pids: number[]): number {
  return pids.reduce((sum, pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return sum + (Number(fields[11]) + Number(fields[12])) * 10
  }, 0)
}
