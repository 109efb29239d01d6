// One line to the database for all documents: what came in while the last write ran goes out together with the next.
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

type Job = { rows: (DocumentKey & DocumentRow)[]; done: () => void; failed: (error: unknown) => void }

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
      this.#waiting.push({ rows: rows.map((row) => ({ ...key, ...row })), done, failed })
      if (!this.#busy) void this.#work()
    })
  }

  replace(key: DocumentKey, snapshot: DocumentSnapshot): Promise<void> {
    return replaceDocumentRows(this.#db, key, snapshot)
  }

  async #work(): Promise<void> {
    this.#busy = true
    while (this.#waiting.length > 0) await this.#write(this.#next())
    this.#busy = false
  }

  #next(): Job[] {
    let rows = 0
    const jobs = this.#waiting.filter((job, index) => {
      rows += job.rows.length
      return index === 0 || rows <= ROWS_AT_ONCE
    })
    this.#waiting = this.#waiting.filter((job) => !jobs.includes(job))
    return jobs
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
      for (const job of jobs) await this.#write([job])
    }
  }
}
