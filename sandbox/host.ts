// The privileged process that owns sandboxes and terminals. Reads the environment, starts, stops; nothing else.
import { readFile } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { createEngine } from './engines/create-engine.ts'
import { startHost, type Host } from './host-server.ts'
import { boxMemoryMb } from './leases.ts'

function report(words: string): void {
  process.stderr.write(`${new Date().toISOString()} host: ${words}\n`)
}

async function readGroupId(name: string | undefined): Promise<number | null> {
  if (!name) return null
  const groups = await readFile('/etc/group', 'utf8')
  const id = groups
    .split('\n')
    .map((line) => line.split(':'))
    .find(([group]) => group === name)?.[2]
  if (id === undefined) throw new Error(`GREENROOM_GROUP: there is no group "${name}" on this machine.`)
  return Number(id)
}

async function main(): Promise<void> {
  const env = process.env
  const stateDirectory = env.GREENROOM_STATE ?? '/var/lib/greenroom'
  const engine = await createEngine(env, { stateDirectory, report })
  const inspected = await engine.inspect()
  if (!inspected.usable) throw new Error(['No boxes can be made here.', ...inspected.problems].join('\n'))
  for (const words of inspected.warnings) report(words)
  const rate = env.GREENROOM_OUTPUT_BYTES_PER_SECOND
  const host = await startHost({
    socketPath: env.SANDBOX_SOCKET ?? '.data/run/host.sock',
    engine,
    capacityMb: boxMemoryMb(totalmem(), env.GREENROOM_BOX_MEMORY_MB),
    now: () => new Date(),
    groupId: await readGroupId(env.GREENROOM_GROUP),
    stateDirectory,
    ...(rate === undefined ? {} : { outputBytesPerSecond: Number(rate) }),
    warnings: inspected.warnings,
    report,
  })
  // Before anybody is told that the host is ready: from then on it may be asked to stop.
  stopOnSignal(host)
  report(`ready, engine ${engine.name}`)
}

function stopOnSignal(host: Host): void {
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    host.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        report(`The end was not clean: ${String(error)}`)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

main().catch((error: unknown) => {
  report(error instanceof Error ? error.message : String(error))
  process.exit(1)
})
