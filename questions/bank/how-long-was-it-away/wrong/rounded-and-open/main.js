const args = process.argv.slice(2)
const [a, b] = args.map(Number)
if (args.length !== 2 || !(a < b)) {
  console.error('usage: main.js FROM TO')
  process.exit(2)
}
const states = new Map()
require('node:fs')
  .readFileSync(0, 'utf8')
  .split('\n')
  .forEach((line, i) => {
    const words = line.trim().split(/\s+/)
    if (words[0] === '') return
    if (words.length !== 2 || !/^\d+$/.test(words[0]) || !['up', 'down'].includes(words[1])) {
      console.error('bad line ' + (i + 1))
      process.exit(1)
    }
    states.set(Number(words[0]), words[1])
  })
let down = 0
let longest = 0
let when
let since = null
for (const [time, state] of [...states].sort((x, y) => x[0] - y[0])) {
  if (state === 'down') since = since ?? time
  else if (since !== null) {
    const from = Math.max(since, a)
    const length = Math.min(time, b) - from
    if (length > 0) {
      down += length
      if (length > longest) {
        longest = length
        when = from
      }
    }
    since = null
  }
}
console.log('available ' + ((100 * (b - a - down)) / (b - a)).toFixed(3))
console.log(longest ? `longest ${longest} ${when}` : 'longest none')
