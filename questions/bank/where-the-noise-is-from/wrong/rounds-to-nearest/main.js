const lines = require('node:fs').readFileSync(0, 'utf8').split('\n')

/** The title without what is different each time. */
function kindOf(title) {
  return title
    .toLowerCase()
    .replace(/\b(?=[0-9a-f]*[0-9])[0-9a-f]{8,}\b/g, '#')
    .replace(/[0-9]+/g, '#')
    .replace(/\s+/g, ' ')
    .trim()
}

const titles = new Map()
lines.forEach((line, index) => {
  if (line.trim() === '') return
  try {
    for (const { id, title, merged_into: merged = null } of JSON.parse(line).incidents) {
      if (id === undefined || typeof title !== 'string') throw new TypeError('not an incident')
      titles.delete(id)
      if (merged === null) titles.set(id, title)
    }
  } catch {
    console.error(`line ${index + 1} is not a page of incidents`)
    process.exit(1)
  }
})

const counts = new Map()
for (const title of titles.values()) {
  const kind = kindOf(title)
  counts.set(kind, (counts.get(kind) ?? 0) + 1)
}
const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
let soFar = 0
let enough = 0
const out = ranked.map(([kind, count], index) => {
  soFar += count
  if (enough === 0 && soFar * 10 >= titles.size * 8) enough = index + 1
  return `${count} ${((soFar * 100) / titles.size).toFixed(1)} ${kind}`
})
console.log([...out, `${enough} of ${counts.size} make 80 percent`].join('\n'))
