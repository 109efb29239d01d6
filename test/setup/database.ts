// Builds one template database from the migrations, once; every test file gets a copy of its own. Nothing is mocked or cleaned.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'

const ROOT = resolve(import.meta.dirname, '../..')
const CACHE = join(ROOT, '.cache/test-database')

declare module 'vitest' {
  // An interface made to be augmented: `inject` gets our value typed.
  interface ProvidedContext {
    databaseTemplate: string
  }
}

export default function setup(project: TestProject): void {
  project.provide('databaseTemplate', buildTemplate())
}

/** Named after what is in the migrations, so a changed migration makes another template. */
export function buildTemplate(): string {
  const hash = createHash('sha256')
  const folder = join(ROOT, 'prisma/migrations')
  for (const name of readdirSync(folder).sort()) {
    const file = join(folder, name, 'migration.sql')
    if (existsSync(file)) hash.update(name).update(readFileSync(file))
  }
  const template = join(CACHE, `${hash.digest('hex').slice(0, 16)}.db`)
  if (existsSync(template)) return template
  mkdirSync(CACHE, { recursive: true })
  // Made under another name and moved: two test runs at once never see half a database.
  const unfinished = join(mkdtempSync(join(CACHE, 'making-')), 'template.db')
  execFileSync(process.execPath, [join(ROOT, 'node_modules/prisma/build/index.js'), 'migrate', 'deploy'], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: `file:${unfinished}` },
    stdio: 'pipe',
  })
  renameSync(unfinished, template)
  return template
}
