// The ordinary user that the web process runs as when the app is started as root.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { databaseFile, ROOT } from './places.mjs'
import { runCommand } from './run-command.mjs'

const NAME = 'greenroom'

/** @returns {{ name: string, uid: number, gid: number } | null} */
export function findWebUser() {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${NAME}:`))
  if (!line) return null
  const [, , uid, gid] = line.split(':')
  return { name: NAME, uid: Number(uid), gid: Number(gid) }
}

export function makeWebUser() {
  const args = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]
  return runCommand('useradd', args)
}

const READS_AND_ENTERS = `
const { accessSync, constants } = require('node:fs')
for (const path of process.argv.slice(1)) accessSync(path, constants.R_OK | constants.X_OK)
`

/** Tried for real: a folder on the way that only root may enter shows in no permission of the checkout itself. */
function mayEnter(user, paths) {
  const options = { cwd: '/', uid: user.uid, gid: user.gid, stdio: 'ignore' }
  return spawnSync(process.execPath, ['-e', READS_AND_ENTERS, ...paths], options).status === 0
}

/**
 * Whom the web process runs as: a user to drop to, or null for the invoking user, and why where that is root.
 * @returns {{ user: { name: string, uid: number, gid: number } | null, why: string | null }}
 */
export function chooseWebUser(
  places,
  { isRoot = process.getuid?.() === 0, user = findWebUser(), enters = mayEnter } = {},
) {
  if (!isRoot) return { user: null, why: null }
  if (!user) return { user: null, why: `There is no user ${NAME}, so the web process runs as root.` }
  const data = dirname(databaseFile(places.DATABASE_URL))
  if (enters(user, [join(ROOT, 'node_modules'), join(ROOT, 'build'), data])) return { user, why: null }
  const why = `User ${NAME} may not enter ${ROOT}, so the web process runs as root. A checkout under /srv or /opt avoids this.`
  return { user: null, why }
}
