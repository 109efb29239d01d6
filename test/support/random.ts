// Chance that can be had again: the same seed, the same numbers.
export type Random = {
  /** From 0 up to, not including, `below`. */
  whole(below: number): number
  pick<Item>(items: readonly Item[]): Item
  word(length: number): string
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (below: number) => Math.floor(next() * below)
  return {
    whole,
    pick(items) {
      const item = items[whole(items.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
    word: (length) => Array.from({ length }, () => 'abcdefghijklmnopqrstuvwxyz'[whole(26)]).join(''),
  }
}
