/** What `work` throws. `kind` says what happened. */
class Failed extends Error {
  constructor(kind) {
    super(kind)
    this.kind = kind
  }
}

/** What `work()` returns, tried again as the task says. `deadline` may be null. */
function retry(work, { tries, first, cap, deadline, mayRetry, chance, sleep, now }) {
  return work()
}

module.exports = { Failed, retry }
