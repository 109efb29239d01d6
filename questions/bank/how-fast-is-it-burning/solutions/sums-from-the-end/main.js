function stop(code, words) {
  console.error(words)
  process.exit(code)
}

function read(text) {
  const minutes = []
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  lines.forEach((line, index) => {
    const words = line.trim().split(/\s+/)
    if (words.length !== 3 || !words.every((word) => /^[0-9]+$/.test(word))) {
      stop(1, `line ${index + 1} is not three whole numbers`)
    }
    const [minute, good, all] = words.map(Number)
    if (good > all) stop(1, `line ${index + 1} has more good requests than all`)
    if (minutes.length > 0 && minute <= minutes.at(-1).minute) stop(1, `line ${index + 1}: the minutes must grow`)
    minutes.push({ minute, bad: all - good, all })
  })
  return minutes
}

function sums(minutes, window) {
  let bad = 0
  let all = 0
  for (let at = minutes.length - 1; at >= 0; at -= 1) {
    if (minutes[at].minute <= minutes.at(-1).minute - window) break
    bad += minutes[at].bad
    all += minutes[at].all
  }
  return { bad, all }
}

const [text, ...more] = process.argv.slice(2)
const promise = /^\d+(\.\d+)?$/.test(text ?? '') ? Number(text) : NaN
if (more.length > 0 || !(promise > 0 && promise < 100)) stop(2, 'usage: main.js PROMISE < minutes, between 0 and 100')
// In whole numbers as far as the promise is written: 99.9 allows 1 of 1000.
const digits = (text.split('.')[1] ?? '').length
const scale = 100 * 10 ** digits
const allowed = Math.round(scale - promise * 10 ** digits)

const minutes = read(require('node:fs').readFileSync(0, 'utf8'))
const burn = ({ bad, all }) => (all === 0 ? 0 : (bad * scale) / (all * allowed))
const above = ({ bad, all }, tenths) => bad * scale * 10 > tenths * all * allowed
const hour = sums(minutes, 60)
const sixHours = sums(minutes, 360)
console.log(`left ${(100 * (1 - burn(sums(minutes, Infinity)))).toFixed(2)}`)
console.log(`burn ${burn(hour).toFixed(2)} ${burn(sixHours).toFixed(2)}`)
console.log(`page ${above(hour, 144) || above(sixHours, 60) ? 'yes' : 'no'}`)
