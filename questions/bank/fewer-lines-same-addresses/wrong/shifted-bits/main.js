function stop(words) {
  console.error(words)
  process.exit(1)
}

function smallNumber(text, largest) {
  const number = /^(0|[1-9][0-9]{0,2})$/.test(text) ? Number(text) : NaN
  return number <= largest ? number : NaN
}

// NaN wherever something is no address: it spreads through every sum.
function toNumber(address) {
  const parts = address.split('.')
  return parts.length === 4 ? parts.reduce((sum, part) => (Number.isNaN(smallNumber(part, 255)) ? NaN : (sum << 8) | Number(part)), 0) : NaN
}

function toAddress(number) {
  return [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit) => Math.floor(number / unit) % 256).join('.')
}

function firstAndLast(text) {
  if (text.includes('-')) {
    const [first, last, ...more] = text.split('-').map(toNumber)
    return more.length === 0 && first <= last ? { first, last } : null
  }
  const [address, length = '32', ...more] = text.split('/')
  const first = toNumber(address)
  const size = 2 ** (32 - smallNumber(length, 32))
  return more.length === 0 && first % size === 0 ? { first, last: first + size - 1 } : null
}

function read(text) {
  const ranges = []
  text.split('\n').forEach((line, index) => {
    const written = line.split('#')[0].trim()
    if (written === '') return
    ranges.push(firstAndLast(written) ?? stop(`line ${index + 1} is no address, network or range: ${written}`))
  })
  return ranges
}

function joined(ranges) {
  const result = []
  for (const { first, last } of ranges.sort((one, other) => one.first - other.first)) {
    const before = result.at(-1)
    if (before && first <= before.last + 1) before.last = Math.max(before.last, last)
    else result.push({ first, last })
  }
  return result
}

function networks({ first, last }) {
  const result = []
  while (first <= last) {
    let size = 1
    let length = 32
    while (first % (size * 2) === 0 && first + size * 2 - 1 <= last) {
      size *= 2
      length -= 1
    }
    result.push(`${toAddress(first)}/${length}\n`)
    first += size
  }
  return result
}

const ranges = read(require('node:fs').readFileSync(0, 'utf8'))
process.stdout.write(joined(ranges).flatMap(networks).join(''))
