// The sandbox host without its process: engine, leases and terminals behind a Unix socket. host.ts is the process.
import { chmod, chown, mkdir, rm } from 'node:fs/promises'
import net from 'node:net'
import { dirname, join } from 'node:path'
import type { HostEvent } from './contract.ts'
import type { SandboxEngine } from './engines/engine.ts'
import { HostConnection } from './host-connection.ts'
import { createLeases } from './leases.ts'
import { createAnswers } from './requests.ts'
import { Runs } from './runs.ts'
import { Terminals } from './terminal/terminals.ts'
import { Watches } from './watches.ts'

const OUTPUT_BYTES_PER_SECOND = 4_000_000
const CHECK_EVERY_MS = 2000
/** The app fetches recordings within seconds of a session's end, or when it is back. */
const UNCLAIMED_MS = 30 * 24 * 3_600_000
const SWEEP_EVERY_MS = 24 * 3_600_000
const SOCKET_MODE = 0o660

export type HostOptions = {
  socketPath: string
  engine: SandboxEngine
  /** Memory that all boxes together may be promised. */
  capacityMb: number
  now: () => Date
  /** Numeric group that may connect; null = only who runs the host. */
  groupId: number | null
  /** Null = terminals are not recorded. */
  stateDirectory: string | null
  /** Sustained output per terminal; 0 = no limit. */
  outputBytesPerSecond?: number
  warnings: string[]
  report: (words: string) => void
}

export type Host = {
  /** Ends the terminals, finishes the recordings, destroys the boxes, gives the socket back. */
  stop(): Promise<void>
}

/** Listens when it resolves. Rejects when another host answers on the socket. */
export async function startHost(options: HostOptions): Promise<Host> {
  const { engine, now, report } = options
  await claimSocket(options.socketPath)
  const connections = new Set<HostConnection>()
  const tellAll = (event: HostEvent) => connections.forEach((connection) => connection.tell(event))
  const terminals = new Terminals({
    ...{ report, now },
    recordingsDirectory: options.stateDirectory && join(options.stateDirectory, 'recordings'),
    outputBytesPerSecond: options.outputBytesPerSecond ?? OUTPUT_BYTES_PER_SECOND,
    onExited: (entry) => tellAll({ type: 'terminal-exited', ...entry }),
  })
  const watches = new Watches(tellAll)
  const runs = new Runs({ tellAll, waitingBytes: () => mostWaiting(connections) })
  const leases = createLeases({
    engine,
    now,
    report,
    capacityMb: options.capacityMb,
    onLost: (id, lost) => tellAll({ type: 'sandbox-lost', sandboxId: id, words: lost.words.slice(0, 500) }),
    onRebooted: (id) => tellAll({ type: 'sandbox-rebooted', sandboxId: id }),
    onDestroying: (id) => {
      terminals.forgetSandbox(id)
      watches.forgetSandbox(id)
    },
  })
  await leases.start()
  const warnings = () => options.warnings
  const startedAt = now()
  const answers = createAnswers({
    leases,
    terminals,
    runs,
    watches,
    engineName: engine.name,
    startedAt,
    warnings,
    tellAll,
  })
  const server = net.createServer((socket) => {
    const onClose = () => connections.delete(connection)
    const connection = new HostConnection(socket, answers, { report, onClose })
    connections.add(connection)
  })
  await listen(server, options)
  const timer = setInterval(() => {
    for (const connection of connections) connection.checkAlive(performance.now())
  }, CHECK_EVERY_MS)
  const stopSweeping = sweepRecordings(terminals, options)
  return {
    async stop() {
      clearInterval(timer)
      stopSweeping()
      const closed = new Promise((resolve) => server.close(resolve))
      await terminals.stop()
      for (const connection of connections) connection.close()
      await leases.stop()
      await closed
    },
  }
}

/** At once and every day. */
function sweepRecordings({ recordings }: Terminals, { now, report }: HostOptions): () => void {
  const sweep = () => {
    const before = new Date(now().getTime() - UNCLAIMED_MS)
    recordings.removeUnclaimed(before).catch((error: unknown) => report(String(error)))
  }
  sweep()
  const timer = setInterval(sweep, SWEEP_EVERY_MS)
  return () => clearInterval(timer)
}

function mostWaiting(connections: Set<HostConnection>): number {
  return Math.max(0, ...[...connections].map((connection) => connection.waitingBytes))
}

/** A socket file nobody answers on was left by a crash; one that answers belongs to a living host. */
async function claimSocket(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const answers = await new Promise<boolean>((resolve) => {
    const probe = net.connect(path)
    probe.on('connect', () => {
      probe.destroy()
      resolve(true)
    })
    probe.on('error', () => resolve(false))
  })
  if (answers) throw new Error(`Another sandbox host is running on ${path}. End it first.`)
  await rm(path, { force: true })
}

async function listen(server: net.Server, { socketPath, groupId }: HostOptions): Promise<void> {
  // Made unreachable for everybody else from the first moment, then opened for the group.
  const before = process.umask(0o177)
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(socketPath, resolve)
    })
  } finally {
    process.umask(before)
  }
  if (groupId !== null) await chown(socketPath, process.getuid?.() ?? 0, groupId)
  await chmod(socketPath, SOCKET_MODE)
}
