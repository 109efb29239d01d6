import { describe, expect, it } from 'vitest'
import { loadFolders } from './load.ts'
import { createKeys, createQueryFilter } from './try-keys.ts'
import { flow, wrap } from './try-screen.ts'
import { findQuestion, outcomeLines } from './try.ts'
import type { Readings } from './check-box.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

/** Keys as text, the rest as it is. */
function typed(...chunks: string[]): string[] {
  const keys = createKeys()
  return chunks.flatMap((chunk) =>
    keys(bytes(chunk)).map((one) => {
      if (one.kind === 'keys') return `keys ${JSON.stringify(Buffer.from(one.bytes).toString())}`
      return one.kind === 'menu' ? 'menu' : `choice ${one.key}`
    }),
  )
}

describe('keys', () => {
  it('QB25 go to the box, but for the menu key and the letter after it', () => {
    expect(typed('ls\r')).toEqual(['keys "ls\\r"'])
    expect(typed('ls\u001dp\r')).toEqual(['keys "ls"', 'menu', 'choice p', 'keys "\\r"'])
    expect(typed('ls\u001d', 'H', 'x')).toEqual(['keys "ls"', 'menu', 'choice h', 'keys "x"'])
  })

  it('QB25 the menu key twice is the key itself', () => {
    expect(typed('\u001d\u001dq')).toEqual(['menu', 'keys "\\u001d"', 'choice ', 'keys "q"'])
  })
})

describe('output', () => {
  it('QB24 a question to the terminal does not reach the one at hand, also when it comes in two pieces', () => {
    const filter = createQueryFilter()
    const seen = (text: string) => filter(bytes(text)).toString()
    expect(seen('a\u001b[cb\u001b[>0cc\u001b[6nd\u001b]11;?\u0007e')).toBe('abcde')
    expect(seen('a\u001b[6')).toBe('a')
    expect(seen('nb')).toBe('b')
    expect(seen('\u001b[31mred\u001b[0m\u001b[2;5H é')).toBe('\u001b[31mred\u001b[0m\u001b[2;5H é')
    expect(seen('\u001b[3')).toBe('')
    expect(seen('1mx')).toBe('\u001b[31mx')
  })

  it('QB24 paragraphs of a prompt flow anew, lists and code keep their lines', () => {
    expect(flow('# Title\none\ntwo\n\n- a\n  b\n- c\n\n```\nx\ny\n```\n1. d\n2. e')).toBe(
      '# Title\none two\n\n- a b\n- c\n\n```\nx\ny\n```\n1. d\n2. e',
    )
    expect(wrap('- one two three four five six seven', 20)).toBe('- one two three four\n  five six seven')
  })
})

describe('at the end', () => {
  const entry = loadFolders('questions').entries.find(({ slug }) => slug === 'web-server-will-not-start')
  if (!entry?.loaded.ok || entry.loaded.question.kind !== 'troubleshooting')
    throw new Error('the question does not load')
  const { question } = entry.loaded
  const all = (verdict: 'pass' | 'not-yet'): Readings =>
    new Map(question.probes.map(({ id }) => [id, { verdict, words: 'SECRET' }]))
  const outcome = { ms: 754_000, hints: 2, solvedMs: 700_000, readings: all('pass') }

  it('QB26 time, hints and verdicts are said, and a line for the trials; no words of a probe', () => {
    const lines = outcomeLines(question, { ...outcome, rebooted: all('pass') }, '2026-11-22')
    const text = lines.join('\n')
    expect(text).toContain('12:34 of 25 minutes')
    expect(text).toContain('hints used  2 of 4')
    expect(text).toContain('pass             The staff handbook answers too.')
    expect(text).toContain('After a reboot all of them pass again.')
    expect(lines.at(-1)).toBe('  - { on: 2026-11-22, minutes: 11.7, solved: true, mended: nothing }')
    expect(text).not.toContain('SECRET')
  })

  it('QB26 what a reboot undoes is not solved', () => {
    const lines = outcomeLines(question, { ...outcome, rebooted: all('not-yet') }, '2026-11-22')
    expect(lines.at(-1)).toContain('solved: false')
    expect(lines.filter((line) => line.includes('not yet'))).toHaveLength(question.probes.length)
  })

  it('QB26 a question that is not there, or does not load, is told', () => {
    expect(findQuestion(['questions'], 'web-server-wont-start')).toMatchObject({
      words: expect.stringContaining('no question'),
    })
    expect(findQuestion(['questions'], question.slug)).toMatchObject({ question: { slug: question.slug } })
  })
})
