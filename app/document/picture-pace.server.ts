// How often somebody may send a picture of a board. It lives with the documents, so that all requests count together.
import { performance } from 'node:perf_hooks'
import { Bucket } from './bucket.ts'

/** A page makes one after each pause in drawing; several pages draw. */
const PICTURES = { burst: 12, perSecond: 0.5 }
const PEOPLE_MAX = 1000

export class PicturePace {
  readonly #buckets = new Map<string, Bucket>()

  take(sessionId: string, userId: string): boolean {
    const key = `${sessionId} ${userId}`
    // Forgotten together now and then: whoever was far from the limit does not notice.
    if (this.#buckets.size > PEOPLE_MAX) this.#buckets.clear()
    const bucket = this.#buckets.get(key) ?? new Bucket(PICTURES)
    this.#buckets.set(key, bucket)
    return bucket.take(1, performance.now())
  }
}
