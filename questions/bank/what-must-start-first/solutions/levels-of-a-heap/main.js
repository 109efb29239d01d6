const NAME = /^[A-Za-z0-9._@-]+$/

function read(text) {
  const needs = new Map()
  text.split('\n').forEach((line, index) => {
    const told = line.split('#')[0].trim()
    if (told === '') return
    const colon = told.indexOf(':')
    const words = [told.slice(0, colon).trim(), ...told.slice(colon + 1).split(/\s+/).filter(Boolean)]
    if (colon < 0 || !words.every((word) => NAME.test(word))) {
      console.error(`line ${index + 1} is not "service: needs"`)
      process.exit(1)
    }
    for (const word of words) if (!needs.has(word)) needs.set(word, new Set())
    for (const word of words.slice(1)) needs.get(words[0]).add(word)
  })
  return needs
}

/** The smallest first. */
class Heap {
  items = []

  push(item) {
    const { items } = this
    items.push(item)
    let at = items.length - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (items[above] <= items[at]) break
      ;[items[above], items[at]] = [items[at], items[above]]
      at = above
    }
  }

  pop() {
    const { items } = this
    const first = items[0]
    const last = items.pop()
    if (items.length > 0) {
      items[0] = last
      let at = 0
      for (;;) {
        let least = at
        for (const below of [2 * at + 1, 2 * at + 2]) {
          if (below < items.length && items[below] < items[least]) least = below
        }
        if (least === at) break
        ;[items[least], items[at]] = [items[at], items[least]]
        at = least
      }
    }
    return first
  }
}

function order(needs) {
  const waiting = new Map()
  const neededBy = new Map([...needs.keys()].map((name) => [name, []]))
  const free = new Heap()
  for (const [name, needed] of needs) {
    waiting.set(name, needed.size)
    for (const one of needed) neededBy.get(one).push(name)
    if (needed.size === 0) free.push(name)
  }
  const started = []
  while (free.items.length > 0) {
    const name = free.pop()
    started.push(name)
    for (const other of neededBy.get(name)) {
      waiting.set(other, waiting.get(other) - 1)
      if (waiting.get(other) === 0) free.push(other)
    }
  }
  return started
}

function circle(needs, started) {
  const done = new Set(started)
  const path = []
  let name = [...needs.keys()].find((one) => !done.has(one))
  while (!path.includes(name)) {
    path.push(name)
    name = [...needs.get(name)].find((one) => !done.has(one))
  }
  return [...path.slice(path.indexOf(name)), name]
}

const needs = read(require('node:fs').readFileSync(0, 'utf8'))
const started = order(needs)
if (started.length < needs.size) {
  console.error(circle(needs, started).join(' -> '))
  process.exitCode = 2
} else if (started.length > 0) {
  console.log(started.join('\n'))
}
