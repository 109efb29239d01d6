// The ordinary user that the web process runs as when the app is started as root.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { databaseFile, ROOT } from './places.mjs'
import { runCommand } from './run-command.mjs'

const NAME = 'greenroom'

export function findWebUser() {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${NAME}:`))
  if (!line) return null
  const [, , uid, gid] = line.split(':')
  return { name: NAME, uid: Number(uid), gid: Number(gid) }
}

export function makeWebUser() {
  return runCommand('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    NAME,
  ])
}

const CAN_WORK = `
const fs = require('node:fs')
const [, build, ...rest] = process.argv
fs.accessSync(build, fs.constants.R_OK)
for (const path of rest) fs.accessSync(path, fs.constants.R_OK | fs.constants.X_OK)
`

/**
 * Whom the web process runs as: { uid, gid } to drop to, or null for the invoking user, and why.
 * A checkout below a folder that only root may enter cannot be read by anybody else.
 */
export function chooseWebUser(places) {
  if (process.getuid() !== 0) return { user: null, why: null }
  const user = findWebUser()
  if (!user) return { user: null, why: `there is no user ${NAME}, so the web process runs as root` }
  const paths = [join(ROOT, 'node_modules'), join(ROOT, 'build'), dirname(databaseFile(places.DATABASE_URL))]
  const tried = spawnSync(process.execPath, ['-e', CAN_WORK, join(ROOT, 'package.json'), ...paths], {
    cwd: '/',
    uid: user.uid,
    gid: user.gid,
    stdio: 'ignore',
  })
  if (tried.status === 0) return { user, why: null }
  return {
    user: null,
    why: `user ${NAME} may not enter ${ROOT}, so the web process runs as root (a checkout under /srv or /opt avoids this)`,
  }
}
