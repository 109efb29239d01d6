class Failed extends Error {
  constructor(kind) {
    super(kind)
    this.kind = kind
  }
}

function retry(work, { tries, first, cap, deadline, mayRetry, chance, sleep, now }) {
  const start = now()
  let wait = first / 2
  for (let i = 0; i < tries; i++) {
    try {
      return work()
    } catch (error) {
      if (i === tries - 1 || !mayRetry(error)) throw error
      wait = Math.min(cap, wait * 2) * chance()
      if (deadline !== null && now() + wait > start + deadline) throw error
      sleep(wait)
    }
  }
}

module.exports = { Failed, retry }
