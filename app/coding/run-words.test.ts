import { describe, expect, it } from 'vitest'
import { RunOutput, SHOWN_BYTES_MAX } from './run-output.ts'
import { joined, noRuns, runsAfter } from './run-state.ts'
import { showable, wordsForEnd, wordsForTests, type RunEnd } from './run-words.ts'
import type { ShownRun } from './messages.ts'

const bounds = { seconds: 5, wallSeconds: 13, memoryMb: 256 }
const exited: RunEnd = {
  because: 'exited',
  exitCode: 0,
  signal: null,
  truncated: false,
  processesRefused: false,
}

describe('how a run ended', () => {
  it.each<[Partial<RunEnd>, string]>([
    [{}, 'It ended well (0).'],
    [{ exitCode: 3 }, 'It ended with exit code 3.'],
    [{ exitCode: null, signal: 'SIGSEGV' }, 'It crashed (SIGSEGV).'],
    [{ because: 'stopped' }, 'Stopped.'],
    [{ because: 'wall' }, 'Stopped after 13 s: it was still waiting for something.'],
    [{ because: 'cpu' }, 'Stopped: it used up its 5 s of processor time. Perhaps a loop without an end.'],
    [{ because: 'memory' }, 'Stopped: it wanted more than 256 MB of memory.'],
    [{ because: 'output' }, 'Stopped: it wrote far more than anybody could read.'],
    [{ because: 'lost' }, 'The box went away in the middle of it. Try again when it is ready.'],
    [{ because: 'failed' }, 'It could not be started. Try again in a moment.'],
    [{ truncated: true }, 'It ended well (0). Some of its output is left out.'],
    [{ processesRefused: true }, 'It ended well (0). It asked for more processes than it may have.'],
  ])('CO13 %j is said as "%s"', (end, words) => {
    expect(wordsForEnd({ ...exited, ...end }, bounds).words).toBe(words)
  })

  it.each<[number, RunEnd['because'], string]>([
    [14, 'exited', '14 of 14 pass.'],
    [9, 'exited', '9 of 14 pass.'],
    [2, 'stopped', 'Stopped: 2 of 14 pass so far.'],
    [2, 'lost', 'The box went away in the middle of it: 2 of 14 pass until then.'],
    [0, 'failed', 'The tests could not be run. Try again in a moment.'],
  ])('CO13 %i of 14 tests, %s, is said as "%s"', (passed, because, words) => {
    expect(wordsForTests(passed, 14, because).words).toBe(words)
  })
})

describe('output that is shown', () => {
  it('CO15 is text that moves, colours and hides nothing', () => {
    expect(showable('\u001b[31mred\u0007\u0000 \u202etxet\u2069 a\r\nb\tc\u009b')).toBe(
      '␛[31mred␇␀ �txet� a\nb\tc�',
    )
  })

  it('CO15 a character cut in two between two pieces is one character', () => {
    const output = new RunOutput()
    const bytes = Buffer.from('né')
    output.add('out', bytes.subarray(0, 2))
    output.add('out', bytes.subarray(2))
    expect(output.take()).toEqual([{ stream: 'out', text: 'né' }])
  })

  it('CO12 ends at so many bytes with a line that says so, however much comes', () => {
    const output = new RunOutput()
    for (let count = 0; count < 100; count++) output.add('out', Buffer.alloc(4096, 'x'))
    const [shown, line, ...more] = output.pieces
    expect(shown?.text.length).toBe(SHOWN_BYTES_MAX)
    expect([line, more]).toEqual([{ stream: 'err', text: '\n… and more, which is not shown here.\n' }, []])
  })

  it('CO12 ends at so many bytes also where all of it comes at once', () => {
    const output = new RunOutput()
    output.add('out', new Uint8Array(SHOWN_BYTES_MAX * 3).fill(120))
    const [shown, said] = output.pieces
    expect([shown?.text.length, said?.stream]).toEqual([SHOWN_BYTES_MAX, 'err'])
  })

  it('CO12 is told once, and all of it to whoever comes later', () => {
    const output = new RunOutput()
    output.add('out', Buffer.from('a'))
    expect(output.take()).toEqual([{ stream: 'out', text: 'a' }])
    expect(output.take()).toEqual([])
    output.add('err', Buffer.from('b'))
    expect(output.pieces).toEqual([
      { stream: 'out', text: 'a' },
      { stream: 'err', text: 'b' },
    ])
  })
})

describe('what a page knows of runs', () => {
  const run: ShownRun = {
    runId: 'one',
    kind: 'tests',
    language: 'python',
    byName: 'Ada',
    pieces: [],
    results: [],
    total: 2,
    over: null,
  }
  const result = { caseId: 'a', verdict: 'pass' as const, words: '', more: null, got: null, cpuMs: 1 }

  it('CO12 follows the run that is shown, and no other', () => {
    let shown = runsAfter(noRuns, { kind: 'run', run })
    shown = runsAfter(shown, { kind: 'result', runId: 'one', result })
    shown = runsAfter(shown, { kind: 'result', runId: 'one', result: { ...result, verdict: 'fail' } })
    shown = runsAfter(shown, { kind: 'result', runId: 'other', result })
    shown = runsAfter(shown, { kind: 'output', runId: 'one', pieces: [{ stream: 'err', text: 'x' }] })
    shown = runsAfter(shown, { kind: 'over', runId: 'one', over: { tone: 'good', words: 'Done.' } })
    expect(shown.run).toMatchObject({
      results: [{ verdict: 'fail' }],
      pieces: [{ text: 'x' }],
      over: { words: 'Done.' },
    })
  })

  it('CO12 letters one by one become one piece for each turn of the streams', () => {
    const letters = [...'abc'].map((text) => ({ stream: 'out' as const, text }))
    expect(joined([...letters, { stream: 'err', text: '!' }, ...letters]).map(({ text }) => text)).toEqual([
      'abc',
      '!',
      'abc',
    ])
  })
})
