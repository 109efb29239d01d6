// A live box, whichever engine made it: notices the end of PID 1, boots it again after a reboot, runs commands in it.
import type { ExecResult } from '../contract.ts'
import { oomKills, type CgroupPlan } from './cgroups.ts'
import { EngineError, type FileToPut, type PtyCommand, type Sandbox, type SandboxLost } from './engine.ts'
import { runInBox, type BoxCommand, type JoinPlace } from './join.ts'
import type { BoxEnd, Keeper } from './keeper.ts'
import { packTar } from './tar.ts'

const PUT_WITHIN_MS = 30_000
/** A box that reboots faster than anybody asks for is broken, not rebooting. */
const REBOOTS_MAX = 5
const REBOOTS_WITHIN_MS = 60_000
/** How long an orderly shutdown may take before the plug is pulled. Services get 5 s, and what is left 5 s more. */
const SHUTDOWN_WITHIN_MS = 15_000
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
    const argv = [
      'tar',
      '--extract',
      '--file=-',
      '--directory=/',
      '--preserve-permissions',
      '--numeric-owner',
    ]
    const limits = { timeoutMs: PUT_WITHIN_MS, outputBytesMax: 4096, env: {} }
    const result = await this.#run({ vantage: 'inside', argv, stdin: packTar(files), ...limits })
    if (result.exitCode === 0) return
    const words = result.timedOut ? 'it took too long' : result.stderr.trim().slice(0, 500)
    throw new Error(`The files could not be put into the box: ${words}`)
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
    this.#keeper.kill()
    await this.#keeper.end
    // A restart that was under way has made a new keeper meanwhile.
    await this.#up.catch(() => undefined)
    this.#keeper.kill()
    await this.#keeper.end
  }

  async #reset(): Promise<void> {
    const keeper = this.#keeper
    if (this.#lost || this.#ending) return
    this.#resetting = keeper
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
