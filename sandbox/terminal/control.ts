// Who may type. One control per sandbox, counting for all its terminals; every change raises the epoch.

export class Control {
  #holder: string | null = null
  #epoch = 0

  get holder(): string | null {
    return this.#holder
  }

  get epoch(): number {
    return this.#epoch
  }

  set(holder: string | null): void {
    this.#holder = holder
    this.#epoch++
  }

  /** Null = may type. Input under an older epoch was typed when somebody else, or nobody, could see it coming. */
  refusalFor(
    typist: { participantId: string; mayType: boolean },
    epoch: number,
  ): 'not-yours' | 'old-epoch' | null {
    if (!typist.mayType || typist.participantId !== this.#holder) return 'not-yours'
    return epoch === this.#epoch ? null : 'old-epoch'
  }
}
