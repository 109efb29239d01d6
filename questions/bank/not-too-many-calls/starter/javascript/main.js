// Reads calls from standard input and asks the limiter. Nothing has to be changed here.
const { Limiter } = require('./limiter.js')

const limiter = new Limiter(Number(process.argv[2]), Number(process.argv[3]))
const out = []
for (const line of require('node:fs').readFileSync(0, 'utf8').split('\n')) {
  const [first, key] = line.trim().split(/\s+/)
  if (first !== '') out.push(limiter.allow(key, Number(first)) ? 'yes' : 'no')
}
if (out.length > 0) console.log(out.join('\n'))
