const STAT = /^(\d+) \((.*)\) (\S) (\d+)(?: .*)?$/

const processes = new Map()
let allGood = true
const lines = require('node:fs').readFileSync(0, 'utf8').split('\n')
if (lines.at(-1) === '') lines.pop()
for (const line of lines) {
  const match = STAT.exec(line.replace(/\r$/, ''))
  if (match) processes.set(Number(match[1]), { name: match[2], parent: Number(match[4]) })
  else allGood = false
}

/** Pids without a parent in the file, and the smallest of each circle. */
function findTops() {
  const tops = new Set()
  const walkOf = new Map()
  for (const pid of processes.keys()) {
    let here = pid
    let last = null
    while (processes.has(here) && !walkOf.has(here)) {
      walkOf.set(here, pid)
      last = here
      here = processes.get(here).parent
    }
    if (last === null) continue
    if (!processes.has(here)) tops.add(last)
    else if (walkOf.get(here) === pid) tops.add(smallestOnCircle(here))
  }
  return tops
}

function smallestOnCircle(start) {
  let smallest = start
  for (let here = processes.get(start).parent; here !== start; here = processes.get(here).parent) {
    smallest = Math.min(smallest, here)
  }
  return smallest
}

const down = (a, b) => b - a
const tops = findTops()
const children = new Map()
for (const [pid, { parent }] of processes) {
  if (tops.has(pid)) continue
  if (children.has(parent)) children.get(parent).push(pid)
  else children.set(parent, [pid])
}
const out = []
const stack = [...tops].sort(down).map((pid) => [pid, 0])
while (stack.length > 0) {
  const [pid, depth] = stack.pop()
  out.push(`${'  '.repeat(depth)}${pid} ${processes.get(pid).name}`)
  for (const child of (children.get(pid) ?? []).sort(down)) stack.push([child, depth + 1])
}
if (out.length > 0) console.log(out.join('\n'))
process.exitCode = allGood ? 0 : 1
