// What `questions:check` is asked for.
import { availableParallelism } from 'node:os'

export const USAGE =
  'questions:check [slug…] [--static|--live] [--jobs n] [--changed[=revision]] [--report file]'
const JOBS_MAX = 16

export type Arguments = {
  slugs: string[]
  passes: { static: boolean; live: boolean }
  /** Boxes at the same time. */
  jobs: number
  /** Only questions that differ from a revision: `''` = from the usual one. */
  changed: string | null
  /** Where the machine-readable report goes. */
  report: string | null
}

/** One more than there are cores: part of each case is waiting for what its box does by itself. */
export function defaultJobs(): number {
  return Math.max(1, Math.min(JOBS_MAX, availableParallelism() + 1))
}

/** Null = not understood. */
export function readArguments(argv: readonly string[]): Arguments | null {
  const read: Arguments = {
    slugs: [],
    passes: { static: true, live: true },
    jobs: defaultJobs(),
    changed: null,
    report: null,
  }
  const words = [...argv]
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (!take(read, word, words)) return null
  }
  // Both were named, and so neither is left.
  const asked = read.passes.static || read.passes.live
  return asked && (read.changed === null || read.slugs.length === 0) ? read : null
}

/** False = not understood. `rest` are the words after it. */
function take(read: Arguments, word: string, rest: string[]): boolean {
  switch (word) {
    case '--static':
      read.passes.live = false
      return true
    case '--live':
      read.passes.static = false
      return true
    case '--jobs':
      read.jobs = Number(rest.shift())
      return Number.isInteger(read.jobs) && read.jobs >= 1 && read.jobs <= JOBS_MAX
    case '--report':
      read.report = rest.shift() ?? ''
      return read.report !== '' && !read.report.startsWith('-')
    case '--changed':
      read.changed = ''
      return true
  }
  if (word.startsWith('--changed=')) read.changed = word.slice('--changed='.length)
  else if (word.startsWith('-')) return false
  else read.slugs.push(word)
  return true
}
