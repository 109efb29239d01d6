// Looks through everything that is kept, whatever it is called: every column of every table, and every file of a folder.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '#app/db/client.server.ts'

/** Where one of these words still stands, as `Table.column` or the path of a file; a row of the table itself, `Table.*`. */
export async function findTraces(db: Database, folders: string[], words: string[]): Promise<string[]> {
  const found = new Set<string>()
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_prisma%'`
  for (const { name } of tables) {
    const rows = await db.$queryRawUnsafe<Record<string, unknown>[]>(`SELECT * FROM "${name}"`)
    for (const row of rows)
      for (const [column, value] of Object.entries(row))
        if (holds(value, words)) found.add(`${name}.${column}`)
  }
  for (const folder of folders) for (const path of await findInFolder(folder, words)) found.add(path)
  return [...found].sort()
}

async function findInFolder(folder: string, words: string[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const found: string[] = []
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    if (holds(path, words) || holds(await readFile(path), words)) found.push(path)
  }
  return found
}

/** Also within bytes, and within the folded lines of a calendar. */
function holds(value: unknown, words: string[]): boolean {
  const text =
    value instanceof Uint8Array
      ? Buffer.from(value).toString('latin1')
      : typeof value === 'string'
        ? value
        : ''
  const unfolded = text.replaceAll(/\r\n[ \t]/g, '')
  return words.some((word) => unfolded.toLowerCase().includes(word.toLowerCase()))
}
