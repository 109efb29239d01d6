// Ends a transaction without keeping what it did, and carries the reason out of it.
import { inTransaction, isKeyTaken, type Database, type Db } from '#app/db/client.server.ts'
import { refuse, type Result } from '#app/lib/result.ts'

class Undone extends Error {
  readonly refusal: { ok: false; reason: string }
  constructor(refusal: { ok: false; reason: string }) {
    super(refusal.reason)
    this.refusal = refusal
  }
}

/** All of it, or nothing where it is refused half-way; a key that is taken is a refusal too, by the name given. */
export async function allOrNothing<Value, Reason extends string>(
  db: Database,
  onKey: Reason,
  work: (tx: Db) => Promise<Result<Value, Reason>>,
): Promise<Result<Value, Reason>> {
  try {
    return await inTransaction(db, async (tx) => {
      const result = await work(tx)
      if (!result.ok) throw new Undone(result)
      return result
    })
  } catch (error) {
    // why: thrown above, from a result of this very type
    if (error instanceof Undone) return error.refusal as Result<Value, Reason>
    if (isKeyTaken(error)) return refuse(onKey)
    throw error
  }
}
