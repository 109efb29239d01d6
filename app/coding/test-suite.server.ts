// All cases of a question, one after the other, in the box. What is expected never goes there: it is compared out here.
import { randomBytes } from 'node:crypto'
import {
  judgeCompile,
  judgeExample,
  judgeScale,
  runCommand,
  type CaseVerdict,
  type Command,
  type Judgement,
  type Outcome,
  type ProgramCommands,
} from '#questions/judge-coding.ts'
import type { CodingWork, ExampleCase, Language } from '#questions/schema-coding.ts'
import { BoxRuns, type BoxClient, type OnOutput, type ProgramRun } from './box-run.server.ts'

export type CaseResult = {
  caseId: string
  verdict: CaseVerdict
  words: string
  /** For those who may read the case. */
  more: string | null
  got: { stdout: string; exit: number | null } | null
  cpuMs: number
}
export type SuiteOrder = {
  sandboxId: string
  language: Language
  /** The program as it is in the document. */
  files: ReadonlyMap<string, string>
  coding: Pick<CodingWork, 'limits' | 'scale'>
  cases: readonly ExampleCase[]
  onResult: (result: CaseResult) => void
  /** What the compiler says. */
  onOutput: OnOutput
}
/** `broken`: it does not compile, so there is nothing to run. */
export type SuiteEnd = 'done' | 'stopped' | 'lost' | 'failed' | 'broken'

const GOT_CHARS_MAX = 2000
/** A program that never ends would have everybody wait for its limit, case after case. */
const ENDLESS_MAX = 3
const GENERATE_MS = 60_000
/** Gone with a reboot, and not in the way of anybody's files. */
const FOLDER = '/run/greenroom'
const PREFIX = 'tests-'

class SuiteStopped extends Error {
  readonly end: SuiteEnd
  constructor(end: SuiteEnd) {
    super(end)
    this.end = end
  }
}

export async function runSuite(client: BoxClient, runs: BoxRuns, order: SuiteOrder): Promise<SuiteEnd> {
  const suite = new Suite(client, runs, order)
  try {
    await suite.run()
    return 'done'
  } catch (error) {
    if (error instanceof SuiteStopped) return error.end
    return runs.isStopped ? 'stopped' : 'failed'
  } finally {
    await suite.clean()
  }
}

class Suite {
  readonly #client: BoxClient
  readonly #runs: BoxRuns
  readonly #order: SuiteOrder
  readonly #commands: ProgramCommands
  readonly #name = `${PREFIX}${randomBytes(6).toString('hex')}`
  readonly #folder = `${FOLDER}/${this.#name}`
  /** How many in a row had to be ended. */
  #endless = 0

  constructor(client: BoxClient, runs: BoxRuns, order: SuiteOrder) {
    this.#client = client
    this.#runs = runs
    this.#order = order
    this.#commands = runCommand(order.language, order.coding.limits)
  }

  async run(): Promise<void> {
    const { files, cases, coding } = this.#order
    await this.#put(`${this.#folder}/program`, [...files])
    await this.#compile()
    for (const one of cases) {
      if (this.#endless >= ENDLESS_MAX) this.#skip(one.id)
      else await this.#example(one)
    }
    if (this.#endless >= ENDLESS_MAX) return coding.scale.forEach(({ id }) => this.#skip(id))
    if (coding.scale.length === 0) return
    const startMs = await this.#startOf()
    for (const one of coding.scale) await this.#scale(one, startMs)
  }

  /** Also after a stop: what a hidden case brought into the box does not stay there. */
  async clean(): Promise<void> {
    await sweep(this.#client, this.#order.sandboxId, this.#name)
  }

  async #compile(): Promise<void> {
    const { compile } = this.#commands
    if (!compile) return
    const outcome = await this.#start(compile, { cwd: `${this.#folder}/program` }, this.#order.onOutput)
    const broken = judgeCompile(outcome)
    if (!broken) return
    for (const { id } of [...this.#order.cases, ...this.#order.coding.scale])
      this.#order.onResult({
        caseId: id,
        verdict: broken.verdict,
        words: broken.words,
        more: null,
        got: null,
        cpuMs: 0,
      })
    throw new SuiteStopped('broken')
  }

  /** A folder of its own: what one run leaves behind is no help to the next. */
  async #example(one: ExampleCase): Promise<void> {
    const cwd = `${this.#folder}/case`
    const copied = await this.#shell('rm -rf case && cp -a program case', this.#folder)
    if (copied !== 'exited') throw new SuiteStopped(copied)
    const files = Object.entries(one.files)
    if (files.length > 0) await this.#put(cwd, files)
    const { run } = this.#commands
    const outcome = await this.#start({ ...run, argv: [...run.argv, ...one.args] }, { cwd, stdin: one.stdin })
    this.#endless = outcome.because === 'wall' || outcome.because === 'cpu' ? this.#endless + 1 : 0
    this.#tell(one.id, judgeExample(one, outcome), outcome)
  }

  #skip(caseId: string): void {
    const words = `Not tried: ${ENDLESS_MAX} before it did not come to an end.`
    this.#order.onResult({ caseId, verdict: 'not-run', words, more: null, got: null, cpuMs: 0 })
  }

  async #scale(one: CodingWork['scale'][number], startMs: number): Promise<void> {
    const { run } = this.#commands
    const command = { ...run, argv: [...run.argv, ...one.args] }
    const cwd = `${this.#folder}/program`
    const runSize = async (size: number) => {
      const stdinFile = await this.#generate(one.script, size)
      return this.#start(command, { cwd, stdinFile })
    }
    const small = await runSize(one.sizes[0])
    const large = small.because === 'exited' ? await runSize(one.sizes[1]) : null
    const judged = judgeScale(one, { startMs, small, large })
    this.#tell(one.id, judged, { ...(large ?? small), stdout: null })
  }

  /** The first start also reads the interpreter from disk. */
  async #startOf(): Promise<number> {
    await this.#start(this.#commands.start, { cwd: '/' })
    return (await this.#start(this.#commands.start, { cwd: '/' })).cpuMs
  }

  /** `stdout: null`: too much to show. */
  #tell(
    caseId: string,
    { verdict, words, more }: Judgement,
    outcome: Pick<Outcome, 'exitCode' | 'cpuMs'> & { stdout: string | null },
  ): void {
    const { stdout, exitCode, cpuMs } = outcome
    const cut =
      stdout !== null && stdout.length > GOT_CHARS_MAX ? `${stdout.slice(0, GOT_CHARS_MAX)}…` : stdout
    const got = cut === null ? null : { stdout: cut, exit: exitCode }
    this.#order.onResult({ caseId, verdict, words, more, got, cpuMs: Math.round(cpuMs) })
  }

  async #start(
    { argv, limits }: Command,
    from: Pick<ProgramRun, 'cwd' | 'stdin' | 'stdinFile'>,
    onOutput?: OnOutput,
  ): Promise<Outcome> {
    const written = { out: [] as Uint8Array[], err: [] as Uint8Array[] }
    const end = await this.#runs.run({ argv, limits, env: this.#commands.env, ...from }, (stream, bytes) => {
      written[stream].push(bytes)
      onOutput?.(stream, bytes)
    })
    const { because } = end
    if (because === 'lost' || because === 'failed' || because === 'stopped') throw new SuiteStopped(because)
    const textOf = (stream: 'out' | 'err') => Buffer.concat(written[stream]).toString('utf8')
    return { ...end, because, stdout: textOf('out'), stderr: textOf('err') }
  }

  async #generate(script: string, size: number): Promise<string> {
    const file = `${this.#folder}/input`
    const done = await this.#client.request('exec', {
      sandboxId: this.#order.sandboxId,
      vantage: 'outside',
      argv: ['/bin/bash', '-c', 'exec python3 - "$1" > "$BOX$2"', 'generate', String(size), file],
      stdin: script,
      timeoutMs: GENERATE_MS,
    })
    if (done.exitCode !== 0) throw new SuiteStopped('failed')
    return file
  }

  /** Not stopped with the program: what it is for has to be done also then. */
  #shell(script: string, cwd: string): Promise<SuiteEnd | 'exited'> {
    return shell(new BoxRuns(this.#client, this.#order.sandboxId), script, cwd)
  }

  async #put(folder: string, files: readonly (readonly [path: string, content: string])[]): Promise<void> {
    await this.#client.request('putFiles', {
      sandboxId: this.#order.sandboxId,
      files: files.map(([path, content]) => ({
        path: `${folder}/${path}`,
        mode: 0o644,
        content: Buffer.from(content).toString('base64'),
      })),
    })
  }
}

/** What a suite that was cut off by a restart of this process has left. */
export async function cleanLeftovers(client: BoxClient, sandboxId: string): Promise<void> {
  await sweep(client, sandboxId, `${PREFIX}*`)
}

async function sweep(client: BoxClient, sandboxId: string, names: string): Promise<void> {
  await shell(new BoxRuns(client, sandboxId), `rm -rf ${names}`, FOLDER)
}

async function shell(runs: BoxRuns, script: string, cwd: string): Promise<SuiteEnd | 'exited'> {
  const argv = ['/bin/sh', '-c', script]
  const { because, exitCode } = await runs.run({ argv, cwd, limits: { memoryMb: 256 } }, () => {})
  if (because === 'exited') return exitCode === 0 ? 'exited' : 'failed'
  return because === 'lost' ? 'lost' : 'failed'
}
