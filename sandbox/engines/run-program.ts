// One run of a program in a box, as the host sees it: starts `greenroom-box run`, reads its frames, ends it.
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { constants } from 'node:os'
import { runEndings, type RunEnding } from '../contract.ts'
import { killCgroup, removeCgroup } from './cgroups.ts'
import { EngineError, type Run, type RunListener, type RunToStart } from './engine.ts'
import type { JoinPlace } from './join.ts'
import { BOX_ENV } from './oci-spec.ts'
import { planRun, type RunPlan } from './run-cgroups.ts'
import { onlyThese, toEnvironment } from './run-command.ts'
import { capabilityMask } from './tiers.ts'

const HEAD_BYTES = 5
const REFUSED = /^greenroom-box: (.*)\n$/

type End = Parameters<RunListener['onEnd']>[0]

let counter = 0

/** Resolves when the program runs; rejects when the box did not take it. */
export async function runProgram(
  at: JoinPlace,
  pid: number,
  run: RunToStart & { listener: RunListener },
): Promise<Run> {
  const plan = planRun(at.host, at.plan, { name: `run-${++counter}`, limits: run.limits })
  const stdin = Buffer.from(run.stdinFile === undefined ? (run.stdin ?? '') : '')
  const child = spawn(at.tools.box, toArguments({ at, pid, plan, run, stdinBytes: stdin.length }), {
    env: onlyThese(toEnvironment(BOX_ENV, run.env)),
    stdio: 'pipe',
  })
  child.stdin.on('error', () => undefined)
  child.stdin.write(stdin)
  return await new Running(child, plan, run.listener).started
}

type ToStart = { at: JoinPlace; pid: number; plan: RunPlan; run: RunToStart; stdinBytes: number }

function toArguments({ at, pid, plan, run, stdinBytes }: ToStart): string[] {
  const { limits } = run
  const settings = {
    pid,
    base: at.base,
    caps: capabilityMask(at.tier),
    filter: at.tools.filters[at.tier],
    'cgroup-version': at.host.version,
    ...plan.figures,
    kill: plan.kill,
    'wall-ms': limits.wallMs,
    'cpu-ms': Math.round(limits.cpuSeconds * 1000),
    output: limits.outputBytes,
    'file-mb': limits.fileMb,
    user: run.user,
    cwd: run.cwd,
    stdin: stdinBytes,
    ...(run.stdinFile === undefined ? {} : { 'stdin-file': run.stdinFile }),
  }
  return [
    'run',
    ...Object.entries(settings).map(([key, value]) => `${key}=${value}`),
    ...plan.folders.map((folder) => `folder=${folder}`),
    ...plan.settings.map(({ path, value, optional }) => `${optional ? 'try' : 'set'}=${path}:${value}`),
    ...plan.join.map((file) => `cgroup=${file}`),
    '--',
    ...run.argv,
  ]
}

class Running implements Run {
  readonly started: Promise<Run>
  readonly #child: ChildProcessWithoutNullStreams
  readonly #plan: RunPlan
  readonly #listener: RunListener
  readonly #offsets = { out: 0, err: 0 }
  readonly #began = performance.now()
  #rest: Buffer = Buffer.alloc(0)
  #end: End | null = null
  #words = ''
  #begun = false

  constructor(child: ChildProcessWithoutNullStreams, plan: RunPlan, listener: RunListener) {
    this.#child = child
    this.#plan = plan
    this.#listener = listener
    child.stderr.on(
      'data',
      (chunk: Buffer) => (this.#words = (this.#words + chunk.toString()).slice(0, 2000)),
    )
    this.started = new Promise((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => this.#take(chunk, resolve))
      child.on('error', reject)
      child.on('close', () => void this.#closed(reject))
    })
  }

  stop(because: 'stopped' | 'lost'): void {
    this.holdBack(false)
    if (this.#child.stdin.writable) this.#child.stdin.write(because === 'stopped' ? 's' : 'l')
  }

  holdBack(held: boolean): void {
    if (held) this.#child.stdout.pause()
    else this.#child.stdout.resume()
  }

  #take(chunk: Buffer, resolve: (run: Run) => void): void {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    while (this.#rest.length >= HEAD_BYTES) {
      const whole = HEAD_BYTES + this.#rest.readUInt32LE(1)
      if (this.#rest.length < whole) return
      const kind = String.fromCharCode(this.#rest[0] ?? 0)
      const content = this.#rest.subarray(HEAD_BYTES, whole)
      this.#rest = this.#rest.subarray(whole)
      if (kind === 'S') {
        this.#begun = true
        resolve(this)
      } else if (kind === 'Z') this.#finish(toEnd(content.toString(), this.#offsets))
      else this.#output(kind === 'O' ? 'out' : 'err', content)
    }
  }

  #output(stream: 'out' | 'err', content: Buffer): void {
    const offset = this.#offsets[stream]
    this.#offsets[stream] += content.length
    this.#listener.onOutput(stream, offset, content)
  }

  #finish(end: End): void {
    if (this.#end) return
    this.#end = end
    this.#listener.onEnd(end)
    this.#child.stdin.end()
  }

  async #closed(reject: (error: Error) => void): Promise<void> {
    if (this.#end) return
    // Whatever ended the one that stood beside it: nothing of the run stays.
    for (const folder of this.#plan.folders) await killCgroup(folder)
    for (const folder of this.#plan.folders) await removeCgroup(folder)
    if (this.#begun) return this.#finish(lostEnd(performance.now() - this.#began, this.#offsets))
    const words = REFUSED.exec(this.#words)?.[1] ?? 'nobody said why'
    reject(new EngineError('sandbox-lost', `The box did not take the program: ${words}.`))
  }
}

function toEnd(words: string, sent: { out: number; err: number }): End {
  const [because = '', ...numbers] = words.split(' ')
  const [exit = -1, signal = 0, cpuUs = 0, wallUs = 0, peak = 0, bytes = 0, refused = 0] = numbers.map(Number)
  const ending = runEndings.find((known) => known === because) ?? 'lost'
  const itself = ending === 'exited'
  return {
    because: ending,
    exitCode: itself && exit >= 0 ? exit : null,
    signal: itself && signal > 0 ? signalName(signal) : null,
    cpuMs: cpuUs / 1000,
    wallMs: wallUs / 1000,
    memoryMb: Math.round((peak / (1 << 20)) * 10) / 10,
    outputBytes: bytes,
    truncated: bytes > sent.out + sent.err,
    processesRefused: refused > 0,
  }
}

export function lostEnd(wallMs: number, sent: { out: number; err: number }): End {
  const because: RunEnding = 'lost'
  const outputBytes = sent.out + sent.err
  const unknown = { cpuMs: 0, memoryMb: 0, truncated: false, processesRefused: false }
  return { because, exitCode: null, signal: null, wallMs, outputBytes, ...unknown }
}

export function signalName(number: number): string {
  const found = Object.entries(constants.signals).find(([, value]) => value === number)
  return found?.[0] ?? `SIG${number}`
}
