import { describe, expect, it } from 'vitest'
import { cutOutput, hashOutput, judgeCompile, judgeExample, judgeScale, runCommand } from './judge-coding.ts'
import type { Outcome } from './judge-coding.ts'
import { exampleCase, LANGUAGES, type ExampleCase } from './schema-coding.ts'

const SECRET = 'forty-two'

function outcome(more: Partial<Outcome> = {}): Outcome {
  const well: Outcome = {
    exitCode: 0,
    signal: null,
    because: 'exited',
    cpuMs: 30,
    truncated: false,
    stdout: `${SECRET}\n`,
    stderr: '',
  }
  return { ...well, ...more }
}

function example(expected: Partial<ExampleCase['expect']> = {}): ExampleCase {
  return exampleCase.parse({
    id: 'one',
    title: 'One of them',
    tags: ['basic'],
    visible: false,
    expect: { stdout: `${SECRET}\n`, ...expected },
  })
}

describe('one case', () => {
  it.each<[string, Partial<Outcome>, Partial<ExampleCase['expect']>]>([
    ['the same', {}, {}],
    ['spaces at ends of lines and empty lines at the end', { stdout: `${SECRET}  \t\n\n\n` }, {}],
    ['no line end', { stdout: SECRET }, {}],
    ['the exit code that was asked for', { exitCode: 2 }, { exit: 2 }],
    ['a message where one belongs', { stderr: 'no such host\n' }, { stderr: 'something' }],
    ['a message where it does not matter', { stderr: 'by the way\n' }, {}],
    ['silence where it belongs', { stderr: '\n' }, { stderr: 'empty' }],
  ])('QB32 passes: %s', (_what, more, expected) => {
    expect(judgeExample(example(expected), outcome(more))).toEqual({
      verdict: 'pass',
      words: 'Passed.',
      more: null,
    })
  })

  it.each<[string, Partial<Outcome>, [string, RegExp]]>([
    ['fail', { stdout: '' }, ['Its output is not right.', /^no output where "forty-two" is the first line/]],
    [
      'fail',
      { stdout: ` ${SECRET}` },
      ['Its output is not right.', /^line 1 is " forty-two" where "forty-two"/],
    ],
    [
      'fail',
      { stdout: `${SECRET}\nx` },
      ['Its output is not right.', /^line 2 is "x" where missing is right/],
    ],
    ['fail', { exitCode: 1 }, ['Its output is right, but its exit code (1) is not.', /exit code 1 where 0/]],
    ['fail', { exitCode: 1, stdout: 'x', stderr: 'a\nTypeError: b\n' }, ['Neither its', /TypeError: b$/]],
    ['too-slow', { because: 'cpu', exitCode: null }, ['It used up its CPU time', /^$/]],
    ['too-slow', { because: 'wall', exitCode: null }, ['It did not come to an end', /^$/]],
    ['too-much-memory', { because: 'memory', exitCode: null }, ['It used more memory', /^$/]],
    ['too-much-output', { because: 'output', exitCode: null }, ['It wrote far more', /^$/]],
    ['too-much-output', { truncated: true }, ['It wrote more than it may', /^$/]],
    ['crashed', { signal: 'SIGSEGV', exitCode: null }, ['It crashed (SIGSEGV).', /^$/]],
    ['not-run', { because: 'stopped', exitCode: null }, ['It was stopped', /^$/]],
    ['not-run', { because: 'lost', exitCode: null }, ['It was stopped', /^$/]],
  ])('QB32 %s: %j', (verdict, more, [words, details]) => {
    const judged = judgeExample(example(), outcome(more))
    expect(judged.verdict).toBe(verdict)
    expect(judged.words).toContain(words)
    expect(judged.more ?? '').toMatch(details)
  })

  it('QB33 what everybody may read never holds what was expected, nor what the program saw', () => {
    const ends: Partial<Outcome>[] = [
      { stdout: 'x' },
      { stdout: 'x', exitCode: 1, stderr: 'hidden input\n' },
      { exitCode: 3 },
      { because: 'cpu', stderr: 'hidden input\n' },
      { signal: 'SIGABRT', exitCode: null, stderr: 'hidden input\n' },
    ]
    for (const end of ends) {
      const { words } = judgeExample(example({ exit: 77 }), outcome(end))
      expect(words).not.toMatch(/forty-two|77|hidden input/)
    }
  })

  it('QB32 a message that is missing, or not wanted, is a fault by itself', () => {
    expect(judgeExample(example({ stderr: 'something' }), outcome())).toMatchObject({
      verdict: 'fail',
      more: 'nothing on standard error, where a message belongs',
    })
    expect(judgeExample(example({ stderr: 'empty' }), outcome({ stderr: 'oh\n' }))).toMatchObject({
      verdict: 'fail',
      more: expect.stringContaining('ends with: oh'),
    })
  })

  it('QB34 a megabyte of spaces is cut in one pass', () => {
    // In as many passes as there are spaces, it would outlast the time that a test has by far.
    const text = `${' '.repeat(1 << 20)}x${'\n'.repeat(1 << 18)}y`
    expect(cutOutput(text)).toBe(text)
  })
})

describe('growth', () => {
  const scale = {
    sizes: [1000, 10_000] as [number, number],
    'ratio-max': 30,
    sha256: [hashOutput('small'), hashOutput('large')] as [string, string],
  }
  const small = (cpuMs: number) => outcome({ stdout: 'small\n', cpuMs })
  const large = (cpuMs: number) => outcome({ stdout: 'large \n\n', cpuMs })

  it('QB35 is CPU time above the bare start, large over small', () => {
    const judged = judgeScale(scale, { startMs: 20, small: small(60), large: large(420) })
    expect(judged).toMatchObject({ verdict: 'pass', smallMs: 40, largeMs: 400, ratio: 10 })
  })

  it('QB35 beyond the ratio it is too slow, and says by how much', () => {
    const judged = judgeScale(scale, { startMs: 20, small: small(60), large: large(4020) })
    expect(judged).toMatchObject({
      verdict: 'too-slow',
      words: 'Right, but it takes 100 times as long for 10 times the input.',
    })
  })

  it('QB35 nothing is read from a time too short to measure', () => {
    expect(judgeScale(scale, { startMs: 20, small: small(21), large: large(120) })).toMatchObject({
      verdict: 'pass',
      ratio: 5,
    })
  })

  it.each([
    ['fail', { small: outcome({ stdout: 'x' }), large: null }, 'With an input of size 1000 its output'],
    ['fail', { small: small(60), large: small(60) }, 'With an input of size 10000 its output is not right'],
    ['fail', { small: small(60), large: outcome({ exitCode: 1 }) }, 'size 10000 it ends with exit code 1'],
    ['too-slow', { small: small(60), large: outcome({ because: 'cpu' }) }, 'size 10000: It used up its CPU'],
    ['not-run', { small: small(60), large: null }, 'was not tried'],
  ])('QB35 %s', (verdict, runs, words) => {
    const judged = judgeScale(scale, { startMs: 20, ...runs })
    expect(judged.verdict).toBe(verdict)
    expect(judged.words).toContain(words)
  })
})

describe('commands', () => {
  it('QB36 each language has one, bounded by the limits of its question; only C is compiled', () => {
    for (const language of LANGUAGES) {
      const { compile, run } = runCommand(language, { seconds: 4, memoryMb: 100 })
      expect(run.limits).toMatchObject({ cpuSeconds: 4, memoryMb: 100 })
      expect(run.limits.wallMs).toBeGreaterThan(4000)
      for (const { limits } of compile ? [compile, run] : [run]) {
        expect(limits.processes).toBeLessThanOrEqual(64)
        expect(limits.outputBytes).toBeLessThanOrEqual(1 << 20)
        expect(limits.wallMs).toBeLessThanOrEqual(30_000)
      }
      expect(compile !== null).toBe(language === 'c')
    }
  })

  it('QB36 what the compiler refuses is no program, in its own words', () => {
    expect(judgeCompile(outcome())).toBeNull()
    expect(judgeCompile(outcome({ exitCode: 1, stderr: 'main.c:3: error: x\n' }))).toMatchObject({
      verdict: 'fail',
      more: 'main.c:3: error: x\n',
    })
    const crashed = { signal: 'SIGSEGV', exitCode: null, stderr: 'internal compiler error\n' }
    expect(judgeCompile(outcome(crashed))).toMatchObject({
      verdict: 'fail',
      more: 'internal compiler error\n',
    })
    expect(judgeCompile(outcome({ because: 'cpu', exitCode: null }))).toMatchObject({ verdict: 'too-slow' })
  })
})
