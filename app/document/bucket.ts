// A steady rate with room for a burst.

export class Bucket {
  readonly #burst: number
  readonly #perSecond: number
  #left: number
  #at: number | null = null

  constructor({ burst, perSecond }: { burst: number; perSecond: number }) {
    this.#burst = burst
    this.#perSecond = perSecond
    this.#left = burst
  }

  /** False = too much for now, and nothing was taken. */
  take(amount: number, nowMs: number): boolean {
    const passed = this.#at === null ? 0 : Math.max(0, nowMs - this.#at)
    this.#left = Math.min(this.#burst, this.#left + (passed / 1000) * this.#perSecond)
    this.#at = nowMs
    if (this.#left < amount) return false
    this.#left -= amount
    return true
  }
}
