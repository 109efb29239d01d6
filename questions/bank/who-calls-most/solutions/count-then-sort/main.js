const net = require('node:net')
const readline = require('node:readline')

function wanted([first, ...more]) {
  if (more.length === 0 && /^\d+$/.test(first ?? '')) return Number(first)
  console.error('usage: main.js HOW_MANY < log')
  process.exit(2)
}

/** {text, version, parts} of an address in its shortest form, or null. */
function toAddress(word) {
  if (net.isIPv4(word)) return { text: word, version: 4, parts: word.split('.').map(Number) }
  if (!net.isIPv6(word)) return null
  const text = new URL(`http://[${word}]/`).hostname.slice(1, -1)
  const [before, after] = text.split('::').map((half) => half.split(':').filter(Boolean))
  const missing = after ? Array(8 - before.length - after.length).fill('0') : []
  return { text, version: 6, parts: [...before, ...missing, ...(after ?? [])].map((part) => parseInt(part, 16)) }
}

function smaller(a, b) {
  if (a.version !== b.version) return a.version - b.version
  const at = a.parts.findIndex((part, index) => part !== b.parts[index])
  return at < 0 ? 0 : a.parts[at] - b.parts[at]
}

async function main() {
  const many = wanted(process.argv.slice(2))
  const words = new Map()
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const word = /\S+/.exec(line)?.[0]
    if (word) words.set(word, (words.get(word) ?? 0) + 1)
  }
  const found = new Map()
  for (const [word, number] of words) {
    const address = toAddress(word)
    if (!address) continue
    const known = found.get(address.text)
    if (known) known.number += number
    else found.set(address.text, { ...address, number })
  }
  const ranked = [...found.values()].sort((a, b) => b.number - a.number || smaller(a, b))
  for (const { number, text } of ranked.slice(0, many)) console.log(`${number} ${text}`)
}

main()
