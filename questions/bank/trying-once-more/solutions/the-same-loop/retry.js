/** What `work` throws. `kind` says what happened. */
class Failed extends Error {
  constructor(kind) {
    super(kind)
    this.kind = kind
  }
}

/** What `work()` returns, tried again as the task says. `deadline` may be null. */
function retry(work, { tries, first, cap, deadline, mayRetry, chance, sleep, now }) {
  const end = deadline === null ? Infinity : now() + deadline
  let longest = Math.min(first, cap)
  for (let number = 1; ; number += 1) {
    try {
      return work()
    } catch (error) {
      if (number >= tries || !mayRetry(error)) throw error
      const wait = chance() * longest
      if (now() + wait > end) throw error
      sleep(wait)
      longest = Math.min(longest * 2, cap)
    }
  }
}

module.exports = { Failed, retry }
