function stop(words) {
  console.error(words)
  process.exit(1)
}

function numbers(words, number) {
  if (!words.every((word) => /^[0-9]+$/.test(word))) stop(`line ${number} holds something that is no whole number`)
  return words.map(Number)
}

let edges = null
let sums = null
require('node:fs')
  .readFileSync(0, 'utf8')
  .split('\n')
  .forEach((line, index) => {
    const [name, ...words] = line.split(/\s+/).filter(Boolean)
    if (name === undefined) return
    const found = numbers(words, index + 1)
    if (edges === null) {
      const grow = found.every((edge, place) => place === 0 || edge > found[place - 1])
      if (name !== 'edges' || found.length === 0 || !grow) stop(`line ${index + 1} must hold the edges, growing`)
      edges = found
      sums = new Array(edges.length + 1).fill(0)
      return
    }
    if (found.length !== sums.length) stop(`line ${index + 1}: ${name} has ${found.length} counts`)
    found.forEach((count, place) => (sums[place] += count))
  })
if (edges === null) stop('there are no edges')

const total = sums.reduce((sum, count) => sum + count, 0)

function percentile(wanted) {
  let soFar = 0
  for (const [place, count] of sums.entries()) {
    soFar += count
    if (soFar > 0 && (soFar * 100 > total * wanted || (wanted === 100 && soFar === total))) {
      return place < edges.length ? String(edges[place]) : `over ${edges.at(-1)}`
    }
  }
  return '-'
}

console.log([`requests ${total}`, ...[50, 95, 99, 100].map((wanted) => `p${wanted} ${percentile(wanted)}`)].join('\n'))
