const promise = Number(process.argv[2])
if (!(promise > 0 && promise < 100)) {
  console.error('usage')
  process.exit(2)
}
let rows = []
let number = 0
for (const line of require('node:fs').readFileSync(0, 'utf8').split('\n').slice(0, -1)) {
  number++
  const words = line.trim().split(/\s+/)
  const [minute, good, all] = words.map(Number)
  if (words.length !== 3 || words.some((w) => !/^\d+$/.test(w)) || good > all || (rows.length && minute <= rows[rows.length - 1].minute)) {
    console.error('bad line ' + number)
    process.exit(1)
  }
  rows = [...rows, { minute, bad: all - good, all }]
}
const last = rows.length ? rows[rows.length - 1].minute : 0
const burn = (window) => {
  const part = rows.filter((row) => row.minute > last - window)
  const all = part.reduce((sum, row) => sum + row.all, 0)
  const bad = part.reduce((sum, row) => sum + row.bad, 0)
  return all ? bad / all / (1 - promise / 100) : 0
}
console.log('left ' + (100 * (1 - burn(Infinity))).toFixed(2))
console.log('burn ' + burn(60).toFixed(2) + ' ' + burn(360).toFixed(2))
console.log('page ' + (burn(60) > 14.4 + 1e-9 || burn(360) > 6 + 1e-9 ? 'yes' : 'no'))
