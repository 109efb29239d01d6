// What recording costs: on one host a terminal that is recorded beside one that is not; and what an hour of work weighs.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BOX } from '#test/support/terminal-world.ts'
import type { BenchRow } from './boxes.ts'
import { measureEcho, median, pause, Watched, type Spread } from './measures.ts'
import { cpuMs, startGreenroom, type Greenroom } from './peers.ts'

export type RecordingBenchSize = { rounds: number; samples: number; catMb: number }
const FULL: RecordingBenchSize = { rounds: 7, samples: 400, catMb: 32 }
export const QUICK_RECORDING: RecordingBenchSize = { rounds: 3, samples: 200, catMb: 8 }

/** More than this of anything, and the recorder belongs in a thread of its own: docs/decisions/042. */
const ECHO_EXTRA_MS_MAX = 0.3
const CPU_SHARE_MAX = 1.5
const HOUR_MB_MAX = 5

type Cost = { echo: Spread; keyCpuMs: number; beside: Spread; catCpuMs: number; catMs: number }
type Pair = { off: Cost; on: Cost }

export async function benchRecording(size: RecordingBenchSize = FULL): Promise<BenchRow[]> {
  const directory = mkdtempSync(join(tmpdir(), 'greenroom-bench-'))
  const bigFile = join(directory, 'big.txt')
  const line = `${'The quick brown fox jumps over the lazy dog. '.repeat(2)}0123456789\n`
  writeFileSync(bigFile, line.repeat(Math.ceil((size.catMb << 20) / line.length)))
  const peer = await startGreenroom()
  try {
    const pairs: Pair[] = []
    for (let round = 0; round < size.rounds; round++)
      pairs.push(await measurePair(peer, bigFile, { ...size, round }))
    return [...costRows(pairs, size.catMb), await hourRow(peer)]
  } finally {
    await peer.end()
    rmSync(directory, { recursive: true })
  }
}

/** Which of the two comes first changes, so that whatever else the machine does falls on both. */
async function measurePair(
  peer: Greenroom,
  bigFile: string,
  { samples, round }: RecordingBenchSize & { round: number },
): Promise<Pair> {
  const measure = async (record: boolean) =>
    measureCost(peer, bigFile, { record, samples, name: `r${round}${record ? 'on' : 'off'}` })
  if (round % 2 === 0) {
    const off = await measure(false)
    return { off, on: await measure(true) }
  }
  const on = await measure(true)
  return { off: await measure(false), on }
}

async function measureCost(
  peer: Greenroom,
  bigFile: string,
  { record, samples, name }: { record: boolean; samples: number; name: string },
): Promise<Cost> {
  const [host = 0] = peer.pids
  const open = async (suffix: string, recorded: boolean) => {
    const watched = new Watched(await peer.connect(name + suffix, { record: recorded }))
    await watched.prompt()
    return watched
  }
  const own = await open('a', record)
  const beforeKeys = cpuMs([host])
  const echo = await measureEcho(own, samples)
  const keyCpuMs = (cpuMs([host]) - beforeKeys) / samples
  const beforeCat = cpuMs([host])
  const catMs = await own.run(`cat ${bigFile}`)
  await pause(500)
  const catCpuMs = cpuMs([host]) - beforeCat
  // Whoever works beside a flood: the loop of the host is theirs as well.
  const quiet = await open('b', false)
  own.client.send(`while :; do cat ${bigFile}; done\r`)
  await pause(500)
  const beside = await measureEcho(quiet, samples)
  for (const { client } of [own, quiet]) client.close()
  await peer.world.sandbox.request('closeTerminal', { terminalId: `${BOX}-${name}a` })
  return { echo, keyCpuMs, catMs, catCpuMs, beside }
}

function costRows(pairs: readonly Pair[], catMb: number): BenchRow[] {
  const of = (pick: (cost: Cost) => number) => ({
    off: median(pairs.map(({ off }) => pick(off))),
    on: median(pairs.map(({ on }) => pick(on))),
    extra: median(pairs.map(({ off, on }) => pick(on) - pick(off))),
    share: median(pairs.map(({ off, on }) => pick(on) / pick(off))),
  })
  const echo = of(({ echo: { p50 } }) => p50)
  const late = of(({ echo: { p95 } }) => p95)
  const beside = of(({ beside: { p95 } }) => p95)
  const key = of(({ keyCpuMs }) => keyCpuMs)
  const cat = of(({ catCpuMs }) => catCpuMs / catMb)
  const speed = of(({ catMs }) => (catMb / catMs) * 1000)
  const ms = (value: number) => `${value.toFixed(2)} ms`
  return [
    row(
      'echo recorded, p50',
      `${ms(echo.on)}, not recorded ${ms(echo.off)}`,
      `≤ +${ms(ECHO_EXTRA_MS_MAX)}`,
      echo.extra <= ECHO_EXTRA_MS_MAX,
    ),
    row(
      'echo recorded, p95',
      `${ms(late.on)}, not recorded ${ms(late.off)}`,
      `≤ +${ms(ECHO_EXTRA_MS_MAX * 2)}`,
      late.extra <= ECHO_EXTRA_MS_MAX * 2,
    ),
    row(
      'echo p95 beside a flood that is recorded',
      `${ms(beside.on)}, not recorded ${ms(beside.off)}`,
      '≤ 1.5 ×',
      beside.share <= CPU_SHARE_MAX,
    ),
    row(
      'host processor time per key, recorded',
      `${ms(key.on)}, not recorded ${ms(key.off)}`,
      '≤ 1.5 ×',
      key.share <= CPU_SHARE_MAX,
    ),
    row(
      'host processor time per MB of output, recorded',
      `${ms(cat.on)}, not recorded ${ms(cat.off)} = ${cat.share.toFixed(2)} ×`,
      '≤ 1.5 ×',
      cat.share <= CPU_SHARE_MAX,
    ),
    row(
      `cat ${catMb} MB recorded, no limit`,
      `${speed.on.toFixed(0)} MB/s, not recorded ${speed.off.toFixed(0)} MB/s`,
      '≥ 0.7 ×',
      speed.share >= 0.7,
    ),
  ]
}

/** Ten minutes of somebody who looks for a fault, without the thinking. */
const COMMANDS = [
  'systemctl status nginx 2>&1 | head -20',
  'ls -la /etc',
  'ps aux',
  'df -h; df -i',
  'cat /etc/services | head -60',
  'tail -n 50 /var/log/dpkg.log',
  'find /usr/share/doc -name copyright | head -40',
  'grep -n root /etc/passwd /etc/group',
  'cat /proc/mounts',
  'cat /proc/meminfo',
  'ls -l /proc/self/fd',
  'du -sh /usr/lib/* 2>/dev/null | sort -h | tail -30',
  'ls --color=always -l /usr/bin | head -60',
  'vi --version | head -20',
  'history | tail -20',
]
/** What a screen of `top` that is open for two minutes draws. */
const TOP = 'top -d 0.1 -n 40'

async function hourRow(peer: Greenroom): Promise<BenchRow> {
  const watched = new Watched(await peer.connect('hour', { record: true }))
  await watched.prompt()
  const type = async (command: string) => {
    for (const char of command) {
      watched.client.send(char)
      await pause(2)
    }
    await watched.run('')
  }
  for (const command of [...COMMANDS, TOP]) await type(command)
  watched.client.close()
  const path = `${peer.world.host.state}/recordings/${BOX}/${BOX}-hour.cast`
  await peer.world.sandbox.request('closeTerminal', { terminalId: `${BOX}-hour` })
  await pause(500)
  const megabytes = (statSync(path).size * 6) / 1e6
  return row(
    'an hour of real commands, recorded',
    `${megabytes.toFixed(2)} MB`,
    `≤ ${HOUR_MB_MAX} MB`,
    megabytes <= HOUR_MB_MAX,
  )
}

function row(name: string, measured: string, ...[target, met]: [string, boolean]): BenchRow {
  return { name, measured, target, met }
}
