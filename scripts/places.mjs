// Where things lie. Every place has a variable, so that tests never meet a running app.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'

export const ROOT = resolve(import.meta.dirname, '..')

/** Takes the settings of `.env`; what the environment says already counts more. */
export function loadSettings(file = join(ROOT, '.env')) {
  if (existsSync(file)) process.loadEnvFile(file)
}

/** The environment that the host, the web process and the database tools are started with. */
export function placesFrom(env) {
  const port = env.PORT ?? '3000'
  return {
    GREENROOM_STATE: env.GREENROOM_STATE ?? '/var/lib/greenroom',
    GREENROOM_ENGINE: env.GREENROOM_ENGINE ?? 'oci',
    SANDBOX_SOCKET: resolve(ROOT, env.SANDBOX_SOCKET ?? '.data/run/host.sock'),
    DATABASE_URL: `file:${databaseFile(env.DATABASE_URL)}`,
    PORT: port,
    HOST: env.HOST ?? '127.0.0.1',
    PUBLIC_URL: env.PUBLIC_URL ?? `http://localhost:${port}`,
  }
}

/** SQLite addresses are taken from the top of the repository, whoever reads them. */
export function databaseFile(url = 'file:./.data/greenroom.db') {
  return resolve(ROOT, url.replace(/^file:/, ''))
}

export const cacheFile = (name) => join(ROOT, '.cache', 'setup', name)
export const dataFile = (name) => join(ROOT, '.data', name)
