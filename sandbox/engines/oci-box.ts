// One live box of the OCI engine: boots PID 1, notices its end, brings it back after a reboot, runs commands in it.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExecResult, SandboxSpec } from '../contract.ts'
import {
  cgroupFolders,
  makeCgroups,
  oomKills,
  removeCgroup,
  type CgroupHost,
  type CgroupPlan,
} from './cgroups.ts'
import { EngineError, type FileToPut, type PtyCommand, type Sandbox, type SandboxLost } from './engine.ts'
import { startKeeper, type BoxEnd, type Keeper } from './keeper.ts'
import { runInBox, type BoxCommand } from './oci-exec.ts'
import { shellCommand } from './oci-shell.ts'
import type { Places } from './oci-places.ts'
import { toOciConfig } from './oci-spec.ts'
import { runQuietly } from './run-command.ts'
import { uidBase } from './slots.ts'
import { packTar } from './tar.ts'
import { POOL_LIMITS } from './tiers.ts'
import type { Tools } from './tools.ts'

const PUT_WITHIN_MS = 30_000
/** A box that reboots faster than anybody asks for is broken, not rebooting. */
const REBOOTS_MAX = 5
const REBOOTS_WITHIN_MS = 60_000

export type BoxMaking = {
  id: string
  spec: SandboxSpec
  slot: number
  places: Places
  tools: Tools
  runc: string
  rootfs: string
  host: CgroupHost
  plan: CgroupPlan
}

export type OciBox = Sandbox & {
  /** Kills the box and stops watching it: what follows is no loss. Resolves when PID 1 is gone. */
  end(): Promise<void>
}

export async function startBox(making: BoxMaking, template: string): Promise<OciBox> {
  const began = performance.now()
  const keeper = await boot(making, template)
  return new Box(making, keeper, performance.now() - began)
}

/** `template` names the empty disk of a fresh box; without it PID 1 starts again on the layers that are there. */
async function boot(
  { id, spec, slot, places, tools, runc, rootfs, host, plan }: BoxMaking,
  template: string,
): Promise<Keeper> {
  const base = uidBase(slot)
  const dir = places.box(id)
  const meminfo = join(places.meminfo, id)
  await makeCgroups(host, plan, base)
  await writeFile(meminfo, `MemTotal:       ${String(spec.memoryMb << 10).padStart(8)} kB\n`)
  const root = join(dir, 'merged')
  const config = toOciConfig({
    spec,
    base,
    root,
    cgroupsPath: plan.runtimePath,
    cgroupView: plan.view,
    meminfo,
  })
  await writeFile(join(dir, 'config.json'), JSON.stringify(config))
  const settings = { dir, id, base, runc, 'runc-root': places.runcRoot, rootfs, template, meminfo }
  const meter = { memory: plan.memory, 'memory-kb': spec.memoryMb << 10, cgroup: plan.version }
  const limits = Object.entries(POOL_LIMITS).map(([name, value]) => `limit=${name}:${value}`)
  const keeper = await startKeeper(tools.box, [
    ...Object.entries({ ...settings, ...meter }).map(([key, value]) => `${key}=${value}`),
    ...limits,
  ])
  for (const { path, value } of plan.quota) await writeFile(path, value)
  return keeper
}

class Box implements OciBox {
  readonly id: string
  readonly readyMs: number
  readonly #making: BoxMaking
  readonly #onReboot: (() => void)[] = []
  readonly #onLost: ((lost: SandboxLost) => void)[] = []
  readonly #reboots: number[] = []
  #keeper: Keeper
  #lost: SandboxLost | null = null
  #ending = false
  /** Settles when the box can be worked with again; a reboot replaces it. */
  #up: Promise<void> = Promise.resolve()

  constructor(making: BoxMaking, keeper: Keeper, readyMs: number) {
    this.#making = making
    this.#keeper = keeper
    this.id = making.id
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
    throw new EngineError('create-failed', `The files could not be put into the box: ${words}`)
  }

  async ptyCommand(): Promise<PtyCommand> {
    await this.#requireUp()
    return shellCommand(this.#making, this.#keeper.pid)
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

  async #run(command: BoxCommand): Promise<ExecResult> {
    await this.#requireUp()
    const keeper = this.#keeper
    const result = await runInBox(this.#making, keeper.pid, command)
    if (result.refused)
      throw new EngineError('sandbox-lost', `The box ${this.id} did not take the command: ${result.refused}`)
    return result.output
  }

  async #requireUp(): Promise<void> {
    await this.#up
    if (this.#lost) throw new EngineError('sandbox-lost', this.#lost.words)
    if (this.#ending) throw new EngineError('sandbox-lost', `The box ${this.id} is being removed.`)
  }

  #watch(keeper: Keeper): void {
    void keeper.end.then(({ how }) => {
      if (this.#ending) return
      // `poweroff` too: a practice box that somebody switched off by mistake is switched on again.
      const wanted = how === 'reboot' || how === 'poweroff'
      if (wanted && this.#mayReboot()) this.#up = this.#restart()
      else this.#lose(how)
    })
  }

  #mayReboot(): boolean {
    const now = performance.now()
    this.#reboots.push(now)
    return this.#reboots.filter((at) => now - at < REBOOTS_WITHIN_MS).length <= REBOOTS_MAX
  }

  async #restart(): Promise<void> {
    const { runc, places, host } = this.#making
    try {
      await runQuietly(runc, ['--root', places.runcRoot, 'delete', '--force', this.id])
      for (const folder of cgroupFolders(host, places.cgroupRoot, this.id)) await removeCgroup(folder)
      this.#keeper = await boot(this.#making, '')
      this.#watch(this.#keeper)
      for (const listener of this.#onReboot) listener()
    } catch (error) {
      this.#lose('keeper-failed', error instanceof Error ? error.message : String(error))
    }
  }

  #lose(how: BoxEnd, detail = ''): void {
    if (this.#lost || this.#ending) return
    this.#lost = toLoss(how, oomKills(this.#making.plan) > 0, detail)
    for (const listener of this.#onLost) listener(this.#lost)
  }
}

function toLoss(how: BoxEnd, starved: boolean, detail: string): SandboxLost {
  if (how === 'killed' && starved) {
    return {
      reason: 'out-of-memory',
      words: 'The box ran out of memory so badly that the kernel killed its first process.',
    }
  }
  if (how === 'killed') return { reason: 'engine', words: 'The box was killed from outside.' }
  if (how === 'exited') return { reason: 'exited', words: 'The first process of the box ended by itself.' }
  if (how === 'keeper-failed')
    return { reason: 'engine', words: `The box could not be kept running. ${detail}`.trim() }
  return { reason: 'exited', words: 'The box restarted again and again and was given up.' }
}
