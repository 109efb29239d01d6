// Tries a program of a coding question in a box: laid over its starter, compiled, run on every case it is asked for.
import type { SandboxClient } from '#sandbox/client.ts'
import { InvalidCase } from './check-box.ts'
import { runInBox } from './check-runs.ts'
import {
  hashOutput,
  judgeCompile,
  judgeExample,
  judgeScale,
  runCommand,
  type Command,
  type Judgement,
  type Outcome,
  type ProgramCommands,
  type ScaleJudgement,
} from './judge-coding.ts'
import type { CodingQuestion } from './schema.ts'
import type { ExampleCase, Language, ProgramFile, ScaleCase } from './schema-coding.ts'

export type Program = { name: string; language: Language; files: readonly ProgramFile[] }
export type TriedCase = Judgement & { one: ExampleCase; cpuMs: number }
export type TriedScale = ScaleJudgement & {
  one: ScaleCase
  /** Of what it wrote, where it came to its end; to be put into tests.yaml by an author who is sure. */
  hashes: (string | null)[]
  cpuMs: number
}
/** `broken`: why it is no program at all. */
export type Tried = {
  broken: string | null
  cases: TriedCase[]
  /** Runs that were left out, because those before them took all the time they may. */
  untried: number
  scale: TriedScale[]
}
/** What to try; each case so many times. */
export type Trial = { cases: readonly ExampleCase[]; scale: readonly ScaleCase[]; times?: number }

const FOLDER = '/root/check'
const PROGRAM = `${FOLDER}/program`
const INPUTS = '/var/tmp/check-inputs'
const GENERATE_MS = 60_000
const PREPARE_MS = 60_000
/** What one request may carry. */
const FILES_AT_ONCE = 100
const COPIES_AT_ONCE = 50
/** A program that does not end is not waited for in every case. */
const ENDLESS_MAX = 3
/** What is over soon is measured so many times; the first run also reads the interpreter from disk. */
const MEASURED_TIMES = 3
const SOON_MS = 1500

/** One box for all programs of a question; each begins in an empty folder. Throws InvalidCase where nothing is said of it. */
export class ProgramBox {
  readonly #client: SandboxClient
  readonly #sandboxId: string
  readonly #question: CodingQuestion
  readonly #starts = new Map<Language, number>()
  readonly #inputs = new Set<string>()

  constructor(client: SandboxClient, sandboxId: string, question: CodingQuestion) {
    this.#client = client
    this.#sandboxId = sandboxId
    this.#question = question
  }

  async tryProgram(program: Program, trial: Trial): Promise<Tried> {
    const { language, files } = program
    const sources = layOver(this.#question.coding.starters[language] ?? [], files)
    await this.#inside('rm -rf "$1"', FOLDER)
    await this.#put(sources, PROGRAM)
    const broken = await this.#whyBroken(sources, language)
    if (broken !== null) return { broken, cases: [], untried: 0, scale: [] }
    const { cases, untried } = await this.#tryCases(language, trial)
    const scale: TriedScale[] = []
    if (untried === 0) for (const one of trial.scale) scale.push(await this.#tryScale(one, language))
    return { broken: null, cases, untried, scale }
  }

  #commands(language: Language): ProgramCommands {
    return runCommand(language, this.#question.coding.limits)
  }

  async #whyBroken(sources: readonly ProgramFile[], language: Language): Promise<string | null> {
    const { compile, start } = this.#commands(language)
    if (compile !== null) {
      const judged = judgeCompile(await this.#run(compile, { cwd: PROGRAM }))
      return judged && `${judged.words} ${judged.more ?? ''}`.trim()
    }
    for (const { path } of sources.filter((file) => file.path.endsWith(ENDINGS[language]))) {
      const outcome = await this.#run({ ...start, argv: syntaxCheck(language, path) }, { cwd: PROGRAM })
      if (outcome.exitCode !== 0) return `${path} cannot be read: ${outcome.stderr.trim()}`
    }
    return null
  }

  /** A folder for each run: what one leaves behind is no help to the next. */
  async #tryCases(
    language: Language,
    { cases, times = 1 }: Trial,
  ): Promise<{ cases: TriedCase[]; untried: number }> {
    const { run } = this.#commands(language)
    const runs = cases.flatMap((one) =>
      Array.from({ length: times }, (_again, index) => ({ one, folder: `${one.id}.${index}` })),
    )
    const folders = runs.map(({ folder }) => `${FOLDER}/${folder}`)
    for (let at = 0; at < folders.length; at += COPIES_AT_ONCE) {
      const portion = folders.slice(at, at + COPIES_AT_ONCE)
      await this.#inside('own=$1; shift; for folder; do cp -a "$own" "$folder"; done', PROGRAM, ...portion)
    }
    const files = runs.flatMap(({ one, folder }) =>
      Object.entries(one.files).map(([path, content]) => ({ path: `${folder}/${path}`, content })),
    )
    await this.#put(files, FOLDER)
    const tried: TriedCase[] = []
    for (const { one, folder } of runs) {
      if (tried.filter(({ verdict }) => verdict === 'too-slow').length >= ENDLESS_MAX) break
      const argv = [...run.argv, ...one.args]
      const outcome = await this.#run({ ...run, argv }, { cwd: `${FOLDER}/${folder}`, stdin: one.stdin })
      tried.push({ ...judgeExample(one, outcome), one, cpuMs: outcome.cpuMs })
    }
    return { cases: tried, untried: runs.length - tried.length }
  }

  async #tryScale(one: ScaleCase, language: Language): Promise<TriedScale> {
    const { run } = this.#commands(language)
    const command = { ...run, argv: [...run.argv, ...one.args] }
    const startMs = await this.#startOf(language)
    const runSize = async (size: number) =>
      this.#run(command, { cwd: PROGRAM, stdinFile: await this.#inputOf(one, size) })
    const small = await leastOf(() => runSize(one.sizes[0]))
    const large = small.because === 'exited' ? await leastOf(() => runSize(one.sizes[1])) : null
    const judged = judgeScale(one, { startMs, small, large })
    const hashes = [small, large].map((outcome) => (outcome === null ? null : hashOf(outcome)))
    return { ...judged, one, hashes, cpuMs: Math.max(small.cpuMs, large?.cpuMs ?? 0) }
  }

  async #startOf(language: Language): Promise<number> {
    const known = this.#starts.get(language)
    if (known !== undefined) return known
    const { start } = this.#commands(language)
    const { cpuMs } = await leastOf(() => this.#run(start, { cwd: '/root' }))
    this.#starts.set(language, cpuMs)
    return cpuMs
  }

  /** The file in the box that holds the input; made beside the box, where its programs change nothing. */
  async #inputOf({ id, generate }: ScaleCase, size: number): Promise<string> {
    const file = `${INPUTS}/${id}-${size}`
    if (this.#inputs.has(file)) return file
    const { script = '' } = this.#question.coding.scale.find((one) => one.id === id) ?? {}
    await this.#inside('mkdir -p "$1"', INPUTS)
    const done = await this.#client.request('exec', {
      sandboxId: this.#sandboxId,
      vantage: 'outside',
      argv: ['/bin/bash', '-c', 'exec python3 - "$1" > "$BOX$2"', 'generate', String(size), file],
      stdin: script,
      timeoutMs: GENERATE_MS,
    })
    const place = `generators/${generate}  for size ${size}`
    if (done.timedOut) throw new InvalidCase(`${place} took longer than ${GENERATE_MS / 1000} s`)
    if (done.exitCode !== 0)
      throw new InvalidCase(`${place} ended with ${done.exitCode}: ${done.stderr.trim().split('\n').at(-1)}`)
    this.#inputs.add(file)
    return file
  }

  async #run(
    { argv, limits }: Command,
    from: { cwd: string; stdin?: string; stdinFile?: string },
  ): Promise<Outcome> {
    const { env } = this.#commands('python')
    const outcome = await runInBox(this.#client, this.#sandboxId, { argv, limits, env, ...from })
    if (outcome.because === 'lost') throw new InvalidCase('the box went away in the middle of a run')
    return outcome
  }

  async #inside(script: string, ...args: string[]): Promise<void> {
    const done = await this.#client.request('exec', {
      sandboxId: this.#sandboxId,
      vantage: 'inside',
      argv: ['/bin/bash', '-c', `set -eu\n${script}`, 'check', ...args],
      timeoutMs: PREPARE_MS,
    })
    if (done.exitCode !== 0) throw new InvalidCase(`the box could not be prepared: ${done.stderr.trim()}`)
  }

  async #put(files: readonly ProgramFile[], folder: string): Promise<void> {
    for (let at = 0; at < files.length; at += FILES_AT_ONCE) {
      const some = files.slice(at, at + FILES_AT_ONCE).map(({ path, content }) => {
        return { path: `${folder}/${path}`, mode: 0o644, content: Buffer.from(content).toString('base64') }
      })
      await this.#client.request('putFiles', { sandboxId: this.#sandboxId, files: some })
    }
  }
}

const ENDINGS: Record<Language, string> = { python: '.py', javascript: '.js', bash: '.sh', c: '.c' }

function syntaxCheck(language: Language, path: string): string[] {
  if (language === 'python') {
    return ['/usr/bin/python3', '-c', 'import sys; f = sys.argv[1]; compile(open(f).read(), f, "exec")', path]
  }
  return language === 'javascript' ? ['/usr/bin/node', '--check', path] : ['/bin/bash', '-n', path]
}

/** The rest of the machine adds to CPU time and never takes away, so the least is nearest to what the program takes. */
async function leastOf(run: () => Promise<Outcome>): Promise<Outcome> {
  let least = await run()
  for (let more = 1; more < MEASURED_TIMES && least.because === 'exited' && least.cpuMs < SOON_MS; more++) {
    const next = await run()
    if (next.because !== 'exited' || next.cpuMs < least.cpuMs) least = next
  }
  return least
}

function layOver(below: readonly ProgramFile[], above: readonly ProgramFile[]): ProgramFile[] {
  return [...below.filter(({ path }) => above.every((file) => file.path !== path)), ...above]
}

function hashOf({ because, exitCode, stdout }: Outcome): string | null {
  return because === 'exited' && exitCode === 0 ? hashOutput(stdout) : null
}
