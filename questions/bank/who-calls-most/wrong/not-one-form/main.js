const net = require('node:net')
const many = process.argv[2]
if (!/^\d+$/.test(many ?? '')) {
  console.error('usage')
  process.exit(2)
}
const counts = {}
for (const line of require('node:fs').readFileSync(0, 'utf8').split('\n')) {
  const ip = line.trim().split(/\s+/)[0]
  if (net.isIP(ip)) counts[ip] = (counts[ip] || 0) + 1
}
const key = (ip) => ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
const sorted = Object.entries(counts).sort((a, b) => b[1] - a[1] || key(a[0]) - key(b[0]) || (a[0] < b[0] ? 1 : -1))
for (const [ip, n] of sorted.slice(0, Number(many))) console.log(n + ' ' + ip)
