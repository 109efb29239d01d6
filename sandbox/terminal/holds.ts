// Why a pty is not being read right now. It runs when no reason is left.

/** `pace`: the holder of control is behind. `rate`: too much output. `screen`: the host's own screen is behind. */
export type Hold = 'pace' | 'rate' | 'screen'

export class Holds {
  readonly #pty: { pause(): void; resume(): void }
  readonly #reasons = new Set<Hold>()

  constructor(pty: { pause(): void; resume(): void }) {
    this.#pty = pty
  }

  has(reason: Hold): boolean {
    return this.#reasons.has(reason)
  }

  set(reason: Hold, on: boolean): void {
    if (on === this.#reasons.has(reason)) return
    if (on) this.#reasons.add(reason)
    else this.#reasons.delete(reason)
    if (on && this.#reasons.size === 1) this.#pty.pause()
    if (!on && this.#reasons.size === 0) this.#pty.resume()
  }
}
