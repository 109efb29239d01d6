// What is measured of terminals, one function per figure. Numbers only; targets and words are in terminal-rows.ts.
import type { Client, Peer } from './peers.ts'
import { PROMPT, cpuMs, rssMb } from './peers.ts'

export type Spread = { p50: number; p95: number }

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export function quantile(values: number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
}

export const median = (values: number[]) => quantile(values, 0.5)

/** A client with the last of its output, which can be waited for. */
export class Watched {
  readonly client: Client
  tail = ''
  bytes = 0
  #look: (() => void) | null = null
  #byte: { code: number; seen: () => void } | null = null

  constructor(client: Client) {
    this.client = client
    client.onOutput = (bytes) => {
      this.bytes += bytes.length
      if (this.#byte?.code !== undefined && bytes.includes(this.#byte.code)) this.#byte.seen()
      this.tail = (this.tail + bytes.subarray(-4096).toString('latin1')).slice(-4096)
      this.#look?.()
    }
  }

  /** False = not within the time. */
  until(text: string, withinMs = 60_000): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (found: boolean) => {
        clearTimeout(timer)
        this.#look = null
        resolve(found)
      }
      const timer = setTimeout(() => end(false), withinMs)
      this.#look = () => {
        if (this.tail.includes(text)) end(true)
      }
      this.#look()
    })
  }

  /** Milliseconds until the byte comes back. */
  echo(char: string): Promise<number> {
    const started = performance.now()
    const seen = this.seen(char)
    this.client.send(char)
    return seen.then((at) => at - started)
  }

  seen(char: string): Promise<number> {
    return new Promise((resolve) => {
      this.#byte = {
        code: char.charCodeAt(0),
        seen: () => {
          this.#byte = null
          resolve(performance.now())
        },
      }
    })
  }

  async prompt(): Promise<void> {
    this.client.send('\r')
    await this.until(PROMPT)
    await pause(100)
    this.tail = ''
  }

  /** Milliseconds until the command's end is on its way back. */
  async run(command: string, withinMs = 60_000): Promise<number> {
    const mark = `E${Math.random().toString(36).slice(2, 9)}`
    this.tail = ''
    const started = performance.now()
    this.client.send(`${command}; echo ${mark.slice(0, 3)}''${mark.slice(3)}\r`)
    if (!(await this.until(mark, withinMs))) throw new Error(`${command.slice(0, 40)} did not end`)
    return performance.now() - started
  }
}

export async function openWatched(peer: Peer, session: string, viewer = 0): Promise<Watched> {
  const watched = new Watched(await peer.connect(session, { viewer }))
  if (viewer === 0) await watched.prompt()
  return watched
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** The kernel's own echo: no readline in the way. A line ends before the kernel's line buffer is full. */
export async function measureEcho(
  watched: Watched,
  samples: number,
  gapMs = () => 1 + Math.random() * 4,
): Promise<Spread> {
  watched.client.send('stty -icanon echo; cat >/dev/null\r')
  await pause(300)
  const times: number[] = []
  for (let i = 0; i < samples; i++) {
    times.push(await watched.echo(LETTERS[i % 26] ?? 'a'))
    await pause(gapMs())
    if (i % 70 === 69) {
      watched.client.send('\n')
      await pause(10)
    }
  }
  watched.client.send('\x03')
  await pause(100)
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) }
}

/** All sessions type at once, a few keys a second each. */
export async function measureManyEcho(peer: Peer, sessions: number, ms: number): Promise<Spread> {
  const all: Watched[] = []
  for (let i = 0; i < sessions; i++) all.push(await openWatched(peer, `many${i}`))
  for (const { client } of all) client.send('stty -icanon echo; cat >/dev/null\r')
  await pause(500)
  const end = performance.now() + ms
  const times: number[] = []
  await Promise.all(
    all.map(async (watched, n) => {
      await pause(Math.random() * 200)
      for (let i = n; performance.now() < end; i++) {
        times.push(await watched.echo(LETTERS[i % 26] ?? 'a'))
        await pause(150 + Math.random() * 100)
      }
    }),
  )
  for (const { client } of all) client.close()
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) }
}

export async function measureNeighbour(
  peer: Peer,
  bigFile: string,
  samples: number,
): Promise<{ idle: Spread; busy: Spread }> {
  const own = await openWatched(peer, 'quiet')
  const idle = await measureEcho(own, samples)
  const floods = await Promise.all([1, 2, 3, 4].map((i) => openWatched(peer, `flood${i}`)))
  for (const { client } of floods) client.send(`while :; do cat ${bigFile}; done\r`)
  await pause(1000)
  const busy = await measureEcho(own, samples)
  for (const { client } of [...floods, own]) client.close()
  return { idle, busy }
}

/** Memory that one viewer costs which stops reading while the program prints. */
export async function measureStall(peer: Peer, bigFile: string, ms: number) {
  const watched = await openWatched(peer, 'stall')
  const before = rssMb(peer.pids)
  let peak = before
  const timer = setInterval(() => (peak = Math.max(peak, rssMb(peer.pids))), 100)
  watched.client.send(`while :; do cat ${bigFile}; done\r`)
  await pause(200)
  watched.client.stall()
  await pause(ms)
  watched.tail = ''
  const woken = performance.now()
  watched.client.wake()
  watched.client.send('\x03')
  const alive = await watched.until(PROMPT, 30_000)
  const promptMs = performance.now() - woken
  clearInterval(timer)
  watched.client.close()
  return { growthMb: peak - before, alive, promptMs }
}

export async function measureThroughput(peer: Peer, bigFile: string, megabytes: number): Promise<number> {
  const watched = await openWatched(peer, `cat${Math.random().toString(36).slice(2, 7)}`)
  const ms = await watched.run(`cat ${bigFile}`)
  watched.client.close()
  return (megabytes / ms) * 1000
}

/** Echo to the one who types and to the last of those who watch; then what a million numbers cost the server. */
export async function measureFan(
  peer: Peer,
  { viewers, samples, stalled: stalledCount = 0 }: { viewers: number; samples: number; stalled?: number },
) {
  const session = `fan${viewers}-${stalledCount}`
  const writer = await openWatched(peer, session)
  const shadows: Watched[] = []
  for (let i = 1; i < viewers; i++) shadows.push(await openWatched(peer, session, i))
  const stalled = shadows.slice(0, stalledCount)
  const live = shadows.slice(stalled.length)
  for (const { client } of stalled) client.stall()
  await pause(300)
  writer.client.send('stty -icanon echo; cat >/dev/null\r')
  await pause(300)
  const own: number[] = []
  const last: number[] = []
  for (let i = 0; i < samples; i++) {
    const char = LETTERS[i % 26] ?? 'a'
    const started = performance.now()
    const others = live.map((shadow) => shadow.seen(char))
    own.push(await writer.echo(char))
    last.push(Math.max(...(await Promise.all(others)), started + (own.at(-1) ?? 0)) - started)
    await pause(1 + Math.random() * 4)
    if (i % 70 === 69) writer.client.send('\n')
  }
  writer.client.send('\x03')
  await pause(200)
  const cpuBefore = cpuMs(peer.pids)
  const seqMs = await writer.run('seq 1 1000000')
  await pause(300)
  const cpu = cpuMs(peer.pids) - cpuBefore
  for (const { client } of [...shadows, writer]) client.close()
  return { ownP50: quantile(own, 0.5), ownP95: quantile(own, 0.95), lastP50: quantile(last, 0.5), seqMs, cpu }
}
