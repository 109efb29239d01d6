// Runs and watched folders on a warm box, asked for through the host's socket as the app does.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSandboxClient, type SandboxClient } from '#sandbox/client.ts'
import { sandboxSpec, type HostEvent } from '#sandbox/contract.ts'
import type { SandboxEngine } from '#sandbox/engines/engine.ts'
import { startHost } from '#sandbox/host-server.ts'
import type { BenchRow } from './boxes.ts'
import { quantile } from './measures.ts'

const FOLDER = '/root/work'
const SUITE = 20
/** What a test suite of a coding question calls, per language. */
const PROGRAMS: Record<string, string[]> = {
  true: ['true'],
  bash: ['bash', '-c', 'echo 1'],
  python: ['python3', '-c', 'print(1)'],
  node: ['node', '-e', 'console.log(1)'],
  c: ['./answer'],
}
const TRIVIAL_MS = 40

type RunTimes = { firstMs: number; endMs: number; cpuMs: number }

export async function benchRuns(engine: SandboxEngine, rounds: number): Promise<BenchRow[]> {
  const directory = await mkdtemp(join(tmpdir(), 'greenroom-bench-host-'))
  const socketPath = join(directory, 'host.sock')
  const host = await startHost({
    socketPath,
    // The engine is the bench's and goes on after this host.
    engine: { ...engine, list: () => Promise.resolve([]), close: () => Promise.resolve() },
    capacityMb: 4096,
    now: () => new Date(),
    groupId: null,
    stateDirectory: null,
    warnings: [],
    report: (words) => console.log(`  ${words}`),
  })
  const client = createSandboxClient({ socketPath })
  try {
    const spec = sandboxSpec.parse({ image: 'code', memoryMb: 512, cpus: 1 })
    await client.request('createSandbox', { sandboxId: 'runs', owner: 'bench', spec, leaseMs: 600_000 })
    await prepare(client)
    return [...(await benchPrograms(client, rounds)), ...(await benchWatch(client, rounds))]
  } finally {
    client.close()
    await host.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

async function prepare(client: SandboxClient): Promise<void> {
  const source = Buffer.from('#include <stdio.h>\nint main(void) { puts("1"); }\n').toString('base64')
  const files = [{ path: `${FOLDER}/answer.c`, content: source }]
  await client.request('putFiles', { sandboxId: 'runs', files })
  await run(client, ['gcc', '-O2', '-o', 'answer', 'answer.c'])
}

async function benchPrograms(client: SandboxClient, rounds: number): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const [name, argv] of Object.entries(PROGRAMS)) {
    const times: RunTimes[] = []
    for (let n = 0; n < SUITE * Math.ceil(rounds / 2); n++) times.push(await run(client, argv))
    const end = times.map(({ endMs }) => endMs)
    const met = name === 'true' || name === 'bash' ? quantile(end, 0.5) <= TRIVIAL_MS : null
    const first = times.map(({ firstMs }) => firstMs)
    const cpu = quantile(
      times.map(({ cpuMs }) => cpuMs),
      0.5,
    )
    rows.push({
      name: `run: ${name}, asked to ended`,
      measured: `${spread(end)}, ${cpu.toFixed(1)} ms of CPU`,
      target: met === null ? '' : `≤ ${TRIVIAL_MS} ms`,
      met,
    })
    if (name === 'true') continue
    rows.push({ name: `run: ${name}, asked to first output`, measured: spread(first), target: '', met: null })
    const suite = quantile(end, 0.5) * SUITE
    rows.push({
      name: `run: ${SUITE} cases of ${name}, one after the other`,
      measured: `${(suite / 1000).toFixed(2)} s`,
      target: '',
      met: null,
    })
  }
  return rows
}

/** From the word that the program which wrote is over, a few milliseconds after its write, to the word of the change. */
async function benchWatch(client: SandboxClient, rounds: number): Promise<BenchRow[]> {
  await client.request('watchFiles', { sandboxId: 'runs', folder: FOLDER })
  const seen: number[] = []
  const copied: number[] = []
  for (let n = 0; n < rounds * 3; n++) {
    // Apart, so that each edit is a burst of its own.
    await new Promise((resolve) => setTimeout(resolve, 400))
    const changed = next(client, ({ type }) => type === 'files-changed')
    const written = next(client, ({ type }) => type === 'run-ended')
    await start(client, ['sh', '-c', `echo ${n} > edited.txt`])
    await written
    const began = performance.now()
    await changed
    const told = performance.now()
    await client.request('readFiles', { sandboxId: 'runs', folder: FOLDER })
    seen.push(told - began)
    copied.push(performance.now() - began)
  }
  await client.request('unwatchFiles', { sandboxId: 'runs', folder: FOLDER })
  return [
    {
      name: 'watch: edit to word of it',
      measured: spread(seen),
      target: '≤ 250 ms',
      met: quantile(seen, 0.95) <= 250,
    },
    { name: 'watch: edit to the folder read again', measured: spread(copied), target: '', met: null },
  ]
}

let counter = 0

async function start(client: SandboxClient, argv: string[]): Promise<void> {
  const runId = `run-${++counter}`
  await client.request('startRun', { sandboxId: 'runs', runId, argv, cwd: FOLDER })
}

async function run(client: SandboxClient, argv: string[]): Promise<RunTimes> {
  let firstMs = 0
  const began = performance.now()
  const stop = client.onEvent(({ type }) => {
    if (type === 'run-output') firstMs ||= performance.now() - began
  })
  const ended = next(client, ({ type }) => type === 'run-ended')
  await start(client, argv)
  const end = await ended
  stop()
  if (end.type !== 'run-ended' || end.exitCode !== 0) throw new Error(`${argv[0]}: ${JSON.stringify(end)}`)
  return { firstMs, endMs: performance.now() - began, cpuMs: end.cpuMs }
}

function next(client: SandboxClient, isIt: (event: HostEvent) => boolean): Promise<HostEvent> {
  return new Promise((resolve) => {
    const stop = client.onEvent((event) => {
      if (!isIt(event)) return
      stop()
      resolve(event)
    })
  })
}

function spread(values: number[]): string {
  return `p50 ${quantile(values, 0.5).toFixed(1)} ms, p95 ${quantile(values, 0.95).toFixed(1)} ms`
}
