// The figures of boxes, against Docker in the same interleaved run; `tsx test/bench/boxes.ts` prints them alone.
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sandboxSpec, type SandboxSpec } from '#sandbox/contract.ts'
import { findCgroupHost, planCgroups } from '#sandbox/engines/cgroups.ts'
import { findNativeSources } from '#sandbox/engines/create-engine.ts'
import type { Sandbox, SandboxEngine } from '#sandbox/engines/engine.ts'
import { findBoxes, leftoversOf } from '#sandbox/engines/leftovers.ts'
import { placesOf } from '#sandbox/engines/oci-places.ts'
import { createOciEngine } from '#sandbox/engines/oci.ts'
import { imagesFolder } from '#sandbox/image/place.ts'
import { benchImages } from './image-rows.ts'
import { benchRuns } from './run-rows.ts'
import { findDockerd, startPrivateDocker } from '../sandbox/private-docker.ts'

const STATE = process.env.GREENROOM_STATE ?? '/var/lib/greenroom'
const TRUE_IMAGE = 'greenroom-bench:true'

export type BenchRow = { name: string; measured: string; target: string; met: boolean | null }
export type BoxBenchSize = { rounds: number; atOnce: number; leaks: number }
const FULL: BoxBenchSize = { rounds: 11, atOnce: 50, leaks: 200 }

export async function benchBoxes(size: BoxBenchSize = FULL): Promise<BenchRow[]> {
  const stateDir = await mkdtemp(join(tmpdir(), 'greenroom-bench-'))
  await symlink(imagesFolder(STATE), imagesFolder(stateDir))
  const report = (words: string) => console.log(`  ${words}`)
  const engine = createOciEngine({ stateDir, nativeSources: findNativeSources(), report })
  const places = placesOf(stateDir)
  const host = findCgroupHost(await readFile('/proc/self/mountinfo', 'utf8'))
  if (!host) throw new Error('no cgroup2 hierarchy')
  // What the boxes' own cgroups are charged, and their keepers outside: other work on the machine does not disturb it.
  const memoryOf = async (ids: string[]) => {
    let bytes = await keeperBytes(stateDir)
    for (const id of ids) {
      const { memory, version } = planCgroups(host, places.cgroupRoot, { id, spec: plainSpec() })
      bytes += Number(
        await readFile(join(memory, version === 2 ? 'memory.current' : 'memory.usage_in_bytes'), 'utf8'),
      )
    }
    return bytes / (1 << 20)
  }
  const leftovers = async () => {
    const ids = await findBoxes(places, host)
    return (await Promise.all(ids.map((id) => leftoversOf(places, host, id)))).flat()
  }
  try {
    const rows = [
      ...(await benchCold(engine, size.rounds)),
      ...(await benchMany(engine, size.atOnce, memoryOf)),
      ...(await benchImages({ engine, stateDir, rounds: Math.ceil(size.rounds / 2), memoryOf })),
      ...(await benchRuns(engine, size.rounds)),
      await benchLeaks(engine, size.leaks, leftovers),
    ]
    for (const { name, measured, target, met } of rows) {
      console.log(
        `${met === false ? '✗' : met ? '✓' : ' '} ${name.padEnd(46)} ${measured.padEnd(34)} ${target}`,
      )
    }
    return rows
  } finally {
    for (const id of await engine.list()) await engine.destroy(id)
    await engine.close()
    await rm(stateDir, { recursive: true, force: true })
  }
}

/** One of each per round, so that whatever else the machine does hits all of them alike. */
async function benchCold(engine: SandboxEngine, rounds: number): Promise<BenchRow[]> {
  const docker = findDockerd() ? await startPrivateDocker({ remapUsers: false }) : null
  const times = {
    docker: [] as number[],
    ready: [] as number[],
    prompt: [] as number[],
    exec: [] as number[],
    down: [] as number[],
  }
  try {
    if (docker) await importTrue(docker.socketPath)
    // As a host does before it takes requests: compile the tools, once per state folder. The first box of a size makes
    // the empty disk that all later ones copy. Both would be charged to the first round and to nobody else.
    await engine.inspect()
    await engine.create('first', plainSpec()).then(() => engine.destroy('first'))
    for (let round = 0; round < rounds; round++) {
      if (docker) times.docker.push(await timed(() => dockerRunTrue(docker.socketPath)))
      const began = performance.now()
      const box = await engine.create(`cold-${round}`, plainSpec())
      times.ready.push(performance.now() - began)
      const closeShell = await seePrompt(box)
      times.prompt.push(performance.now() - began)
      await closeShell()
      times.exec.push(await timed(() => run(box, 'inside')))
      times.down.push(await timed(() => engine.destroy(box.id)))
    }
  } finally {
    await docker?.close()
  }
  const [base, ready, prompt, exec, down] = [
    times.docker,
    times.ready,
    times.prompt,
    times.exec,
    times.down,
  ].map(median)
  const against = (value = 0, most: number) =>
    base
      ? { target: `≤ ${most} × docker run`, met: value / base <= most }
      : { target: 'no Docker here to compare', met: null }
  const ratio = (value = 0) => (base ? ` = ${(value / base).toFixed(2)} ×` : '')
  const none = { target: '', met: null }
  return [
    {
      name: 'docker run --rm --network none true',
      measured: base ? spread(times.docker) : 'no dockerd',
      ...none,
    },
    {
      name: 'box: create to systemd ready',
      measured: spread(times.ready) + ratio(ready),
      ...against(ready, 0.75),
    },
    { name: 'box: create to a root prompt', measured: spread(times.prompt) + ratio(prompt), ...none },
    { name: 'box: a command in a live box', measured: spread(times.exec) + ratio(exec), ...none },
    { name: 'box: destroy, verified', measured: spread(times.down) + ratio(down), ...against(down, 0.3) },
  ]
}

async function benchMany(
  engine: SandboxEngine,
  count: number,
  memoryOf: (ids: string[]) => Promise<number>,
): Promise<BenchRow[]> {
  const ids = Array.from({ length: count }, (_, index) => `many-${index}`)
  const before = await availableMb()
  const up = await timed(() => Promise.all(ids.map((id) => engine.create(id, plainSpec()))))
  const each = (await memoryOf(ids)) / count
  const machine = (before - (await availableMb())) / count
  const down = await timed(() => Promise.all(ids.map((id) => engine.destroy(id))))
  const rate = count / (up / 1000) / cpus().length
  return [
    {
      name: `${count} boxes at once: all ready`,
      measured: `${(up / 1000).toFixed(1)} s, ${rate.toFixed(1)} per core and second`,
      target: '≥ 3 per core and second on a quiet machine',
      met: null,
    },
    {
      name: 'memory of an idle box',
      measured: `${each.toFixed(1)} MiB (machine: ${machine.toFixed(1)})`,
      target: '≤ 10 MiB',
      met: each <= 10,
    },
    {
      name: `${count} boxes at once: all gone`,
      measured: `${(down / 1000).toFixed(1)} s`,
      target: '',
      met: null,
    },
  ]
}

async function benchLeaks(
  engine: SandboxEngine,
  count: number,
  leftovers: () => Promise<string[]>,
): Promise<BenchRow> {
  const width = cpus().length * 2
  for (let done = 0; done < count; done += width) {
    const ids = Array.from({ length: Math.min(width, count - done) }, (_, index) => `leak-${done + index}`)
    await Promise.all(ids.map((id) => engine.create(id, plainSpec()).then(() => engine.destroy(id))))
  }
  const left = await leftovers()
  return {
    name: `left after ${count} boxes`,
    measured: `${left.length} ${left.slice(0, 3).join(', ')}`.trim(),
    target: '0',
    met: left.length === 0,
  }
}

function plainSpec(): SandboxSpec {
  return sandboxSpec.parse({ memoryMb: 256, diskMb: 256 })
}

async function run(box: Sandbox, vantage: 'inside' | 'outside'): Promise<void> {
  await box.exec({ vantage, argv: ['true'], env: {}, timeoutMs: 30_000, outputBytesMax: 1024 })
}

/** Opens a shell under a terminal, as the host's pty layer does, and waits for its prompt. */
async function seePrompt(box: Sandbox): Promise<() => Promise<void>> {
  const command = await box.ptyCommand()
  const quoted = [command.file, ...command.args].map((word) => `'${word}'`).join(' ')
  const shell = spawn('script', ['-qfec', quoted, '/dev/null'], {
    env: { ...process.env, ...command.env },
    stdio: 'pipe',
  })
  const closed = new Promise((resolve) => shell.on('close', resolve))
  let screen = ''
  await new Promise<void>((resolve, reject) => {
    shell.stdout.on('data', (chunk: Buffer) => {
      screen += chunk.toString()
      if (screen.includes('root@')) resolve()
    })
    shell.on('close', () => reject(new Error(`no prompt: ${screen}`)))
  })
  return async () => {
    await command.dispose()
    await closed
  }
}

/** An image that holds one static program, so that what is measured is Docker and not a big file system. */
async function importTrue(socketPath: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'greenroom-true-'))
  const source = join(folder, 'true.c')
  const script = `mkdir ${folder}/bin && echo 'int main(void){return 0;}' > ${source} && gcc -static -o ${folder}/bin/true ${source} && tar -C ${folder} -c bin | docker --host unix://${socketPath} import - ${TRUE_IMAGE}`
  await succeed('sh', ['-c', script])
  await rm(folder, { recursive: true })
}

function dockerRunTrue(socketPath: string): Promise<void> {
  return succeed('docker', [
    '--host',
    `unix://${socketPath}`,
    'run',
    '--rm',
    '--network',
    'none',
    TRUE_IMAGE,
    '/bin/true',
  ])
}

async function succeed(file: string, args: string[]): Promise<void> {
  const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let words = ''
  child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()))
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(`${file} failed: ${words}`)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function keeperBytes(stateDir: string): Promise<number> {
  let bytes = 0
  for (const pid of await readdir('/proc')) {
    const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (!words.startsWith(stateDir) || !words.includes('\0keep\0')) continue
    const memory = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
    bytes += Number(/^Pss:\s+(\d+)/m.exec(memory)?.[1] ?? 0) * 1024
  }
  return bytes
}

async function availableMb(): Promise<number> {
  return Number(/MemAvailable:\s+(\d+)/.exec(await readFile('/proc/meminfo', 'utf8'))?.[1]) / 1024
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}

function spread(values: number[]): string {
  return `${median(values).toFixed(0)} [${Math.min(...values).toFixed(0)}-${Math.max(...values).toFixed(0)}] ms`
}

if (process.argv[1]?.endsWith('/bench/boxes.ts')) {
  const quick = process.argv.includes('--quick')
  await benchBoxes(quick ? { rounds: 7, atOnce: 10, leaks: 10 } : FULL)
}
