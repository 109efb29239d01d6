const procs = []
let bad = 0
const lines = require('node:fs').readFileSync(0, 'utf8').split('\n')
lines.pop()
for (const line of lines) {
  const m = /^(\d+) \((.*)\) (\S) (\d+)( .*)?$/.exec(line)
  if (!m) {
    bad = 1
    continue
  }
  const at = procs.findIndex((p) => p.pid === Number(m[1]))
  if (at >= 0) procs.splice(at, 1)
  procs.push({ pid: Number(m[1]), comm: m[2], ppid: Number(m[4]) })
}
procs.sort((a, b) => a.pid - b.pid)
function show(p, depth) {
  console.log('  '.repeat(depth) + p.pid + ' ' + p.comm)
  for (const kid of procs.filter((one) => one.ppid === p.pid && one.pid !== p.pid)) show(kid, depth + 1)
}
for (const p of procs.filter((one) => one.ppid === one.pid || !procs.some((other) => other.pid === one.ppid))) show(p, 0)
process.exit(bad)
