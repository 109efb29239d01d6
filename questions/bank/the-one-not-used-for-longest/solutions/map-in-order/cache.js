/** Keeps at most `room` values. When it is full, the one that was not used for longest goes. */
class Cache {
  #values = new Map()

  constructor(room) {
    this.room = room
  }

  /** The value, or null. Asking for a key counts as using it. */
  get(key) {
    if (!this.#values.has(key)) return null
    const value = this.#values.get(key)
    this.#use(key, value)
    return value
  }

  /** Keeps the value. Writing a key again counts as using it and takes no more room. */
  put(key, value) {
    this.#use(key, value)
    if (this.#values.size > this.room) this.#values.delete(this.#values.keys().next().value)
  }

  get size() {
    return this.#values.size
  }

  #use(key, value) {
    this.#values.delete(key)
    this.#values.set(key, value)
  }
}

module.exports = { Cache }
