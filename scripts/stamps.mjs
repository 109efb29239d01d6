// Remembers what a step was made from, so that a step whose inputs are the same is skipped.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

function* filesUnder(path) {
  if (!existsSync(path)) return
  if (!statSync(path).isDirectory()) {
    yield path
    return
  }
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    if (entry.isFile()) yield join(path, entry.name)
    else if (entry.isDirectory()) yield* filesUnder(join(path, entry.name))
  }
}

/** One hash over the names and contents of files and folders. `skip` leaves out names that do not matter. */
export function hashOf(root, paths, { skip = /\.test\.tsx?$|\.md$/, also = '' } = {}) {
  const hash = createHash('sha256').update(also)
  for (const path of paths) {
    for (const file of filesUnder(join(root, path))) {
      if (skip?.test(file)) continue
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
    }
  }
  return hash.digest('hex')
}

export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}

export function writeStamp(file, value) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${value}\n`)
}
