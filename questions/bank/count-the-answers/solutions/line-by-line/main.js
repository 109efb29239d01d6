const readline = require('node:readline')

const REQUEST = /^\S+ \S+ .*?\[[^\]]*\] "(?:[^"\\]|\\.)*" (\d{3}) (?:\d+|-)(?: |$)/

async function main() {
  const counts = new Map()
  let leftOut = 0
  for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const code = REQUEST.exec(line)?.[1]
    if (code === undefined) leftOut += 1
    else counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  for (const code of [...counts.keys()].sort()) console.log(`${code} ${counts.get(code)}`)
  if (leftOut > 0) console.error(`${leftOut} lines are no requests`)
}

main()
