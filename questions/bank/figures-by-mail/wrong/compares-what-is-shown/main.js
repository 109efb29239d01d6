const NUMBER = /^[+-]?(\d+)(?:\.(\d*))?$/
const FIGURES = [
  { name: 'availability', width: 12, digits: 2, up: false, look: (value) => value < 99.9 },
  { name: 'p95', width: 10, digits: 0, up: true, look: (value) => value > 500 },
  { name: 'disk', width: 10, digits: 0, up: true, look: (value) => value >= 90 },
]

function cellsOf(line) {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => (m[1] ?? m[2]).replace(/""/g, '"'))
}

/** The digits as text, rounded so that it never looks better. */
function show(text, { digits, up }) {
  const [, whole, part = ''] = NUMBER.exec(text)
  const kept = BigInt(whole + part.padEnd(digits, '0').slice(0, digits))
  const more = up && /[1-9]/.test(part.slice(digits)) ? 1n : 0n
  const all = String(kept + more).padStart(digits + 1, '0')
  return digits === 0 ? all : `${all.slice(0, -digits)}.${all.slice(-digits)}`
}

const [address, ...more] = process.argv.slice(2)
if (address === undefined || more.length > 0) {
  console.error('usage: main.js ADDRESS < table.csv')
  process.exit(2)
}
const hosts = new Map()
for (const line of require('node:fs').readFileSync(0, 'utf8').split(/\r?\n/).slice(1)) {
  const cells = cellsOf(line)
  if (cells.length !== 3) continue
  const [host, figure, value] = cells
  if (!hosts.has(host)) hosts.set(host, {})
  hosts.get(host)[figure] = NUMBER.test(value.trim()) ? value.trim() : null
}
const rows = [...hosts.keys()].sort().map((host) => {
  const cells = FIGURES.map((figure) => {
    const value = hosts.get(host)[figure.name] ?? null
    const shown = value === null ? '-' : show(value, figure)
    return shown.padStart(figure.width) + (value !== null && figure.look(Number(shown)) ? '!' : ' ')
  })
  return { host, text: cells.join('') }
})

function subject() {
  for (const [word, sign] of [['LOOK', '!'], ['GAPS', '-']]) {
    const count = rows.filter(({ text }) => text.includes(sign)).length
    if (count > 0) return `[${word}] ${count} of ${rows.length} hosts`
  }
  return `[OK] ${rows.length} of ${rows.length} hosts`
}

const length = (text) => [...text].length
const wide = rows.reduce((most, { host }) => Math.max(most, length(host)), 'host'.length)
const pad = (text) => text + ' '.repeat(wide - length(text))
console.log(
  [
    'From: figures@example.org',
    `To: ${address}`,
    `Subject: ${subject()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    `${pad('host')}  ${'availability'.padStart(12)} ${'p95'.padStart(10)} ${'disk'.padStart(10)}`,
    ...rows.map(({ host, text }) => `${pad(host)}  ${text}`.trimEnd()),
  ].join('\n'),
)
