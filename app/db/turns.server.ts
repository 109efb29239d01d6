// Makes one SQLite connection safe for many callers: a statement never lands inside somebody else's transaction.
// The adapter has one connection, so an event saved meanwhile would be lost with a transaction that rolls back.
import type { AdapterFactory } from './client.server.ts'

type Adapter = Awaited<ReturnType<AdapterFactory['connect']>>
type Transaction = Awaited<ReturnType<Adapter['startTransaction']>>
type Query = Parameters<Adapter['queryRaw']>[0]

/** First come, first served; a turn ends when its release is called. */
class Turns {
  private last: Promise<void> = Promise.resolve()

  async take(): Promise<() => void> {
    const before = this.last
    let release = () => {}
    this.last = new Promise((resolve) => {
      release = resolve
    })
    await before
    return release
  }

  async run<Value>(work: () => Promise<Value>): Promise<Value> {
    const release = await this.take()
    try {
      return await work()
    } finally {
      release()
    }
  }
}

/** The same adapter, with statements and transactions taking turns. */
export function takeTurns(factory: AdapterFactory): AdapterFactory {
  const connect = factory.connect.bind(factory)
  factory.connect = async () => wrap(await connect())
  return factory
}

function wrap(adapter: Adapter): Adapter {
  const turns = new Turns()
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => turns.run(async () => adapter.queryRaw(query)),
    executeRaw: (query) => turns.run(async () => adapter.executeRaw(query)),
    executeScript: (script) => turns.run(async () => adapter.executeScript(script)),
    dispose: () => turns.run(async () => adapter.dispose()),
    async startTransaction(isolationLevel) {
      const release = await turns.take()
      try {
        return guard(await claimWriting(await adapter.startTransaction(isolationLevel)), release)
      } catch (error) {
        release()
        throw error
      }
    },
  }
}

/**
 * The adapter begins a transaction as a reader. Where another process has written before it writes itself, SQLite ends it at once,
 * however long it is told to wait; begun as a writer it waits for its turn, and reads what is true when that has come.
 */
async function claimWriting(transaction: Transaction): Promise<Transaction> {
  try {
    await transaction.executeRaw({ sql: 'COMMIT', args: [], argTypes: [] })
    await transaction.executeRaw({ sql: 'BEGIN IMMEDIATE', args: [], argTypes: [] })
    return transaction
  } catch (error) {
    // Gives the adapter's own lock back; nothing is open any more.
    await transaction.rollback()
    throw error
  }
}

/**
 * A full disk makes SQLite roll back by itself; the ROLLBACK that then follows fails, and so does a COMMIT that finds
 * no room. Neither may keep the connection in a transaction or the next one waiting for ever.
 */
function guard(transaction: Transaction, release: () => void): Transaction {
  const end = async (finish: () => Promise<void>) => {
    try {
      await finish()
    } finally {
      release()
    }
  }
  return {
    provider: transaction.provider,
    adapterName: transaction.adapterName,
    options: transaction.options,
    queryRaw: async (query) => transaction.queryRaw(query),
    async executeRaw(query) {
      try {
        return await transaction.executeRaw(query)
      } catch (error) {
        if (isEnd(query, 'ROLLBACK')) return 0
        if (isEnd(query, 'COMMIT')) await giveUp(transaction, query, release)
        throw error
      }
    },
    commit: () => end(() => transaction.commit()),
    rollback: () => end(() => transaction.rollback()),
  }
}

/** After a COMMIT that failed, nobody above us rolls back. */
async function giveUp(transaction: Transaction, commit: Query, release: () => void): Promise<void> {
  try {
    await transaction.executeRaw({ ...commit, sql: 'ROLLBACK' })
  } catch {
    // why: SQLite has rolled back by itself, which is what is wanted
  }
  await transaction.rollback()
  release()
}

function isEnd(query: Query, word: 'COMMIT' | 'ROLLBACK'): boolean {
  return query.sql.trim().toUpperCase() === word
}
