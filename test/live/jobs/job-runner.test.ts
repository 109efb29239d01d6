// Jobs on a real database: one runner, two runners, and a process that is killed in the middle.
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { inTransaction } from '#app/db/client.server.ts'
import { listJobs } from '#app/db/jobs.server.ts'
import { enqueue, withdraw } from '#app/jobs/enqueue.server.ts'
import { HopelessJob, jobKind, pauseAfter } from '#app/jobs/kinds.ts'
import { createJobRunner, workOf, type JobCall, type JobRunner } from '#app/jobs/runner.server.ts'
import { days, hours, minutes, seconds, systemNow } from '#app/lib/time.ts'
import { systemTimers } from '#app/lib/timers.ts'
import { createTestClock, type TestClock } from '#test/support/clock.ts'
import { createTestLog } from '#test/support/context.ts'
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts'

const kind = jobKind('write-cohort', z.object({ id: z.string().max(20) }), { triesMax: 3 })

let database: TestDatabase
let clock: TestClock
let did: string[] = []
let toDo: (id: string, call: JobCall) => Promise<void>
const runners: JobRunner[] = []

beforeEach(async () => {
  database = await openTestDatabase()
  clock = createTestClock()
  did = []
  toDo = (id) => {
    did.push(id)
    return Promise.resolve()
  }
})
afterEach(async () => {
  for (const runner of runners.splice(0)) await runner.stop()
  await database.close()
})

function runner(db = database.db, given: string[] = []): JobRunner {
  const work = workOf(
    kind,
    ({ id }, call) => toDo(id, call),
    ({ id }, why) => Promise.resolve(void given.push(`${id}: ${why}`)),
  )
  const made = createJobRunner({
    db,
    now: clock.now,
    timers: clock.timers,
    log: createTestLog(),
    work: [work],
  })
  runners.push(made)
  return made
}

const put = (id: string, runAt?: Date) =>
  enqueue(database.db, kind, { key: id, payload: { id }, now: clock.now(), runAt })

describe('asking for work', () => {
  it('JB1 it is written with the change that causes it, or not at all', async () => {
    const change = inTransaction(database.db, async (tx) => {
      await enqueue(tx, kind, { key: 'a', payload: { id: 'a' }, now: clock.now() })
      throw new Error('no')
    })
    await expect(change).rejects.toThrow('no')
    expect(await listJobs(database.db, 'waiting')).toEqual([])
    await inTransaction(database.db, (tx) =>
      enqueue(tx, kind, { key: 'a', payload: { id: 'a' }, now: clock.now() }),
    )
    await runner().runDue()
    expect(did).toEqual(['a'])
  })

  it('JB2 the same key twice is done once, at the same moment and later', async () => {
    await Promise.all([put('a'), put('a'), put('a')])
    const one = runner()
    await one.runDue()
    await put('a')
    await one.runDue()
    expect(did).toEqual(['a'])
  })

  it('JB3 nothing is done before its time, and the longest due comes first', async () => {
    await put('late', new Date(clock.now().getTime() + hours(2)))
    await put('soon', new Date(clock.now().getTime() + hours(1)))
    const one = runner()
    await one.runDue()
    clock.advance(hours(1) - 1)
    await one.runDue()
    expect(did).toEqual([])
    clock.advance(hours(2))
    await one.runDue()
    expect(did).toEqual(['soon', 'late'])
  })

  it('JB3 a runner that is awake finds new work by itself', async () => {
    const done = new Promise<void>((resolve) => {
      toDo = () => Promise.resolve(resolve())
    })
    await put('a')
    runner().start()
    await done
  })

  it('JB15 what nobody wakes it for is seen within a second', async () => {
    const done = new Promise<void>((resolve) => {
      toDo = () => Promise.resolve(resolve())
    })
    runner().start()
    // Its first look has found nothing: it waits for the next one.
    while (clock.pending === 0) await new Promise(setImmediate)
    await put('a')
    clock.advance(seconds(1))
    await done
  })

  it('JB4 a payload that does not fit is refused when it is written and fails when it is done', async () => {
    await expect(put('x'.repeat(21))).rejects.toThrow()
    await put('a')
    await database.db.job.updateMany({ data: { payload: '{"id":7}' } })
    await runner().runDue()
    const [job] = await listJobs(database.db, 'waiting')
    expect(job?.lastError).toContain('expected string')
    expect(did).toEqual([])
  })

  it('JB12 what waits is taken back by the beginning of its key', async () => {
    await put('slot-1:2:a')
    await put('slot-1:2:b')
    await put('slot-10:1:a')
    await withdraw(database.db, kind, 'slot-1:')
    await runner().runDue()
    expect(did).toEqual(['slot-10:1:a'])
  })
})

describe('doing it', () => {
  it('JB5 two runners of one process never do the same job', async () => {
    for (let n = 0; n < 40; n++) await put(`job-${n}`)
    await Promise.all([runner().runDue(), runner().runDue(), runner().runDue()])
    expect(did).toHaveLength(40)
    expect(new Set(did).size).toBe(40)
  })

  it('JB5 two processes on one database never do the same job', async () => {
    const ids = Array.from({ length: 30 }, (_, n) => `job-${n}`)
    for (const id of ids) await enqueue(database.db, kind, { key: id, payload: { id }, now: systemNow() })
    const children = [startChild('quick'), startChild('quick')]
    for (const { said } of children) await said(/ready/)
    for (const { child } of children) child.stdin.write('go\n')
    const outputs = await Promise.all(children.map(({ ended }) => ended))
    const begun = outputs.flatMap((output) => [...output.matchAll(/begun (\S+)/g)].map(([, id]) => id))
    expect(begun.sort()).toEqual([...ids].sort())
    expect(await listJobs(database.db, 'done')).toHaveLength(30)
  })

  it('JB6 a killed process loses nothing: its job is done again by the next one', async () => {
    await enqueue(database.db, kind, { key: 'a', payload: { id: 'a' }, now: systemNow() })
    const { child, said, ended } = startChild('stuck')
    await said(/begun a/)
    child.kill('SIGKILL')
    await ended
    const done = new Promise<number>((resolve) => {
      toDo = (id, { attempt }) => {
        did.push(id)
        return Promise.resolve(resolve(attempt))
      }
    })
    const work = workOf(kind, ({ id }, call) => toDo(id, call))
    const next = createJobRunner({
      db: database.db,
      now: systemNow,
      timers: systemTimers,
      log: createTestLog(),
      work: [work],
    })
    runners.push(next)
    await next.runDue()
    expect(did).toEqual([])
    next.start()
    expect(await done).toBe(2)
    await next.stop()
    expect(did).toEqual(['a'])
    expect(await listJobs(database.db, 'done')).toHaveLength(1)
  })

  it('JB7 work in hand keeps its claim as long as it takes', async () => {
    const held = withResolvers<void>()
    const begun = withResolvers<void>()
    toDo = (id) => {
      did.push(id)
      begun.resolve()
      return held.promise
    }
    await put('a')
    const first = runner().runDue()
    await begun.promise
    for (let n = 0; n < 6; n++) {
      clock.advance(seconds(20))
      await claimReaches(clock.now().getTime() + seconds(60))
    }
    await runner().runDue()
    held.resolve()
    await first
    expect(did).toEqual(['a'])
  })

  it('JB7 who has lost the claim is told to stop and may not write how it ended', async () => {
    const begun = withResolvers<AbortSignal>()
    toDo = (id, { signal }) => {
      did.push(id)
      begun.resolve(signal)
      return new Promise((_, fail) => signal.addEventListener('abort', () => fail(new Error('stopped'))))
    }
    await put('a')
    const first = runner().runDue()
    const signal = await begun.promise
    await database.db.job.updateMany({ data: { claim: { increment: 1 } } })
    const told = new Promise((resolve) => signal.addEventListener('abort', resolve))
    clock.advance(seconds(20))
    await told
    await first
    const [job] = await listJobs(database.db, 'waiting')
    expect(job).toMatchObject({ lastError: null, attempts: 1 })
  })

  async function claimReaches(ms: number): Promise<void> {
    for (;;) {
      const [job] = await listJobs(database.db, 'waiting')
      if ((job?.lockedUntil?.getTime() ?? 0) >= ms) return
    }
  }
})

describe('when it fails', () => {
  it('JB8 the pause doubles up to a quarter of an hour', async () => {
    expect([1, 2, 3, 4, 7, 50].map(pauseAfter)).toEqual([
      seconds(15),
      seconds(30),
      seconds(60),
      seconds(120),
      minutes(15),
      minutes(15),
    ])
    toDo = (id) => {
      did.push(id)
      return Promise.reject(new Error('nobody answers'))
    }
    await put('a')
    const one = runner()
    await one.runDue()
    clock.advance(seconds(15) - 1)
    await one.runDue()
    expect(did).toHaveLength(1)
    clock.advance(1)
    await one.runDue()
    expect(did).toHaveLength(2)
  })

  it('JB9 it is given up after its last try and stays, with its reason', async () => {
    const given: string[] = []
    toDo = (id) => {
      did.push(id)
      return Promise.reject(new Error('nobody answers'))
    }
    await put('a')
    const one = runner(database.db, given)
    for (let n = 0; n < 6; n++) {
      await one.runDue()
      clock.advance(hours(1))
    }
    expect(did).toHaveLength(3)
    expect(given).toEqual(['a: nobody answers'])
    const [job] = await listJobs(database.db, 'failed')
    expect(job).toMatchObject({ attempts: 3, lastError: 'nobody answers' })
  })

  it('JB9 what can never succeed is given up at once', async () => {
    toDo = () => Promise.reject(new HopelessJob('no such person'))
    await put('a')
    await runner().runDue()
    expect(await listJobs(database.db, 'failed')).toHaveLength(1)
  })

  it('JB9 what ends the process each time is given up before it ends another', async () => {
    await put('a')
    await database.db.job.updateMany({ data: { attempts: 3, claim: 3, lockedUntil: clock.now() } })
    await runner().runDue()
    expect(did).toEqual([])
    expect((await listJobs(database.db, 'failed'))[0]?.lastError).toContain('come to an end')
  })

  it('JB11 work that nobody here knows waits for somebody who does', async () => {
    await put('a')
    await database.db.job.updateMany({ data: { name: 'from-tomorrow' } })
    await runner().runDue()
    const [job] = await listJobs(database.db, 'waiting')
    expect(job?.lastError).toBe('nobody here knows how to do "from-tomorrow"')
  })
})

describe('the end', () => {
  it('JB13 a stopped runner waits for what it has in hand, but not for ever', async () => {
    const begun = withResolvers<AbortSignal>()
    toDo = (_id, { signal }) => {
      begun.resolve(signal)
      return new Promise(() => undefined)
    }
    await put('a')
    await put('b')
    const one = runner()
    const doing = one.runDue()
    const signal = await begun.promise
    const stopped = one.stop()
    expect(signal.aborted).toBe(false)
    while (!signal.aborted) {
      await new Promise(setImmediate)
      clock.advance(seconds(5))
    }
    await stopped
    await doing
    await put('c')
    one.wake()
    await one.runDue()
    expect((await listJobs(database.db, 'done')).length).toBe(0)
  })

  it('JB14 what is done goes after sixty days, what failed stays', async () => {
    await put('a')
    await put('b')
    await runner().runDue()
    await database.db.job.updateMany({
      where: { key: 'write-cohort:b' },
      data: { doneAt: null, failedAt: clock.now() },
    })
    clock.advance(days(60))
    await runner().runDue()
    expect(await listJobs(database.db, 'done')).toHaveLength(1)
    clock.advance(1)
    await runner().runDue()
    expect(await listJobs(database.db, 'done')).toHaveLength(0)
    expect(await listJobs(database.db, 'failed')).toHaveLength(1)
  })
})

type Held<Value> = { promise: Promise<Value>; resolve(value: Value): void }

function withResolvers<Value>(): Held<Value> {
  let resolve: (value: Value) => void = () => undefined
  const promise = new Promise<Value>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

type Child = {
  child: ChildProcessWithoutNullStreams
  said(words: RegExp): Promise<void>
  /** All it has said. */
  ended: Promise<string>
}

function startChild(how: 'stuck' | 'quick'): Child {
  const child = spawn('node', ['--import', 'tsx', 'test/support/job-child.ts', database.url, how])
  let output = ''
  child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()))
  return {
    child,
    async said(words) {
      while (!words.test(output)) await once(child.stdout, 'data')
    },
    ended: once(child, 'close').then(() => output),
  }
}
