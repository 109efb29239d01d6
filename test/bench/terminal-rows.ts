// The figures of terminals as rows of the table: interleaved rounds over the peers, medians of ratios within a round.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BenchRow } from './boxes.ts'
import { countReplies, measureExactness, measureJoin, measurePaste, measureRestart } from './lasting.ts'
import {
  measureEcho,
  measureFan,
  measureManyEcho,
  measureNeighbour,
  measureStall,
  measureThroughput,
  median,
  openWatched,
  pause,
  type Spread,
} from './measures.ts'
import { rssMb, startFloor, startGreenroom, startNaive, type Peer } from './peers.ts'

export type TerminalBenchSize = {
  rounds: number
  samples: number
  sessions: number
  stallMs: number
  catMb: number
}
const FULL: TerminalBenchSize = { rounds: 5, samples: 400, sessions: 50, stallMs: 10_000, catMb: 64 }
export const QUICK_TERMINALS: TerminalBenchSize = {
  rounds: 2,
  samples: 150,
  sessions: 20,
  stallMs: 4000,
  catMb: 16,
}
/** As shipped; where the transport itself is measured the limit is off. */
const SHIPPED_BYTES_PER_SECOND = 4_000_000

const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`
const times = (value: number) => `${value.toFixed(2)} ×`
const mb = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} MB`

async function withPeer<Value>(
  start: () => Promise<Peer>,
  measure: (peer: Peer) => Promise<Value>,
): Promise<Value> {
  const peer = await start()
  try {
    return await measure(peer)
  } finally {
    await peer.end()
  }
}

async function echoRows({ rounds, samples }: TerminalBenchSize): Promise<BenchRow[]> {
  const all: Record<'floor' | 'naive' | 'ours', Spread>[] = []
  const peers = [await startFloor(), await startNaive(), await startGreenroom()] as const
  for (let round = 0; round < rounds; round++) {
    const spreads: Spread[] = []
    for (const peer of peers) {
      const watched = await openWatched(peer, `echo${round}`)
      spreads.push(await measureEcho(watched, samples))
      watched.client.close()
    }
    const [floor = NOTHING, naive = NOTHING, ours = NOTHING] = spreads
    all.push({ floor, naive, ours })
  }
  for (const peer of peers) await peer.end()
  const p50 = median(all.map(({ ours }) => ours.p50))
  const p95 = median(all.map(({ ours }) => ours.p95))
  const overFloor = median(all.map(({ ours, floor }) => ours.p50 / floor.p50))
  const overNaive = median(all.map(({ ours, naive }) => ours.p50 / naive.p50))
  const p95OverFloor = median(all.map(({ ours, floor }) => ours.p95 / floor.p95))
  return [
    row(
      '1 echo p50',
      `${ms(p50)} = ${times(overFloor)} floor, ${times(overNaive)} plain`,
      '≤ 3.5 × floor, ≤ 1.5 × plain',
      overFloor <= 3.5 && overNaive <= 1.5,
    ),
    row(
      '2 echo p95',
      `${ms(p95)} = ${times(p95OverFloor)} floor`,
      '≤ 4 × floor, ≤ 3 ms',
      p95OverFloor <= 4 && p95 <= 3,
    ),
  ]
}

const NOTHING: Spread = { p50: Number.NaN, p95: Number.NaN }

async function crowdRows({ sessions, samples }: TerminalBenchSize, bigFile: string): Promise<BenchRow[]> {
  const naive = await withPeer(startNaive, (peer) => measureManyEcho(peer, sessions, 4000))
  const ours = await withPeer(startGreenroom, (peer) => measureManyEcho(peer, sessions, 4000))
  const start = () => startGreenroom(SHIPPED_BYTES_PER_SECOND)
  const near = await withPeer(start, (peer) => measureNeighbour(peer, bigFile, samples))
  const ratio = near.busy.p95 / near.idle.p95
  return [
    row(
      `3 echo p95, ${sessions} sessions typing`,
      `${ms(ours.p95)}, plain ${ms(naive.p95)}`,
      '≤ 1.5 × plain + 1 ms',
      ours.p95 <= naive.p95 * 1.5 + 1,
    ),
    row(
      '4 echo p95 beside 4 floods',
      `${ms(near.busy.p95)} = ${times(ratio)} idle`,
      '≤ 4 × idle, ≤ 10 ms',
      ratio <= 4 && near.busy.p95 <= 10,
    ),
  ]
}

function stallRow(title: string, growthMb: number, plainMb: number): BenchRow {
  const share = growthMb / plainMb
  return row(
    title,
    `+${mb(growthMb)} = ${(share * 100).toFixed(1)} % of plain's +${mb(plainMb)}`,
    '≤ 128 MB, ≤ 12 % of plain',
    growthMb <= 128 && share <= 0.12,
  )
}

async function stallRows({ stallMs, samples }: TerminalBenchSize, bigFile: string): Promise<BenchRow[]> {
  const naive = await withPeer(startNaive, (peer) => measureStall(peer, bigFile, stallMs))
  const ours = await withPeer(startGreenroom, (peer) => measureStall(peer, bigFile, stallMs))
  const shipped = await withPeer(
    () => startGreenroom(SHIPPED_BYTES_PER_SECOND),
    (peer) => measureStall(peer, bigFile, stallMs),
  )
  const [none, one] = await withPeer(startGreenroom, async (peer) => [
    await measureFan(peer, { viewers: 2, samples }),
    await measureFan(peer, { viewers: 2, samples, stalled: 1 }),
  ])
  const echo = (one?.ownP95 ?? Number.NaN) / (none?.ownP95 ?? Number.NaN)
  const seq = (one?.seqMs ?? Number.NaN) / (none?.seqMs ?? Number.NaN)
  const shadows = await withPeer(startGreenroom, (peer) => measureStalledShadows(peer, bigFile, stallMs))
  return [
    stallRow('8 memory, 1 viewer stalled, as shipped', shipped.growthMb, naive.growthMb),
    stallRow('8 memory, 1 viewer stalled, no limit', ours.growthMb, naive.growthMb),
    row(
      '9 memory, 20 shadows stalled, over none',
      `+${mb(shadows.extraMb)}, current after ${ms(shadows.currentMs)}, ${shadows.snaps} snapshots each`,
      '≤ 16 MB, ≤ 500 ms, 1 each',
      shadows.extraMb <= 16 && shadows.currentMs <= 500 && shadows.snaps <= 1,
    ),
    row(
      '10 a stalled shadow, to the one who types',
      `echo p95 ${times(echo)}, seq ${times(seq)}`,
      '≤ 1.25 ×',
      echo <= 1.25 && seq <= 1.25,
    ),
    row(
      '11 shell alive after a stall',
      ours.alive ? `yes, prompt after ${ms(ours.promptMs)}` : 'no',
      'always',
      ours.alive,
    ),
  ]
}

async function measureStalledShadows(peer: Peer, bigFile: string, stallMs: number) {
  const growth: number[] = []
  let currentMs = Number.NaN
  let snaps = Number.NaN
  // Once to warm up: the first flood grows the parser's heap, whoever watches.
  for (const count of [0, 0, 20]) {
    const session = `shadows${count}-${growth.length}`
    const writer = await openWatched(peer, session)
    const shadows = await Promise.all(
      Array.from({ length: count }, (_, i) => openWatched(peer, session, i + 1)),
    )
    const before = shadows.map(({ client }) => client.snaps())
    for (const { client } of shadows) client.stall()
    writer.client.send(`while :; do cat ${bigFile}; done\r`)
    await pause(stallMs)
    growth.push(rssMb(peer.pids))
    writer.tail = ''
    writer.client.send('\x03')
    await writer.until('box$ ')
    const woken = performance.now()
    for (const { client } of shadows) client.wake()
    await Promise.all(shadows.map((shadow) => shadow.until('box$ ', 20_000)))
    currentMs = performance.now() - woken
    snaps = Math.max(0, ...shadows.map(({ client }, i) => client.snaps() - (before[i] ?? 0)))
    for (const { client } of [...shadows, writer]) client.close()
    await pause(500)
  }
  return { extraMb: (growth[2] ?? 0) - (growth[1] ?? 0), currentMs, snaps }
}

async function throughputRows(
  { rounds, samples, catMb }: TerminalBenchSize,
  bigFile: string,
): Promise<BenchRow[]> {
  const peers = [await startFloor(), await startNaive(), await startGreenroom()] as const
  const speeds: number[][] = []
  for (let round = 0; round < Math.min(3, rounds); round++) {
    const speed: number[] = []
    for (const peer of peers) speed.push(await measureThroughput(peer, bigFile, catMb))
    speeds.push(speed)
  }
  const one = await measureFan(peers[2], { viewers: 1, samples })
  const twenty = await measureFan(peers[2], { viewers: 20, samples })
  for (const peer of peers) await peer.end()
  const ours = median(speeds.map(([, , speed = 0]) => speed))
  const share = median(speeds.map(([floor = 0, , speed = 0]) => speed / floor))
  const last = twenty.lastP50 / twenty.ownP50
  const cpu = twenty.cpu / one.cpu
  return [
    row(
      `12 cat ${catMb} MB, no limit`,
      `${ours.toFixed(0)} MB/s = ${times(share)} floor`,
      '≥ 0.40 × floor',
      share >= 0.4,
    ),
    row(
      '14 fan-out 20: last viewer to writer, p50',
      `${ms(twenty.lastP50)} = ${times(last)}`,
      '≤ 1.7 ×',
      last <= 1.7,
    ),
    row('15 fan-out 20: processor time for seq, to 1 viewer', times(cpu), '≤ 1.8 ×', cpu <= 1.8),
  ]
}

async function lastingRows({ rounds, sessions }: TerminalBenchSize): Promise<BenchRow[]> {
  const peer = await startGreenroom()
  const empty = rssMb(peer.pids)
  const idle = []
  for (let i = 0; i < sessions; i++) idle.push(await openWatched(peer, `idle${i}`))
  await pause(1500)
  const perSession = (rssMb(peer.pids) - empty) / sessions
  for (const { client } of idle) client.close()
  const join = await measureJoin(peer, 20)
  const exactness = await measureExactness()
  const restart = await measureRestart(peer, sessions)
  const paste = await measurePaste(peer, rounds)
  const replies = await countReplies(peer)
  await peer.end()
  return [
    row(
      '16 join to screen',
      `${ms(join.ms)}, ${join.kilobytes.toFixed(1)} KB`,
      '≤ 100 ms, ≤ 32 KB',
      join.ms <= 100 && join.kilobytes <= 32,
    ),
    row('17 joins exact', `${exactness.exact}/${exactness.of}`, 'all', exactness.exact === exactness.of),
    row(
      `18 web process killed, ${sessions} sessions`,
      `back after ${ms(restart.medianMs)}, last ${ms(restart.maxMs)}; ${restart.intact}/${sessions} intact`,
      '≤ 1.5 s, all intact',
      restart.maxMs <= 1500 && restart.intact === sessions,
    ),
    row('19 memory per idle session', mb(perSession), '≤ 0.6 MB', perSession <= 0.6),
    row(
      '20 paste 1 MB',
      `${ms(paste.ms)}, ${paste.exact}/${rounds} exact; into a non-reader ${paste.cpuPercent.toFixed(1)} % of a core`,
      '≤ 300 ms, exact, ≤ 10 %',
      paste.ms <= 300 && paste.exact === rounds && paste.cpuPercent <= 10,
    ),
    row('21 replies to one query, 5 viewers', String(replies), '1', replies === 1),
  ]
}

export async function benchTerminals(size: TerminalBenchSize = FULL): Promise<BenchRow[]> {
  const directory = mkdtempSync(join(tmpdir(), 'greenroom-bench-'))
  const bigFile = join(directory, 'big.txt')
  const line = `${'The quick brown fox jumps over the lazy dog. '.repeat(2)}0123456789\n`
  writeFileSync(bigFile, line.repeat(Math.ceil((size.catMb << 20) / line.length)))
  const parts = [echoRows, crowdRows, stallRows, throughputRows, lastingRows]
  const rows: BenchRow[] = []
  for (const part of parts) {
    try {
      rows.push(...(await part(size, bigFile)))
    } catch (error) {
      rows.push({ name: part.name, measured: `failed: ${String(error)}`, target: '', met: false })
    }
  }
  rmSync(directory, { recursive: true })
  return rows
}

function row(name: string, measured: string, ...[target, met]: [string, boolean]): BenchRow {
  return { name, measured, target, met }
}
