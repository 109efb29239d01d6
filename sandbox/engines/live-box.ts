// A live box, whichever engine made it: notices the end of PID 1, boots it again after a reboot, runs commands in it.
import type { ExecResult } from '../contract.ts'
import { oomKills, type CgroupPlan } from './cgroups.ts'
import { createBoxFiles, type BoxFiles, type WatchedFolder } from './box-files.ts'
import {
  EngineError,
  type FileToPut,
  type FolderRead,
  type FolderToRead,
  type PtyCommand,
  type Run,
  type RunListener,
  type RunToStart,
  type Sandbox,
  type SandboxLost,
  type Watch,
} from './engine.ts'
import { runInBox, type BoxCommand, type JoinPlace } from './join.ts'
import type { BoxEnd, Keeper } from './keeper.ts'
import { runProgram } from './run-program.ts'

/** A box that reboots faster than anybody asks for is broken, not rebooting. */
const REBOOTS_MAX = 5
const REBOOTS_WITHIN_MS = 60_000
/** How long an orderly shutdown may take before the plug is pulled. Services get 5 s, and what is left 5 s more. */
const SHUTDOWN_WITHIN_MS = 15_000
/** A watcher ends with its boot, which the keeper tells a moment later. */
const WATCH_AGAIN_MS = 50
/** SIGRTMIN+5 tells systemd to reboot: a signal to PID 1 needs neither its bus nor a program of the box. */
const ASK_FOR_REBOOT = {
  vantage: 'outside' as const,
  argv: ['kill', '-39', '1'],
  env: {},
  stdin: '',
  timeoutMs: 5000,
  outputBytesMax: 4096,
}

/** What an engine knows of its own box. */
export type BoxWays = {
  id: string
  plan: CgroupPlan
  place: JoinPlace
  /** Starts PID 1; `again` = on the layers that are there. Resolves at READY. */
  boot: (again: boolean) => Promise<Keeper>
  shell: (pid: number) => Promise<PtyCommand>
}

export type LiveBox = Sandbox & {
  /** Kills the box and stops watching it: what follows is no loss. Resolves when PID 1 is gone. */
  end(): Promise<void>
}

export async function startBox(ways: BoxWays): Promise<LiveBox> {
  const began = performance.now()
  const keeper = await ways.boot(false)
  return new Box(ways, keeper, performance.now() - began)
}

class Box implements LiveBox {
  readonly id: string
  readonly readyMs: number
  readonly #ways: BoxWays
  readonly #onReboot: (() => void)[] = []
  readonly #onLost: ((lost: SandboxLost) => void)[] = []
  readonly #reboots: number[] = []
  readonly #files: BoxFiles
  readonly #runs = new Set<Run>()
  #keeper: Keeper
  #lost: SandboxLost | null = null
  #ending = false
  /** The boot that is being ended from outside: however its PID 1 goes, it is no loss. */
  #resetting: Keeper | null = null
  /** Settles when the box can be worked with again; a reboot replaces it. */
  #up: Promise<void> = Promise.resolve()

  constructor(ways: BoxWays, keeper: Keeper, readyMs: number) {
    this.#ways = ways
    this.#keeper = keeper
    this.#files = createBoxFiles(ways.place)
    this.id = ways.id
    this.readyMs = readyMs
    this.#watch(keeper)
  }

  onReboot(listener: () => void): void {
    this.#onReboot.push(listener)
  }

  onLost(listener: (lost: SandboxLost) => void): void {
    if (this.#lost) listener(this.#lost)
    else this.#onLost.push(listener)
  }

  async exec({ stdin, ...input }: Parameters<Sandbox['exec']>[0]): Promise<ExecResult> {
    return this.#run({ ...input, stdin: stdin ?? '' })
  }

  async put(files: FileToPut[]): Promise<void> {
    await this.#requireUp()
    await this.#files.put(this.#keeper.pid, files)
  }

  async remove(paths: string[]): Promise<void> {
    await this.#requireUp()
    await this.#files.remove(this.#keeper.pid, paths)
  }

  async read(folder: FolderToRead): Promise<FolderRead> {
    await this.#requireUp()
    return this.#files.read(this.#keeper.pid, folder)
  }

  /** Each boot has its own watcher: the one before kept the old boot's tree of files. */
  async watch(folder: WatchedFolder, onChange: () => void): Promise<Watch> {
    let stopped = false
    let current: Watch = { stop: () => undefined }
    const open = async () => {
      await this.#requireUp()
      const onEnd = () => void follow()
      current = await this.#files.watch(this.#keeper.pid, folder, { onChange, onEnd })
      if (stopped) current.stop()
    }
    const follow = async () => {
      for (let waitMs = WATCH_AGAIN_MS; !stopped && !this.#ending && !this.#lost; waitMs *= 2) {
        await new Promise((resolve) => setTimeout(resolve, waitMs).unref())
        const opened = await open().then(
          () => true,
          () => false,
        )
        // What happened meanwhile was seen by nobody.
        if (opened) return stopped ? undefined : onChange()
      }
    }
    await open()
    return {
      stop() {
        stopped = true
        current.stop()
      },
    }
  }

  async startRun(run: RunToStart, listener: RunListener): Promise<Run> {
    await this.#requireUp()
    let running: Run | null = null
    // A short run is over before its start was told.
    let over = false
    const onEnd: RunListener['onEnd'] = (end) => {
      over = true
      if (running) this.#runs.delete(running)
      listener.onEnd(end)
    }
    const { pid } = this.#keeper
    running = await runProgram(this.#ways.place, pid, { ...run, listener: { ...listener, onEnd } })
    if (!over) this.#runs.add(running)
    return running
  }

  async ptyCommand(): Promise<PtyCommand> {
    await this.#requireUp()
    return this.#ways.shell(this.#keeper.pid)
  }

  async reboot(): Promise<number> {
    const began = performance.now()
    // Commands wait from now on, not only once PID 1 is gone: the box is going down.
    this.#up = this.#up.then(() => this.#reset())
    await this.#requireUp()
    return performance.now() - began
  }

  async end(): Promise<void> {
    this.#ending = true
    this.#loseRuns()
    this.#keeper.kill()
    await this.#files.end()
    await this.#keeper.end
    // A restart that was under way has made a new keeper meanwhile.
    await this.#up.catch(() => undefined)
    this.#keeper.kill()
    await this.#keeper.end
  }

  #loseRuns(): void {
    for (const run of this.#runs) run.stop('lost')
  }

  async #reset(): Promise<void> {
    const keeper = this.#keeper
    if (this.#lost || this.#ending) return
    this.#resetting = keeper
    this.#loseRuns()
    await runInBox(this.#ways.place, keeper.pid, ASK_FOR_REBOOT).catch(() => undefined)
    if (!(await endsWithin(keeper, SHUTDOWN_WITHIN_MS))) keeper.kill()
    await keeper.end
    await this.#restart(keeper)
  }

  async #run(command: BoxCommand): Promise<ExecResult> {
    await this.#requireUp()
    const result = await runInBox(this.#ways.place, this.#keeper.pid, command)
    if (result.refused === null) return result.output
    throw new EngineError('sandbox-lost', `The box ${this.id} did not take the command: ${result.refused}`)
  }

  async #requireUp(): Promise<void> {
    await this.#up
    if (this.#lost) throw new EngineError('sandbox-lost', this.#lost.words)
    if (this.#ending) throw new EngineError('sandbox-lost', `The box ${this.id} is being removed.`)
  }

  #watch(keeper: Keeper): void {
    void keeper.end.then(({ how }) => {
      if (this.#ending || keeper === this.#resetting) return
      // `poweroff` too: a practice box that somebody switched off by mistake is switched on again.
      const wanted = how === 'reboot' || how === 'poweroff'
      if (wanted && this.#mayReboot()) this.#up = this.#up.then(() => this.#restart(keeper))
      else this.#lose(how)
    })
  }

  #mayReboot(): boolean {
    const now = performance.now()
    this.#reboots.push(now)
    return this.#reboots.filter((at) => now - at < REBOOTS_WITHIN_MS).length <= REBOOTS_MAX
  }

  /** `ended` is the boot that is over; somebody else may have started the next one meanwhile. */
  async #restart(ended: Keeper): Promise<void> {
    if (this.#lost || this.#ending || this.#keeper !== ended) return
    try {
      this.#keeper = await this.#ways.boot(true)
      this.#watch(this.#keeper)
      for (const listener of this.#onReboot) listener()
    } catch (error) {
      this.#lose('keeper-failed', error instanceof Error ? error.message : String(error))
    }
  }

  #lose(how: BoxEnd, detail = ''): void {
    if (this.#lost || this.#ending) return
    this.#lost = toLoss(how, oomKills(this.#ways.plan) > 0, detail)
    for (const listener of this.#onLost) listener(this.#lost)
  }
}

async function endsWithin(keeper: Keeper, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), ms)))
  const ended = await Promise.race([keeper.end.then(() => true), late])
  clearTimeout(timer)
  return ended
}

function toLoss(how: BoxEnd, starved: boolean, detail: string): SandboxLost {
  if (how === 'killed' && starved) {
    const words = 'The box ran out of memory so badly that the kernel killed its first process.'
    return { reason: 'out-of-memory', words }
  }
  if (how === 'killed') return { reason: 'engine', words: 'The box was killed from outside.' }
  if (how === 'exited') return { reason: 'exited', words: 'The first process of the box ended by itself.' }
  if (how === 'keeper-failed') {
    return { reason: 'engine', words: `The box could not be kept running. ${detail}`.trim() }
  }
  return { reason: 'exited', words: 'The box restarted again and again and was given up.' }
}
