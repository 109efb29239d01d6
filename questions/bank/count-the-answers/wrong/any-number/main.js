const lines = require('node:fs').readFileSync(0, 'utf8').split('\n')
const counts = {}
let bad = 0
for (const line of lines) {
  if (line === '') continue
  const found = line.match(/ (\d\d\d) /)
  if (found) counts[found[1]] = (counts[found[1]] || 0) + 1
  else bad++
}
for (const code of Object.keys(counts).sort()) console.log(code + ' ' + counts[code])
if (bad) console.error(bad + ' bad lines')
