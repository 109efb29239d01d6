class Cache {
  constructor(room) {
    this.room = room
    this.values = {}
  }

  get(key) {
    const value = this.values[key]
    if (!value) return null
    delete this.values[key]
    this.values[key] = value
    return value
  }

  put(key, value) {
    delete this.values[key]
    this.values[key] = value
    if (this.size > this.room) delete this.values[Object.keys(this.values)[0]]
  }

  get size() {
    return Object.keys(this.values).length
  }
}

module.exports = { Cache }
