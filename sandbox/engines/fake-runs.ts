// Runs of a fake box: a local program with a deadline. Its memory and its processes have no limit; the real engines'
// suite is where those are tried.
import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, existsSync, openSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunEnding } from '../contract.ts'
import type { Run, RunListener, RunToStart } from './engine.ts'
import { endMarked, marked } from './fake-processes.ts'

const MARK = 'GREENROOM_FAKE_RUN'
const LOOK_EVERY_MS = 20
const OVERFLOW_MAX = 16 << 20
const TICKS_PER_SECOND = 100

let counter = 0

export type FakePlace = { directory: string; env: Record<string, string> }

export function startFakeRun(at: FakePlace, run: RunToStart, listener: RunListener): Promise<Run> {
  const running = new FakeRun(at, run, listener)
  return Promise.resolve(running)
}

export class FakeRun implements Run {
  readonly #mark = `${process.pid}-${++counter}`
  readonly #began = performance.now()
  readonly #child: ChildProcess
  readonly #run: RunToStart
  readonly #listener: RunListener
  readonly #sent = { out: 0, err: 0 }
  readonly #timers: NodeJS.Timeout[] = []
  #because: RunEnding | null = null
  #bytes = 0
  #cpuMs = 0
  #over = false

  constructor({ directory, env }: FakePlace, run: RunToStart, listener: RunListener) {
    this.#run = run
    this.#listener = listener
    // A fake box has no home but its own folder.
    const cwd = run.cwd === '/root' ? directory : join(directory, run.cwd)
    const problem = findProblem(directory, { ...run, cwd })
    const [file = 'true', ...args] = problem ? ['sh', '-c', 'echo "$0" >&2; exit 126', problem] : run.argv
    const input = !problem && run.stdinFile ? openSync(join(directory, run.stdinFile), 'r') : null
    this.#child = spawn(file, args, {
      cwd: problem ? directory : cwd,
      // why: a box has an environment of its own; what our tools declare every environment to hold is not in it.
      env: { ...env, ...run.env, [MARK]: this.#mark } as unknown as NodeJS.ProcessEnv,
      detached: true,
      stdio: [input ?? 'pipe', 'pipe', 'pipe'],
    })
    if (input !== null) closeSync(input)
    this.#child.stdin?.on('error', () => undefined)
    this.#child.stdin?.end(run.stdin ?? '')
    this.#child.stdout?.on('data', (chunk: Buffer) => this.#output('out', chunk))
    this.#child.stderr?.on('data', (chunk: Buffer) => this.#output('err', chunk))
    this.#timers.push(setTimeout(() => this.#end('wall'), run.limits.wallMs))
    this.#timers.push(setInterval(() => void this.#look(), LOOK_EVERY_MS))
    this.#child.on('error', (error) => {
      this.#output('err', Buffer.from(`${file}: ${error.message}\n`))
      void this.#finish(127, null)
    })
    this.#child.on('exit', (code, signal) => void this.#finish(code, signal))
  }

  stop(because: 'stopped' | 'lost'): void {
    this.#end(because)
  }

  holdBack(held: boolean): void {
    for (const stream of [this.#child.stdout, this.#child.stderr]) stream?.[held ? 'pause' : 'resume']()
  }

  #end(because: RunEnding): void {
    this.#because ??= because
    this.holdBack(false)
    if (this.#child.pid) killGroup(this.#child.pid)
  }

  #output(stream: 'out' | 'err', chunk: Buffer): void {
    if (this.#over) return
    const room = Math.max(0, this.#run.limits.outputBytes - this.#bytes)
    this.#bytes += chunk.length
    const content = chunk.subarray(0, room)
    if (content.length > 0) {
      this.#listener.onOutput(stream, this.#sent[stream], content)
      this.#sent[stream] += content.length
    }
    if (this.#bytes > this.#run.limits.outputBytes + OVERFLOW_MAX) this.#end('output')
  }

  async #look(): Promise<void> {
    if (!this.#child.pid) return
    const stat = await readFile(`/proc/${this.#child.pid}/stat`, 'utf8').catch(() => '')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index] ?? 0), 0)
    this.#cpuMs = Math.max(this.#cpuMs, (ticks * 1000) / TICKS_PER_SECOND)
    if (this.#cpuMs > this.#run.limits.cpuSeconds * 1000) this.#end('cpu')
  }

  async #finish(exitCode: number | null, signal: string | null): Promise<void> {
    if (this.#over) return
    const wallMs = performance.now() - this.#began
    for (const timer of this.#timers) clearInterval(timer)
    if ((await marked(MARK, this.#mark)).length > 0) await endMarked(MARK, this.#mark)
    await streamsEnd(this.#child)
    this.#over = true
    const because = this.#because ?? 'exited'
    const itself = because === 'exited'
    this.#listener.onEnd({
      because,
      exitCode: itself ? exitCode : null,
      signal: itself ? signal : null,
      cpuMs: this.#cpuMs,
      wallMs,
      memoryMb: 0,
      outputBytes: this.#bytes,
      truncated: this.#bytes > this.#sent.out + this.#sent.err,
      processesRefused: false,
    })
  }
}

function findProblem(directory: string, { cwd, stdinFile }: RunToStart): string | null {
  if (!existsSync(cwd) || !statSync(cwd).isDirectory())
    return `cannot enter ${cwd}: No such file or directory`
  if (stdinFile && !existsSync(join(directory, stdinFile)))
    return `cannot open ${stdinFile}: No such file or directory`
  return null
}

function streamsEnd(child: ChildProcess): Promise<void> {
  const streams = [child.stdout, child.stderr].filter((stream) => stream !== null)
  return Promise.all(
    streams.map((stream) =>
      stream.closed ? null : new Promise<void>((resolve) => stream.once('close', resolve)),
    ),
  ).then(() => undefined)
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // why: already gone.
  }
}
