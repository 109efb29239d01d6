// Runs and judges programs of coding questions, the same in the room and in the check: which command, and what its end says.
// Nothing is run here. What a candidate may read of a hidden case never holds what was expected.
import { createHash } from 'node:crypto'
import { MAIN_FILES, type ExampleCase, type Language, type ScaleCase } from './schema-coding.ts'

export type RunBounds = {
  wallMs: number
  cpuSeconds: number
  memoryMb: number
  processes: number
  outputBytes: number
}
export type Command = { argv: string[]; limits: RunBounds }
/** All of it relative to the folder that holds the program: start each command there. */
export type ProgramCommands = {
  /** Once before any run, in the folder with the sources alone; null = the language needs none. */
  compile: Command | null
  run: Command
  /** The bare start of the language: its CPU time is taken off before growth is judged. */
  start: Command
  env: Record<string, string>
}

const INTERPRETERS: Record<Language, { run: string[]; start: string[] }> = {
  python: { run: ['/usr/bin/python3', MAIN_FILES.python], start: ['/usr/bin/python3', '-c', ''] },
  javascript: { run: ['/usr/bin/node', MAIN_FILES.javascript], start: ['/usr/bin/node', '-e', ''] },
  bash: { run: ['/bin/bash', MAIN_FILES.bash], start: ['/bin/bash', '-c', ''] },
  c: { run: ['./.program'], start: ['/bin/true'] },
}
/** Every source in the folder is part of the program, as a beginner expects. A dot keeps what is made out of the editor. */
const COMPILE_C = 'exec gcc -std=c17 -O2 -Wall -Wextra -D_GNU_SOURCE -o .program *.c -lm'
/** No caches beside the sources, and the same text and time wherever it runs. */
const ENVIRONMENT = {
  LANG: 'C.UTF-8',
  TZ: 'UTC',
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONIOENCODING: 'utf-8:surrogateescape',
}
const OUTPUT_BYTES = 1 << 20

export function runCommand(
  language: Language,
  { seconds, memoryMb }: { seconds: number; memoryMb: number },
): ProgramCommands {
  // The machine may be busy: what counts is CPU time, and the wall clock only ends what waits for ever.
  const limits = {
    wallMs: seconds * 4000 + 5000,
    cpuSeconds: seconds,
    memoryMb,
    processes: 64,
    outputBytes: OUTPUT_BYTES,
  }
  const { run, start } = INTERPRETERS[language]
  const compileLimits = { ...limits, wallMs: 30_000, cpuSeconds: 10, memoryMb: 256, outputBytes: 64 << 10 }
  return {
    compile: language === 'c' ? { argv: ['/bin/sh', '-c', COMPILE_C], limits: compileLimits } : null,
    run: { argv: run, limits },
    start: { argv: start, limits },
    env: ENVIRONMENT,
  }
}

/** How a run ended (the host's words for it), with what it wrote. */
export type Outcome = {
  exitCode: number | null
  signal: string | null
  because: 'exited' | 'stopped' | 'wall' | 'cpu' | 'memory' | 'output' | 'lost'
  cpuMs: number
  /** Some of its output is missing. */
  truncated: boolean
  stdout: string
  stderr: string
}

/** `not-run`: it was stopped or its box went, so it says nothing about the program. */
export const CASE_VERDICTS = [
  'pass',
  'fail',
  'crashed',
  'too-slow',
  'too-much-memory',
  'too-much-output',
  'not-run',
] as const
export type CaseVerdict = (typeof CASE_VERDICTS)[number]

export type Judgement = {
  verdict: CaseVerdict
  /** For everybody, whether they may read the case or not. */
  words: string
  /** What was expected and what came, for those who may read the case; null = nothing more to say. */
  more: string | null
}
/** Milliseconds of CPU time above the bare start; null where that run did not come to its end. */
export type ScaleJudgement = Judgement & {
  smallMs: number | null
  largeMs: number | null
  ratio: number | null
}

const PASS: Judgement = { verdict: 'pass', words: 'Passed.', more: null }
const SHOWN_CHARS_MAX = 300

/** Null = the program was compiled. */
export function judgeCompile(outcome: Outcome): Judgement | null {
  if (outcome.because === 'exited' && outcome.exitCode === 0) return null
  const early = judgeEnding(outcome)
  if (early !== null && early.verdict !== 'crashed') return early
  return { verdict: 'fail', words: 'The compiler does not take it.', more: shorten(outcome.stderr, 4000) }
}

export function judgeExample({ expect }: ExampleCase, outcome: Outcome): Judgement {
  const early = judgeEnding(outcome)
  if (early !== null) return early
  const exit = outcome.exitCode === expect.exit
  const difference = firstDifference(expect.stdout, outcome.stdout)
  const silent = outcome.stderr.trim() === ''
  const said = expect.stderr === 'any' || silent === (expect.stderr === 'empty')
  if (exit && difference === null && said) return PASS
  const more: string[] = []
  if (difference !== null) more.push(difference)
  if (!exit) more.push(`exit code ${outcome.exitCode} where ${expect.exit} is right`)
  if (!said) more.push(STDERR_WORDS[expect.stderr === 'empty' ? 'empty' : 'something'])
  const complaint = silent ? '' : `; standard error ends with: ${lastLine(outcome.stderr)}`
  const words = wrongWords({ difference, exit, exitCode: outcome.exitCode })
  return { verdict: 'fail', words, more: `${more.join('; ')}${complaint}` }
}

const STDERR_WORDS = {
  empty: 'something on standard error, where nothing belongs',
  something: 'nothing on standard error, where a message belongs',
}

function wrongWords({
  difference,
  exit,
  exitCode,
}: {
  difference: string | null
  exit: boolean
  exitCode: number | null
}): string {
  if (difference !== null && !exit) return `Neither its output nor its exit code (${exitCode}) is right.`
  if (difference !== null) return 'Its output is not right.'
  if (!exit) return `Its output is right, but its exit code (${exitCode}) is not.`
  return 'Its output is right, but what it does on standard error is not.'
}

/** Below this a measurement is mostly noise, and no growth is read from it. */
export const SMALL_MS_MIN = 20

/** `large: null` = not run, because the small one had failed already. `startMs`: CPU time of the bare start. */
export function judgeScale(
  scale: Pick<ScaleCase, 'ratio-max' | 'sha256' | 'sizes'>,
  { startMs, small, large }: { startMs: number; small: Outcome; large: Outcome | null },
): ScaleJudgement {
  const msOf = (outcome: Outcome | null) =>
    outcome?.because === 'exited' ? Math.max(0, outcome.cpuMs - startMs) : null
  const [smallMs, largeMs] = [msOf(small), msOf(large)]
  const ratio = smallMs === null || largeMs === null ? null : largeMs / Math.max(smallMs, SMALL_MS_MIN)
  const measured = { smallMs, largeMs, ratio }
  const first = judgeSize(scale, 0, small)
  if (first !== null) return { ...first, ...measured }
  if (large === null || ratio === null || smallMs === null || largeMs === null) {
    const stopped: Judgement = { verdict: 'not-run', words: 'The large input was not tried.', more: null }
    return { ...((large && judgeSize(scale, 1, large)) ?? stopped), ...measured }
  }
  const second = judgeSize(scale, 1, large)
  if (second !== null) return { ...second, ...measured }
  if (ratio <= scale['ratio-max']) return { ...PASS, ...measured }
  const [from, to] = scale.sizes
  const words = `Right, but it takes ${ratio.toFixed(0)} times as long for ${(to / from).toFixed(0)} times the input.`
  const more = `up to ${scale['ratio-max']} times is well (${smallMs.toFixed(0)} ms, ${largeMs.toFixed(0)} ms of CPU time)`
  return { verdict: 'too-slow', words, more, ...measured }
}

function judgeSize(
  { sha256, sizes }: Pick<ScaleCase, 'sha256' | 'sizes'>,
  index: 0 | 1,
  outcome: Outcome,
): Judgement | null {
  const size = `With an input of size ${sizes[index]}`
  const early = judgeEnding(outcome)
  if (early !== null) return { ...early, words: `${size}: ${early.words}` }
  if (outcome.exitCode !== 0) {
    const more = `standard error ends with: ${lastLine(outcome.stderr)}`
    return { verdict: 'fail', words: `${size} it ends with exit code ${outcome.exitCode}.`, more }
  }
  if (hashOutput(outcome.stdout) === sha256[index]) return null
  return { verdict: 'fail', words: `${size} its output is not right.`, more: null }
}

/** What says enough by itself, whatever was written. Null = it ended by itself with an exit code. */
function judgeEnding({ because, signal, truncated, stderr }: Outcome): Judgement | null {
  const more = stderr.trim() === '' ? null : `standard error ends with: ${lastLine(stderr)}`
  switch (because) {
    case 'stopped':
    case 'lost':
      return { verdict: 'not-run', words: 'It was stopped before it came to an end.', more }
    case 'cpu':
      return { verdict: 'too-slow', words: 'It used up its CPU time: too much work, or no end to it.', more }
    case 'wall':
      return { verdict: 'too-slow', words: 'It did not come to an end: it waits for something.', more }
    case 'memory':
      return { verdict: 'too-much-memory', words: 'It used more memory than it may.', more }
    case 'output':
      return { verdict: 'too-much-output', words: 'It wrote far more than it should.', more }
    case 'exited':
      if (signal !== null) return { verdict: 'crashed', words: `It crashed (${signal}).`, more }
      return truncated ? { verdict: 'too-much-output', words: 'It wrote more than it may.', more } : null
  }
}

/** What is compared: without spaces at the ends of lines, and without empty lines at the end. */
export function cutOutput(text: string): string {
  const lines = text.split('\n').map((line) => line.slice(0, endOf(line)))
  let count = lines.length
  while (count > 0 && lines[count - 1] === '') count -= 1
  return lines.slice(0, count).join('\n')
}

/** A pattern would take quadratic time on a line of a million spaces, which a program may well print. */
function endOf(line: string): number {
  let end = line.length
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end -= 1
  return end
}

/** As in `sha256` of a scale case. */
export function hashOutput(text: string): string {
  return createHash('sha256').update(cutOutput(text)).digest('hex')
}

/** The first line that is not as expected, in words; null = the same. */
function firstDifference(expected: string, got: string): string | null {
  const [wanted, came] = [cutOutput(expected), cutOutput(got)]
  if (wanted === came) return null
  const [wantedLines, cameLines] = [wanted.split('\n'), came.split('\n')]
  const at = wantedLines.findIndex((line, index) => line !== cameLines[index])
  const line = at < 0 ? wantedLines.length : at
  if (came === '') return `no output where ${quote(wantedLines[0])} is the first line of what is right`
  return `line ${line + 1} is ${quote(cameLines[line])} where ${quote(wantedLines[line])} is right`
}

function quote(line: string | undefined): string {
  return line === undefined ? 'missing' : JSON.stringify(shorten(line, SHOWN_CHARS_MAX))
}

function lastLine(text: string): string {
  return shorten(text.trimEnd().split('\n').at(-1)?.trim() ?? '', SHOWN_CHARS_MAX)
}

function shorten(text: string, chars: number): string {
  return text.length > chars ? `${text.slice(0, chars)}…` : text
}
