// Availability and the longest outage between two times.
function stop(code, words) {
  console.error(words)
  process.exit(code)
}

function readWindow(words) {
  if (words.length !== 2 || !words.every((word) => /^[0-9]+$/.test(word))) {
    stop(2, 'usage: main.js BEGINNING END < events, in whole seconds')
  }
  const [beginning, end] = words.map(Number)
  if (beginning >= end) stop(2, 'the beginning must be before the end')
  return { beginning, end }
}

function readEvents(text) {
  const events = []
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return
    const match = /^([0-9]+)\s+(up|down)$/.exec(line.trim())
    if (match === null) stop(1, `line ${index + 1} is not a time and up or down`)
    events.push({ time: Number(match[1]), isDown: match[2] === 'down' })
  })
  // Sorting keeps the order of lines that have the same time.
  return events.sort((one, other) => one.time - other.time)
}

/** Outages in order; the last one may go on for ever. */
function findOutages(events) {
  const found = []
  let began = null
  events.forEach(({ time, isDown }, index) => {
    if (events[index + 1]?.time === time) return
    if (isDown) began ??= time
    else if (began !== null) {
      found.push({ from: began, to: time })
      began = null
    }
  })
  if (began !== null) found.push({ from: began, to: Infinity })
  return found
}

function percent(part, whole) {
  // In whole numbers, so that nothing is rounded up.
  const thousandths = String((BigInt(part) * 100_000n) / BigInt(whole)).padStart(4, '0')
  return `${thousandths.slice(0, -3)}.${thousandths.slice(-3)}`
}

const { beginning, end } = readWindow(process.argv.slice(2))
const within = findOutages(readEvents(require('node:fs').readFileSync(0, 'utf8')))
  .map(({ from, to }) => ({ from: Math.max(from, beginning), to: Math.min(to, end) }))
  .filter(({ from, to }) => from < to)

let down = 0
let longest = null
for (const { from, to } of within) {
  down += to - from
  if (longest === null || to - from > longest.length) longest = { length: to - from, from }
}
console.log(`available ${percent(end - beginning - down, end - beginning)}`)
console.log(longest === null ? 'longest none' : `longest ${longest.length} ${longest.from}`)
