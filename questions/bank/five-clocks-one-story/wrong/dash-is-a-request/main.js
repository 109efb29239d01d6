function stop(words) {
  console.error(words)
  process.exit(2)
}

function readArguments([reference, from, to, ...more]) {
  const whole = [from, to].every((word) => /^[0-9]+$/.test(word ?? ''))
  if (!whole || more.length > 0) stop('usage: main.js HOST FROM TO < lines, with whole milliseconds')
  return { reference, from: Number(from), to: Number(to) }
}

function read(text) {
  const entries = []
  const broken = []
  text.split('\n').forEach((line, index) => {
    const row = line.trim()
    if (row === '') return
    const found = /^([0-9]+)\s+(\S+)\s+(\S+)(?:\s+(.*))?$/.exec(row)
    if (found === null) {
      broken.push(index + 1)
      return
    }
    const [, time, host, request, words = ''] = found
    entries.push({ time: Number(time), host, request, words })
  })
  return { entries, broken }
}

/** host → request → the time at which its own clock saw it first. */
function firstSeen(entries) {
  const seen = new Map()
  for (const { time, host, request } of entries) {
    if (!seen.has(host)) seen.set(host, new Map())
    const times = seen.get(host)
    times.set(request, Math.min(time, times.get(request) ?? time))
  }
  return seen
}

/** By how much a clock is ahead; null = nobody knows. */
function aheadOf(times, right) {
  const differences = []
  for (const [request, time] of times) {
    if (right.has(request)) differences.push(time - right.get(request))
  }
  differences.sort((one, other) => one - other)
  return differences[Math.floor((differences.length - 1) / 2)] ?? null
}

function signed(number) {
  if (number === null) return '?'
  return number < 0 ? String(number) : `+${number}`
}

const { reference, from, to } = readArguments(process.argv.slice(2))
const { entries, broken } = read(require('node:fs').readFileSync(0, 'utf8'))
const seen = firstSeen(entries)
if (!seen.has(reference)) stop(`${reference} has no lines`)

const clocks = new Map()
for (const [host, times] of seen) clocks.set(host, host === reference ? 0 : aheadOf(times, seen.get(reference)))

const timeline = entries
  .map((entry) => ({ ...entry, time: entry.time - (clocks.get(entry.host) ?? 0) }))
  .filter(({ time }) => time >= from && time <= to)
  .sort((one, other) => one.time - other.time)

const output = [...clocks.keys()].sort().map((host) => `clock ${host} ${signed(clocks.get(host))}`)
for (const { time, host, request, words } of timeline) {
  const mark = clocks.get(host) === null ? '?' : ''
  output.push(`${time}${mark} ${host} ${request} ${words}`.trimEnd())
}
console.log(output.join('\n'))
for (const number of broken) console.error(`line ${number} is left out`)
if (broken.length > 0) process.exitCode = 1
