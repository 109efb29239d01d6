// A database of one test file's own: a copy of the template, in a directory that goes away with the run.
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { closeDb, openDb, type Database } from '#app/db/client.server.ts'

export type TestDatabase = { db: Database; url: string; file: string; close(): Promise<void> }

export async function copyDatabase(): Promise<{ file: string; url: string; remove(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'greenroom-test-'))
  const file = join(directory, 'test.db')
  await copyFile(inject('databaseTemplate'), file)
  return { file, url: `file:${file}`, remove: () => rm(directory, { recursive: true, force: true }) }
}

export async function openTestDatabase(): Promise<TestDatabase> {
  const { file, url, remove } = await copyDatabase()
  const db = await openDb(url)
  return {
    db,
    url,
    file,
    async close() {
      await closeDb(db)
      await remove()
    },
  }
}
