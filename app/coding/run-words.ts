// How a run ended, in plain words, and what of its output can be shown without harm.
import type { RunOver } from './messages.ts'

export type RunBounds = { seconds: number; wallSeconds: number; memoryMb: number }
export type RunEnd = {
  because: 'exited' | 'stopped' | 'wall' | 'cpu' | 'memory' | 'output' | 'lost' | 'failed'
  exitCode: number | null
  signal: string | null
  truncated: boolean
  processesRefused: boolean
}

export function wordsForEnd(end: RunEnd, bounds: RunBounds): RunOver {
  const { tone, words } = ending(end, bounds)
  const refused = end.processesRefused ? ' It asked for more processes than it may have.' : ''
  const cut = end.truncated ? ' Some of its output is left out.' : ''
  return { tone, words: `${words}${refused}${cut}` }
}

function ending({ because, exitCode, signal }: RunEnd, bounds: RunBounds): RunOver {
  switch (because) {
    case 'exited':
      if (signal !== null) return { tone: 'bad', words: `It crashed (${signal}).` }
      return exitCode === 0
        ? { tone: 'good', words: 'It ended well (0).' }
        : { tone: 'bad', words: `It ended with exit code ${exitCode}.` }
    case 'stopped':
      return { tone: 'plain', words: 'Stopped.' }
    case 'wall':
      return {
        tone: 'bad',
        words: `Stopped after ${bounds.wallSeconds} s: it was still waiting for something.`,
      }
    case 'cpu':
      return {
        tone: 'bad',
        words: `Stopped: it used up its ${bounds.seconds} s of processor time. Perhaps a loop without an end.`,
      }
    case 'memory':
      return { tone: 'bad', words: `Stopped: it wanted more than ${bounds.memoryMb} MB of memory.` }
    case 'output':
      return { tone: 'bad', words: 'Stopped: it wrote far more than anybody could read.' }
    case 'lost':
      return { tone: 'bad', words: 'The box went away in the middle of it. Try again when it is ready.' }
    case 'failed':
      return { tone: 'bad', words: 'It could not be started. Try again in a moment.' }
  }
}

export function wordsForTests(passed: number, total: number, because: RunEnd['because']): RunOver {
  const count = `${passed} of ${total} pass`
  if (because === 'stopped') return { tone: 'plain', words: `Stopped: ${count} so far.` }
  if (because === 'lost')
    return { tone: 'bad', words: `The box went away in the middle of it: ${count} until then.` }
  if (because === 'failed')
    return { tone: 'bad', words: 'The tests could not be run. Try again in a moment.' }
  return { tone: passed === total ? 'good' : 'plain', words: `${count}.` }
}

/**
 * Text that only looks like text: control characters as their pictures, so that nothing moves, colours or hides, and
 * none of the characters that turn the direction of reading around.
 */
export function showable(text: string): string {
  return text
    .replace(/\r\n/g, '\n')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, '\ufffd')
    .replace(/[^\P{Cc}\n\t]/gu, pictureOf)
}

function pictureOf(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? '\u2421' : '\ufffd'
}
