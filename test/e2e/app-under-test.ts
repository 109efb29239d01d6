// Starts the app the way people do, `npm start`, in places of its own: database, socket, state folder and port.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT } from '../support/source-tree.ts'

/** The image is built once for the machine; a state folder of our own only points to it. */
const IMAGES = '/var/lib/greenroom/images'
const READY = /Greenroom is ready: (\S+)/

export type AppUnderTest = {
  url: string
  /** The file; letters lie in the folder `mail` beside it. */
  database: string
  /** Process id of the supervisor, from which `findWebPid` finds the web process. */
  startPid: number
  stop(): Promise<void>
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject()))
    })
  })
}

/** A folder that the unprivileged web process may enter. */
function makePlaces() {
  const folder = mkdtempSync(join(tmpdir(), 'greenroom-e2e-'))
  spawnSync('chmod', ['711', folder])
  const state = join(folder, 'state')
  mkdirSync(state, { mode: 0o711 })
  if (existsSync(IMAGES)) symlinkSync(IMAGES, join(state, 'images'))
  return { folder, state, database: join(folder, 'data/greenroom.db'), socket: join(folder, 'run/host.sock') }
}

export async function startApp({ logFile }: { logFile: string }): Promise<AppUnderTest> {
  const places = makePlaces()
  const port = await freePort()
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${port}`,
      DATABASE_URL: `file:${places.database}`,
      SANDBOX_SOCKET: places.socket,
      GREENROOM_STATE: places.state,
      DEMO: '1',
    },
  })
  const stop = () => stopApp(child, places.folder)
  try {
    const url = await readyUrl(child, logFile)
    return { url, stop, database: places.database, startPid: child.pid ?? 0 }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Resolves when the start says the address; rejects with its last words when it ends before. */
function readyUrl(child: ChildProcess, logFile: string): Promise<string> {
  mkdirSync(join(logFile, '..'), { recursive: true })
  const log = createWriteStream(logFile)
  const said: string[] = []
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface({ input: stream }).on('line', (line) => {
        log.write(`${line}\n`)
        said.push(line)
        const url = READY.exec(line)?.[1]
        if (url) resolve(url)
      })
    }
    child.on('exit', (code) =>
      reject(new Error(`npm start ended with ${code}:\n${said.slice(-40).join('\n')}`)),
    )
  })
}

function childrenOf(pid: number): number[] {
  const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return listed.trim().split(' ').filter(Boolean).map(Number)
}

/** The web process as it runs at this moment; it is another one after each end. */
export function findWebPid(startPid: number): number {
  return findChild(startPid, 'build/server.js')
}

/** Likewise the host of the boxes. */
export function findHostPid(startPid: number): number {
  return findChild(startPid, 'build/host.js')
}

function findChild(startPid: number, program: string): number {
  const isIt = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(program)
  const pid = childrenOf(startPid).find(isIt)
  if (pid === undefined) throw new Error(`${program} is not running`)
  return pid
}

async function stopApp(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
}
