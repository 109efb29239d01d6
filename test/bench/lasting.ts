// Figures of what lasts: joins, a killed web process, exact pastes, single answers. On Greenroom alone; the others lose the shell.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { BOX, type Page } from '#test/support/terminal-world.ts'
import { joinEverywhere } from '../support/join-everywhere.ts'
import { median, openWatched, pause } from './measures.ts'
import { cpuMs, type Greenroom } from './peers.ts'

export async function measureJoin(peer: Greenroom, rounds: number) {
  const writer = await openWatched(peer, 'join')
  await writer.run('seq 1 300; ls -la --color=always /etc | head -60')
  const times: number[] = []
  let bytes = 0
  for (let i = 0; i < rounds; i++) {
    const started = performance.now()
    const page = peer.world.page({ terminalId: `${BOX}-join`, as: `joiner${i}` })
    await page.ready()
    times.push(performance.now() - started)
    bytes = Math.max(bytes, page.bytes)
    page.link.close()
  }
  writer.client.close()
  return { ms: median(times), kilobytes: bytes / 1024 }
}

export async function measureExactness(): Promise<{ exact: number; of: number }> {
  const folder = new URL('../sandbox/streams/', import.meta.url)
  const names = readdirSync(folder).filter((name) => name.endsWith('.gz'))
  let wrong = 0
  for (const name of names) {
    const stream = gunzipSync(readFileSync(new URL(name, folder)))
    const result = await joinEverywhere(stream, { size: { cols: 80, rows: 24 }, seed: 42, cuts: 60 })
    wrong += Math.max(result.wrongAtJoin, result.wrongAtEnd)
  }
  return { exact: names.length * 60 - wrong, of: names.length * 60 }
}

/** Counters run in every session while the web process is killed; each number must come once. */
export async function measureRestart(peer: Greenroom, sessions: number) {
  const { world } = peer
  const pages: Page[] = []
  for (let i = 0; i < sessions; i++)
    pages.push(world.page({ terminalId: await world.openTerminal(`${BOX}-re${i}`) }))
  await Promise.all(pages.map((page) => page.ready()))
  for (const page of pages) page.type('i=0; while :; do i=$((i+1)); echo "n$i."; sleep 0.1; done\r')
  await Promise.all(pages.map((page) => page.untilText('n5.')))
  const killed = performance.now()
  world.web.process.kill('SIGKILL')
  const gone = pages.map((page) => page.until(() => page.link.state.connection === 'reconnecting'))
  const restarted = world.restartWeb()
  await Promise.all(gone)
  const back = pages.map(async (page) => {
    await page.until(() => page.link.state.connection === 'live')
    return performance.now() - killed
  })
  await restarted
  const times = await Promise.all(back)
  await pause(1000)
  const intact = pages.filter((page) => {
    const numbers = [...page.text.matchAll(/n(\d+)\./g)].map((match) => Number(match[1]))
    return numbers.every((number, i) => i === 0 || number === (numbers[i - 1] ?? 0) + 1)
  }).length
  // Their counters would run on beside what is measured next.
  for (const page of pages) page.type('\x03')
  await pause(200)
  for (const page of pages) page.link.close()
  return { medianMs: median(times), maxMs: Math.max(...times), intact }
}

export async function measurePaste(peer: Greenroom, rounds: number) {
  const bytes = 1 << 20
  const paste = Array.from(
    { length: bytes },
    (_, i) => 'abcdefghijklmnopqrstuvwxyz0123456789'[(i * 7 + (i >> 8)) % 36],
  ).join('')
  const sum = createHash('md5').update(paste).digest('hex')
  const times: number[] = []
  let exact = 0
  for (let i = 0; i < rounds; i++) {
    const watched = await openWatched(peer, `paste${i}`)
    watched.client.send(`stty raw -echo; echo RE''ADY; head -c ${bytes} | md5sum; stty sane\r`)
    await watched.until('READY')
    await pause(200)
    const started = performance.now()
    watched.client.send(paste)
    await watched.until('  -', 15_000)
    times.push(performance.now() - started)
    if (watched.tail.includes(sum)) exact++
    watched.client.close()
  }
  const deaf = await openWatched(peer, 'deaf')
  deaf.client.send('stty raw -echo; sleep 100\r')
  await pause(300)
  const cpuBefore = cpuMs(peer.pids)
  const started = performance.now()
  deaf.client.send(paste)
  await pause(3000)
  const cpuPercent = ((cpuMs(peer.pids) - cpuBefore) / (performance.now() - started)) * 100
  deaf.client.close()
  return { ms: median(times), exact, cpuPercent }
}

export async function countReplies(peer: Greenroom): Promise<number> {
  const pages = await Promise.all([0, 1, 2, 3, 4].map((i) => openWatched(peer, 'ask', i)))
  const [writer] = pages
  if (!writer) return Number.NaN
  await writer.run(
    `stty raw -echo; printf '\\033[6n'; A=; while IFS= read -r -t 1 -n 1 -d '' C; do A="$A$C"; done; stty sane; printf 'A''NSWER %s END\\n' "$A" | tr '\\033' '^'`,
  )
  const answer = /ANSWER (.*?) END/.exec(writer.tail)?.[1] ?? ''
  for (const { client } of pages) client.close()
  return answer.split('R').length - 1
}
