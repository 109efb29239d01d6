// What differs in meaning between two files of settings.
const SECRET = /password|secret|token/i

/** Its text is never told: it may be a secret. */
function stop(number, words) {
  console.error(`line ${number} ${words}`)
  process.exit(1)
}

/** Maps of the old and the new file: a name that no other setting has → section, key, value. */
function readFiles(text) {
  const files = [new Map()]
  let section = ''
  const lines = text.split('\n')
  lines.forEach((raw, index) => {
    const line = raw.trim()
    if (line === '=====') {
      if (files.length === 2) stop(index + 1, 'begins a third file')
      files.push(new Map())
      section = ''
    } else if (line.startsWith('[')) {
      section = line.slice(1, -1).trim()
      if (!line.endsWith(']') || section === '') stop(index + 1, 'is not a section')
    } else if (line !== '' && !/^[#;]/.test(line)) {
      const equals = line.indexOf('=')
      const key = line.slice(0, Math.max(0, equals)).trim()
      if (key === '') stop(index + 1, 'is not a setting')
      files.at(-1).set(`${section}\n${key}`, { section, key, value: line.slice(equals + 1).trim() })
    }
  })
  if (files.length !== 2) stop(lines.length, 'ends the input without a second file')
  return files
}

function compare(one, other) {
  if (one.section !== other.section) return one.section < other.section ? -1 : 1
  return one.key < other.key ? -1 : 1
}

function describe({ section, key }, before, after) {
  const title = section === '' ? key : `${section}.${key}`
  const shown = ({ value }) => (SECRET.test(key) ? '***' : value)
  if (after === undefined) return `removed ${title} = ${shown(before)}`
  if (before === undefined) return `added ${title} = ${shown(after)}`
  return `changed ${title} = ${shown(before)} -> ${shown(after)}`
}

const [old, young] = readFiles(require('node:fs').readFileSync(0, 'utf8'))
const differences = [...new Map([...old, ...young])]
  .filter(([name]) => old.get(name)?.value !== young.get(name)?.value)
  .sort(([, one], [, other]) => compare(one, other))
  .map(([name, setting]) => describe(setting, old.get(name), young.get(name)))
for (const line of differences) console.log(line)
