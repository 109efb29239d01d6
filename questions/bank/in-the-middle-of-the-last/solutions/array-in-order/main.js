function windowSize(argument, more) {
  if (more.length > 0 || !/^[0-9]+$/.test(argument ?? '') || Number(argument) === 0) {
    console.error('usage: main.js HOW_MANY < measurements, with a number from 1')
    process.exit(2)
  }
  return Number(argument)
}

/** The place of the first value that is not smaller. */
function placeOf(ordered, value) {
  let from = 0
  let to = ordered.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (ordered[middle] < value) from = middle + 1
    else to = middle
  }
  return from
}

function median(ordered) {
  const middle = ordered.length >> 1
  return ordered.length % 2 === 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2
}

const [argument, ...more] = process.argv.slice(2)
const size = windowSize(argument, more)
const arrived = []
const ordered = []
const output = []
require('node:fs')
  .readFileSync(0, 'utf8')
  .split('\n')
  .forEach((line, index) => {
    const word = line.trim()
    if (word === '') return
    if (!/^[0-9]+$/.test(word)) {
      console.error(`line ${index + 1} is no whole number: ${word}`)
      process.exitCode = 1
      return
    }
    const value = Number(word)
    arrived.push(value)
    if (arrived.length > size) ordered.splice(placeOf(ordered, arrived[arrived.length - size - 1]), 1)
    ordered.splice(placeOf(ordered, value), 0, value)
    output.push(`${median(ordered)}\n`)
  })
process.stdout.write(output.join(''))
