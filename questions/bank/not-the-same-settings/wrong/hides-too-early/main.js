const parts = []
let settings = {}
let section = ''
require('node:fs')
  .readFileSync(0, 'utf8')
  .split('\n')
  .forEach((line, i) => {
    line = line.trim()
    if (line === '' || line[0] === '#' || line[0] === ';') return
    if (line === '=====') {
      parts.push(settings)
      settings = {}
      section = ''
    } else if (line[0] === '[' && line.endsWith(']') && line.slice(1, -1).trim()) {
      section = line.slice(1, -1).trim() + '.'
    } else {
      const [key, value] = line.split('=').map((word) => word.trim())
      if (!key || value === undefined || line[0] === '[') {
        console.error('line ' + (i + 1) + ' is broken')
        process.exit(1)
      }
      settings[section + key] = /password|secret|token/i.test(key) ? '***' : value
    }
  })
parts.push(settings)
if (parts.length !== 2) {
  console.error('two files please')
  process.exit(1)
}
const [before, after] = parts
for (const name of Object.keys({ ...before, ...after }).sort()) {
  if (before[name] === after[name]) continue
  if (!(name in after)) console.log(`removed ${name} = ${before[name]}`)
  else if (!(name in before)) console.log(`added ${name} = ${after[name]}`)
  else console.log(`changed ${name} = ${before[name]} -> ${after[name]}`)
}
