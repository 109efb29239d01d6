const waiting = {}
const neededBy = {}
const text = require('node:fs').readFileSync(0, 'utf8')
let number = 0
for (const raw of text.split('\n')) {
  number++
  const line = raw.split('#')[0].trim()
  if (!line) continue
  const match = /^([\w.@-]+)\s*:\s*((?:[\w.@-]+\s*)*)$/.exec(line)
  if (!match) {
    console.error('bad line ' + number)
    process.exit(1)
  }
  const needs = match[2].split(/\s+/).filter(Boolean)
  waiting[match[1]] = (waiting[match[1]] ?? 0) + needs.length
  for (const need of new Set(needs)) {
    waiting[need] ??= 0
    ;(neededBy[need] ??= []).push(match[1])
  }
}
const out = []
const all = Object.keys(waiting)
const free = all.filter((name) => waiting[name] === 0)
while (free.length) {
  free.sort()
  const name = free.shift()
  out.push(name)
  for (const other of neededBy[name] ?? []) if (--waiting[other] === 0) free.push(other)
}
if (out.length < all.length) {
  console.error('circle a -> a')
  process.exit(2)
}
if (out.length) console.log(out.join('\n'))
