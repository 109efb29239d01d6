// Are node_modules in step with package-lock.json, and do their native parts load in this Node?
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { ROOT } from './places.mjs'
import { runCommand, succeeds } from './run-command.mjs'

function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null
}

/** npm leaves a lock of what it installed; optional packages of other platforms are rightly not in it. */
export function inStep(wanted, installed) {
  if (!wanted || !installed) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true
    const have = installed[path]
    return have ? have.version === entry.version : Boolean(entry.optional || entry.devOptional || entry.peer)
  })
}

const LOADS_NATIVE =
  "new (require('better-sqlite3'))(':memory:').close(); require('node-pty'); require('@node-rs/argon2')"

export function dependenciesAreInStep() {
  const wanted = readPackages(join(ROOT, 'package-lock.json'))
  const installed = readPackages(join(ROOT, 'node_modules/.package-lock.json'))
  return inStep(wanted, installed) && succeeds(process.execPath, ['-e', LOADS_NATIVE], { cwd: ROOT })
}

/**
 * `npm install` and not `npm ci`: the latter refuses a lock file made where the registry lacks the optional packages of
 * other systems. The lock file is followed all the same, and that is checked.
 */
export async function installDependencies(note) {
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--include=dev']
  await runCommand('npm', args, { cwd: ROOT, onLine: note })
  if (dependenciesAreInStep()) return
  throw new Error(
    'The packages are not as package-lock.json has them, or their native parts do not load. Remedy: rm -rf node_modules, ' +
      'then run the command again. Native parts need gcc, g++, make, python3 and the headers of this Node.',
  )
}
