// One line to the database for all documents: what came in meanwhile goes out together with the next write.
import {
  appendDocumentRows,
  replaceDocumentRows,
  type DocumentKey,
  type DocumentRow,
  type DocumentSnapshot,
} from '#app/db/documents.server.ts'
import type { Database } from '#app/db/client.server.ts'

/** So that one write never holds the connection for long. */
const ROWS_AT_ONCE = 400
const BYTES_AT_ONCE = 2 << 20

type Job = {
  rows: (DocumentKey & DocumentRow)[]
  bytes: number
  done: () => void
  failed: (error: unknown) => void
}

export class DocumentLog {
  readonly #db: Database
  #waiting: Job[] = []
  #busy = false

  constructor(db: Database) {
    this.#db = db
  }

  /** Resolves when the rows are on the disk. */
  append(key: DocumentKey, rows: DocumentRow[]): Promise<void> {
    return new Promise((done, failed) => {
      const bytes = rows.reduce((sum, row) => sum + row.update.length, 0)
      this.#waiting.push({ rows: rows.map((row) => ({ ...key, ...row })), bytes, done, failed })
      if (!this.#busy) void this.#work()
    })
  }

  replace(key: DocumentKey, snapshot: DocumentSnapshot): Promise<void> {
    return replaceDocumentRows(this.#db, key, snapshot)
  }

  async #work(): Promise<void> {
    this.#busy = true
    while (this.#waiting.length > 0) {
      await everySocketRead()
      await this.#write(this.#next())
    }
    this.#busy = false
  }

  /** First come, first served: no document waits because another one has more to say. */
  #next(): Job[] {
    let [rows, bytes] = [0, 0]
    const end = this.#waiting.findIndex((job, index) => {
      rows += job.rows.length
      bytes += job.bytes
      return index > 0 && (rows > ROWS_AT_ONCE || bytes > BYTES_AT_ONCE)
    })
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : end)
  }

  async #write(jobs: Job[]): Promise<void> {
    try {
      await appendDocumentRows(
        this.#db,
        jobs.flatMap((job) => job.rows),
      )
      for (const job of jobs) job.done()
    } catch (error) {
      if (jobs.length === 1) return jobs[0]?.failed(error)
      // Only one of them may be to blame.
      for (const job of jobs) {
        await everySocketRead()
        await this.#write([job])
      }
    }
  }
}

/**
 * A write and all that follows from it runs to its end before the process reads from a socket again. One write after the
 * other would leave each with what a single socket brought; after one round of the loop it is what all of them brought.
 */
function everySocketRead(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
