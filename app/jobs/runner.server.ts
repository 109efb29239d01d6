// Does the work that stands in the database: each piece at least once, never twice at the same time, later again when it fails.
import type { Database } from '#app/db/client.server.ts'
import * as rows from '#app/db/jobs.server.ts'
import type { Log } from '#app/lib/log.ts'
import { days, minutes, seconds } from '#app/lib/time.ts'
import type { Timers } from '#app/lib/timers.ts'
import { HopelessJob, isHopeless, pauseAfter, type JobKind } from './kinds.ts'

export type JobCall = {
  /** Aborted when the claim is lost, the time is up or the process ends: stop, the work is done again. */
  signal: AbortSignal
  /** From 1. */
  attempt: number
}

/** What is done for a kind of work. It may be done twice: look at the world before acting. */
export type Work = {
  kind: { name: string; triesMax: number }
  run(payload: unknown, call: JobCall): Promise<void>
  gaveUp(payload: unknown, why: string): Promise<void>
}

export function workOf<Payload>(
  kind: JobKind<Payload>,
  run: (payload: Payload, call: JobCall) => Promise<void>,
  gaveUp: (payload: Payload, why: string) => Promise<void> = () => Promise.resolve(),
): Work {
  return {
    kind,
    run: async (payload, call) => run(kind.payload.parse(payload), call),
    gaveUp: async (payload, why) => gaveUp(kind.payload.parse(payload), why),
  }
}

export type JobRunner = {
  start(): void
  /** Something new is in the queue: look now instead of at the next look. */
  wake(): void
  /** Does what is due until nothing is; what fails waits for its next try. */
  runDue(): Promise<void>
  /** Takes nothing new and waits for what is being done; what does not end in time is done again by the next process. */
  stop(): Promise<void>
}

export type JobRunnerNeeds = {
  db: Database
  now: () => Date
  timers: Timers
  log: Log
  work: readonly Work[]
  leaseMs?: number
  /** Waiting for work in hand when the runner is stopped. */
  patienceMs?: number
}

/** Whoever puts something in the queue need not wake anybody: it is seen soon enough. */
const LOOK_EVERY_MS = seconds(1)
/** A process that dies lets go of its work after this. */
const LEASE_MS = seconds(60)
/** The claim is renewed this often within a lease, so one late renewal loses nothing. */
const RENEWALS = 3
/** Work that takes longer hangs. */
const RUN_MAX_MS = minutes(10)
const PATIENCE_MS = seconds(5)
const AT_ONCE = 4
const KEPT_MS = days(60)
const SWEEP_EVERY_MS = days(1)
const ERROR_CHARS_MAX = 500

export function createJobRunner(needs: JobRunnerNeeds): JobRunner {
  return new Runner(needs)
}

class Runner implements JobRunner {
  private readonly work: ReadonlyMap<string, Work>
  private readonly inHand = new Map<string, { ended: Promise<void>; abort: AbortController }>()
  private cancelLook: (() => void) | null = null
  private looking: Promise<void> | null = null
  private lookAgain = false
  private started = false
  private stopped = false
  private sweptAt = -Infinity

  constructor(private readonly needs: JobRunnerNeeds) {
    this.work = new Map(needs.work.map((one) => [one.kind.name, one]))
    if (this.work.size !== needs.work.length) throw new Error('two kinds of work have the same name')
  }

  start(): void {
    this.started = true
    this.wake()
  }

  wake(): void {
    if (!this.started || this.stopped) return
    if (this.looking) {
      this.lookAgain = true
      return
    }
    this.cancelLook?.()
    this.cancelLook = null
    this.looking = this.look()
      .catch((error: unknown) => this.needs.log.error({ error }, 'The queue of jobs could not be read'))
      .finally(() => {
        this.looking = null
        if (this.stopped) return
        if (this.lookAgain) {
          this.lookAgain = false
          this.wake()
        } else this.cancelLook = this.needs.timers.after(LOOK_EVERY_MS, () => this.wake())
      })
  }

  async runDue(): Promise<void> {
    while (!this.stopped) {
      await this.look()
      if (this.inHand.size === 0) return
      await Promise.race([...this.inHand.values()].map(({ ended }) => ended))
    }
  }

  async stop(): Promise<void> {
    this.stopped = true
    this.cancelLook?.()
    await this.looking
    const ended = Promise.all([...this.inHand.values()].map((one) => one.ended))
    const cancel = this.needs.timers.after(this.needs.patienceMs ?? PATIENCE_MS, () => {
      for (const { abort } of this.inHand.values()) abort.abort(new Error('the process ends'))
    })
    await ended
    cancel()
  }

  /** Claims as much of what is due as there are hands for. */
  private async look(): Promise<void> {
    const { db, now } = this.needs
    await this.sweep()
    const free = AT_ONCE - this.inHand.size
    if (free <= 0) return
    const at = now()
    for (const job of await rows.listDueJobs(db, at, free)) {
      if (this.stopped) return
      const claim = await rows.claimJob(db, job, { now: at, until: this.leaseFrom(at) })
      // Of two runners only one gets here.
      if (claim) this.begin(job, claim)
    }
  }

  private begin(job: rows.JobRow, claim: rows.JobClaim): void {
    const abort = new AbortController()
    const ended = this.perform(job, claim, abort)
      .catch((error: unknown) => {
        // Nothing is lost: the lease runs out and the work is done again.
        this.needs.log.error({ error, job: job.name }, 'What became of a job could not be written')
      })
      .finally(() => {
        this.inHand.delete(job.id)
        this.wake()
      })
    this.inHand.set(job.id, { ended, abort })
  }

  private async perform(job: rows.JobRow, claim: rows.JobClaim, abort: AbortController): Promise<void> {
    const { db, now, timers } = this.needs
    const attempt = job.attempts + 1
    const letGo = this.keepHold(claim, abort)
    const cancelLimit = timers.after(RUN_MAX_MS, () => abort.abort(new Error('it took too long')))
    try {
      const work = this.work.get(job.name)
      if (!work) throw new Error(`nobody here knows how to do "${job.name}"`)
      // Its last try never came back: it may be what ends the process.
      if (attempt > work.kind.triesMax) throw new HopelessJob('no try of it has ever come to an end')
      const done = work.run(JSON.parse(job.payload), { signal: abort.signal, attempt })
      // Work that ignores the signal must not keep its hand for ever.
      await Promise.race([done, aborted(abort.signal)])
      await rows.finishJob(db, claim, now())
    } catch (error) {
      await this.failed({ ...job, attempts: attempt }, claim, error)
    } finally {
      cancelLimit()
      letGo()
    }
  }

  private async failed(job: rows.JobRow, claim: rows.JobClaim, error: unknown): Promise<void> {
    const { db, now, log } = this.needs
    const lastError = wordsOf(error)
    const work = this.work.get(job.name)
    const isLast = isHopeless(error) || (work !== undefined && job.attempts >= work.kind.triesMax)
    if (!isLast) {
      const runAt = new Date(now().getTime() + pauseAfter(job.attempts))
      await rows.postponeJob(db, claim, { runAt, lastError })
      log.warn({ job: job.name, attempt: job.attempts, error: lastError }, 'A job failed and is tried again')
      return
    }
    if (!(await rows.giveJobUp(db, claim, { now: now(), lastError }))) return
    log.error({ job: job.name, attempts: job.attempts, error: lastError }, 'A job was given up')
    await work?.gaveUp(JSON.parse(job.payload), lastError)
  }

  /** Renews the claim until the work ends; a claim that is lost aborts the work. */
  private keepHold(claim: rows.JobClaim, abort: AbortController): () => void {
    const { db, now, timers, log } = this.needs
    const every = (this.needs.leaseMs ?? LEASE_MS) / RENEWALS
    let over = false
    const renew = () => {
      rows
        .holdJob(db, claim, this.leaseFrom(now()))
        .then((held) => {
          if (over) return
          if (held) cancel = timers.after(every, renew)
          else abort.abort(new Error('somebody else has claimed it'))
        })
        .catch((error: unknown) => {
          log.warn({ error }, 'A claim could not be renewed')
          if (!over) cancel = timers.after(every, renew)
        })
    }
    let cancel = timers.after(every, renew)
    return () => {
      over = true
      cancel()
    }
  }

  private leaseFrom(at: Date): Date {
    return new Date(at.getTime() + (this.needs.leaseMs ?? LEASE_MS))
  }

  private async sweep(): Promise<void> {
    const at = this.needs.now().getTime()
    if (at - this.sweptAt < SWEEP_EVERY_MS) return
    this.sweptAt = at
    await rows.deleteDoneJobs(this.needs.db, new Date(at - KEPT_MS))
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_done, fail) => {
    // why: the reason is always one of the errors given to abort() above
    signal.addEventListener('abort', () => fail(signal.reason as Error), { once: true })
  })
}

function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error)
  return words.slice(0, ERROR_CHARS_MAX)
}
