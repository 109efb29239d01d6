import { describe, expect, it } from 'vitest'
import type { ShownRun } from '#app/coding/messages.ts'
import type { CodingView } from '#app/session/view-types.ts'
import { nameFault, sortPaths } from './file-names.ts'
import { readEditorPrefs } from './editor-prefs.ts'
import { summaryOf, tagCounts, testRows } from './test-rows.ts'

const coding: CodingView = {
  languages: ['python'],
  language: 'python',
  documentName: 'code-0',
  cases: [
    { caseId: 'a', title: 'A', tags: ['basic'], visible: true, added: false, example: null },
    { caseId: 'b', title: 'B', tags: ['basic', 'edges'], visible: false, added: false, example: null },
  ],
  scale: [{ caseId: 'c', title: 'C' }],
  run: null,
  lastTests: null,
}
const run: ShownRun = {
  runId: 'one',
  kind: 'tests',
  language: 'python',
  byName: 'Ada',
  pieces: [],
  results: [{ caseId: 'a', verdict: 'pass', words: 'Passed.', more: null, got: null, cpuMs: 1 }],
  total: 3,
  over: null,
}
const verdicts = (rows: ReturnType<typeof testRows>) => rows.map(({ verdict }) => verdict)

describe('the list of tests', () => {
  it('CO16 shows every case before anything ran, while it runs, and after', () => {
    expect(verdicts(testRows(coding, null))).toEqual(['unknown', 'unknown', 'unknown'])
    expect(verdicts(testRows(coding, run))).toEqual(['pass', 'waiting', 'waiting'])
    const stopped = { ...run, over: { tone: 'plain' as const, words: 'Stopped.' } }
    expect(verdicts(testRows(coding, stopped))).toEqual(['pass', 'unknown', 'unknown'])
  })

  it('CO16 shows what the last tests were, on a page that has seen none of them', () => {
    const results = [
      { caseId: 'a', verdict: 'pass' as const, words: null, cpuMs: 1 },
      { caseId: 'b', verdict: 'fail' as const, words: 'Its output is not right.', cpuMs: 1 },
      { caseId: 'c', verdict: 'could-not-run' as const, words: null, cpuMs: 0 },
    ]
    const rows = testRows({ ...coding, lastTests: { at: '', language: 'python', results } }, null)
    expect(verdicts(rows)).toEqual(['pass', 'fail', 'not-run'])
    expect(summaryOf(rows)).toBe('1 of 3 pass.')
  })

  it('CO16 counts by tag', () => {
    expect(tagCounts(testRows(coding, run))).toEqual([
      { tag: 'basic', passed: 1, ran: 1, total: 2 },
      { tag: 'edges', passed: 0, ran: 0, total: 1 },
      { tag: 'scale', passed: 0, ran: 0, total: 1 },
    ])
  })
})

describe('names of files', () => {
  it.each([
    ['', /Write a name/],
    ['main.py', /of that name already/],
    ['/etc/passwd', /Leave out the slash/],
    ['a/../../x', /Stay inside/],
    ['a\u0007b', /Use letters/],
    ['main.py/x', /is a file/],
    ['lib', /folder of that name/],
  ])('CO10 %j is refused in words', (path, words) => {
    expect(nameFault(path, ['main.py', 'lib/heap.py'])).toMatch(words)
  })

  it('CO37 a fine name is fine, and tabs stand as people read them', () => {
    expect(nameFault('lib/ring.py', ['main.py', 'lib/heap.py'])).toBeNull()
    expect(sortPaths(['lib/b.py', 'main.py', 'a.txt'])).toEqual(['a.txt', 'main.py', 'lib/b.py'])
  })
})

describe('how somebody likes the editor', () => {
  it('CO38 is kept, and what cannot be read is as if nothing had been kept', () => {
    const usual = { keys: 'plain', fontSize: 14, wrap: false }
    expect(readEditorPrefs('{"keys":"vim","fontSize":18,"wrap":true}')).toEqual({
      keys: 'vim',
      fontSize: 18,
      wrap: true,
    })
    for (const kept of [null, 'nonsense', '{"keys":"ed","fontSize":"big"}'])
      expect(readEditorPrefs(kept)).toEqual(usual)
    expect(readEditorPrefs('{"fontSize":900}').fontSize).toBe(28)
  })
})
