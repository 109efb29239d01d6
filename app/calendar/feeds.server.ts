// The private address of each person's calendar. Who has the address can read it, so it cannot be guessed and can be taken back.
import { createHash, randomBytes } from 'node:crypto'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { AppContext } from '#app/context.server.ts'
import {
  deleteCalendarFeed,
  findCalendarFeedByToken,
  noteFeedRead,
  replaceCalendarFeed,
} from '#app/db/calendar-feeds.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { days, hours } from '#app/lib/time.ts'
import type { Appointments } from './appointments.server.ts'
import { writeFeed } from './write-calendar.server.ts'

export type FeedRead = {
  token: string
  /** Of the request: addresses that are tried are counted by it. */
  clientAddress: string
  ifNoneMatch: string | null
}
/** `body` null: the reader has it already. */
export type FeedAnswer = { etag: string; body: string | null }

export type CalendarFeeds = {
  /** Gives the address; it is shown once, and the one before stops working. */
  make(userId: string): Promise<string>
  revoke(userId: string): Promise<void>
  read(request: FeedRead): Promise<Result<FeedAnswer, 'unknown' | 'too-often'>>
}

/** What is over stays in the feed for a while: some programs ignore that an entry is gone. */
const KEPT_MS = days(30)
const TOKEN_BYTES = 24
const TOKEN = /^[\w-]{32}$/
/** Programs look every quarter of an hour at most; ten on one feed are plenty. */
const READS_PER_HOUR = 60
/** Wrong addresses from one place; a guess needs 2^192. */
const MISSES_PER_HOUR = 30
const HOUR_S = 3600
/** Who reads it is told by the day's hour, so that not every look is a write. */
const NOTED_EVERY_MS = hours(1)

type Needs = Pick<AppContext, 'db' | 'now' | 'env'> & { appointments: Appointments }

export function createCalendarFeeds({ db, now, env, appointments }: Needs): CalendarFeeds {
  const reads = new RateLimiterMemory({ points: READS_PER_HOUR, duration: HOUR_S })
  const misses = new RateLimiterMemory({ points: MISSES_PER_HOUR, duration: HOUR_S })

  return {
    async make(userId) {
      const token = randomBytes(TOKEN_BYTES).toString('base64url')
      await replaceCalendarFeed(db, { userId, tokenHash: hashOf(token), madeAt: now() })
      return new URL(`/calendar/${token}.ics`, env.PUBLIC_URL).href
    },
    revoke: (userId) => deleteCalendarFeed(db, userId),
    async read({ token, clientAddress, ifNoneMatch }) {
      const feed = TOKEN.test(token) ? await findCalendarFeedByToken(db, hashOf(token)) : null
      // A known address is answered whatever else its network asks for: in an office some programs still have an old one.
      if (!feed) return refuse((await take(misses, clientAddress)) ? 'unknown' : 'too-often')
      if (!(await take(reads, feed.userId))) return refuse('too-often')
      const at = now()
      if (at.getTime() - (feed.lastReadAt?.getTime() ?? -Infinity) >= NOTED_EVERY_MS)
        await noteFeedRead(db, feed.userId, at)
      const listed = await appointments.listOf(feed.userId, new Date(at.getTime() - KEPT_MS))
      const body = writeFeed(
        listed.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.uid < b.uid ? -1 : 1)),
        feed.userId,
      )
      const etag = `"${hashOf(body).slice(0, 32)}"`
      return accept({ etag, body: isKnown(ifNoneMatch, etag) ? null : body })
    },
  }
}

function hashOf(words: string): string {
  return createHash('sha256').update(words).digest('hex')
}

async function take(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  return limiter.consume(key).then(
    () => true,
    () => false,
  )
}

/** A weak one counts too: compression makes ours weak on the way. */
function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  return (ifNoneMatch ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
}
