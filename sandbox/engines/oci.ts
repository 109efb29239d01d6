// The default engine: an OCI runtime (runc), one shared image under a private disk, systemd as PID 1.
import { randomUUID } from 'node:crypto'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm, statfs } from 'node:fs/promises'
import { availableParallelism, release } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { SandboxSpec } from '../contract.ts'
import { checkHostLimits } from '../host-limits.ts'
import { findControllerTrouble } from './cgroup-controllers.ts'
import {
  cgroupFolders,
  findCgroupHost,
  killCgroup,
  planCgroups,
  removeCgroup,
  type CgroupHost,
} from './cgroups.ts'
import { EngineError, type EngineReport, type SandboxEngine } from './engine.ts'
import { createCpuShares, ownCpus, type CpuShares } from './cpu-shares.ts'
import { boxCpus } from './figures.ts'
import { findImage } from './find-image.ts'
import { startKernelLog, type KernelLog, type LoggedBox } from './kernel-log.ts'
import { findBoxes, leftoversOf, mountsBelow } from './leftovers.ts'
import { startBox, type LiveBox } from './live-box.ts'
import { bootOci } from './oci-boot.ts'
import { placesOf, type Places } from './oci-places.ts'
import { createQueue, createTurns } from './queue.ts'
import { closeRoots, openRoots, sweepRoots } from './roots.ts'
import { runtimeShell } from './shells.ts'
import { freeSlots, takeSlot, uidBase } from './slots.ts'
import { buildTools, type Tools } from './tools.ts'

const run = promisify(execFile)

/** Starting boxes is work for the CPU: more at once only makes each of them later. */
const STARTS_PER_CORE = 2
/** Kept free on the disk that holds the boxes' disks, which only take what is written to them. */
const DISK_RESERVE_MB = 512
/** The first kernel whose overlay accepts a uid-shifted lower layer. */
const KERNEL_MIN = [5, 19] as const
const GONE_WITHIN_MS = 10_000
const TEMPLATE_INODES_PER_MB = 64

export type OciOptions = {
  stateDir: string
  /** Folder of native/*.c; the compiled tools are kept in the state folder. */
  nativeSources: string
  runc?: string
  report: (words: string) => void
}

type Ready = { tools: Tools; host: CgroupHost; cpus: CpuShares; log: KernelLog }
type Context = {
  places: Places
  runc: string
  options: OciOptions
  live: Map<string, LiveBox>
  /** What the kernel's log may say of a live box. */
  logged: Map<string, LoggedBox>
  ready: () => Promise<Ready>
}

export function createOciEngine(options: OciOptions): SandboxEngine {
  let preparing: Promise<Ready> | null = null
  const context: Context = {
    places: placesOf(options.stateDir),
    runc: options.runc ?? 'runc',
    options,
    live: new Map(),
    logged: new Map(),
    // A failed preparation is tried again: the operator may have mended what was missing.
    ready: () =>
      (preparing ??= prepare(context).catch((error: unknown) => {
        preparing = null
        throw error
      })),
  }
  const starts = createQueue(availableParallelism() * STARTS_PER_CORE)
  // A destroy waits for the create it overtakes.
  const inTurn = createTurns()
  return {
    name: 'oci',
    inspect: () => inspect(context),
    create: (id, spec) => inTurn(id, () => starts(() => create(context, id, spec))),
    list: async () => findBoxes(context.places, (await context.ready()).host),
    destroy: (id) => inTurn(id, () => destroy(context, id)),
    close: async () => {
      // An engine that was never asked for a box has made nothing.
      const ready = await preparing?.catch(() => null)
      preparing = null
      ready?.log.stop()
      if (ready) await closeRoots(context.places, ready.host)
    },
  }
}

async function prepare({ places, options, logged }: Context): Promise<Ready> {
  const host = findCgroupHost(await readFile('/proc/self/mountinfo', 'utf8'))
  if (!host)
    throw new EngineError(
      'engine-missing',
      'No cgroup2 hierarchy is mounted: mount -t cgroup2 none /sys/fs/cgroup/unified',
    )
  const trouble = host.version === 2 ? await findControllerTrouble(host.unified) : null
  if (trouble) throw new EngineError('engine-missing', trouble)
  await sweepRoots(places.runDir, host)
  await openRoots(places, [places.templates, places.runcRoot])
  const tools = await buildTools(places.stateDir, options.nativeSources)
  const { report } = options
  const boxes = () => [...logged.values()]
  const log = await startKernelLog({ tool: tools.box, cgroupRoot: places.cgroupRoot, boxes, report })
  return { tools, host, cpus: createCpuShares(await ownCpus()), log }
}

async function create(context: Context, id: string, spec: SandboxSpec): Promise<LiveBox> {
  const { tools, host, cpus } = await context.ready()
  const { places } = context
  if (context.live.has(id) || existsSync(places.box(id))) {
    throw new EngineError('create-failed', `The box ${id} exists already.`)
  }
  const layers = await findImage(places.stateDir, spec.image)
  await requireDisk(places, spec)
  const template = await ensureTemplate(places, spec.diskMb)
  try {
    for (const folder of ['', 'lower', 'fs', 'merged'])
      await mkdir(join(places.box(id), folder), { mode: 0o711 })
    const base = uidBase(await takeSlot(places.slots, places.box(id)))
    const plan = planCgroups(host, places.cgroupRoot, { id, spec, cpuList: cpus.take(id, boxCpus(spec)) })
    const runc = await which(context.runc)
    const boot = { id, spec, base, places, boxTool: tools.box, runc, layers, template, host, plan }
    const pristine = join(places.box(id), 'lower')
    const place = {
      id,
      tier: spec.tier,
      tools,
      base,
      pristine,
      figures: join(places.meminfo, id),
      host,
      plan,
      probeRoot: places.probeRoot,
    }
    context.logged.set(id, { id, base, figures: place.figures })
    const box = await startBox({
      id,
      plan,
      place,
      boot: (again) => bootOci(boot, again),
      shell: (pid) => runtimeShell({ runc, places, id }, pid),
    })
    context.live.set(id, box)
    return box
  } catch (error) {
    await destroy(context, id)
    throw error
  }
}

async function destroy(context: Context, id: string): Promise<void> {
  const { tools, host, cpus } = await context.ready()
  const { places } = context
  const folders = () => [
    ...cgroupFolders(host, places.cgroupRoot, id),
    ...cgroupFolders(host, places.probeRoot, id),
  ]
  await Promise.all(folders().map(killCgroup))
  await context.live.get(id)?.end()
  context.live.delete(id)
  context.logged.delete(id)
  cpus.give(id)
  const deadline = performance.now() + GONE_WITHIN_MS
  // A process is out of its cgroup only a moment after it was killed.
  for (;;) {
    const gone = await Promise.all(folders().map(removeCgroup))
    if (gone.every(Boolean) || performance.now() > deadline) break
    await Promise.all(folders().map(killCgroup))
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  const folder = places.box(id)
  if (existsSync(folder)) {
    await run(tools.box, ['unmount', `dir=${folder}`]).catch((error: unknown) =>
      context.options.report(toWords(error)),
    )
  }
  // Deleting through a mount that is still there would delete from the image's or the box's own tree.
  if (mountsBelow(await readFile('/proc/self/mountinfo', 'utf8'), folder).length === 0) {
    await rm(folder, { recursive: true, force: true })
    await freeSlots(places.slots, folder)
  }
  await rm(join(places.runcRoot, id), { recursive: true, force: true })
  await rm(join(places.meminfo, id), { recursive: true, force: true })
  const left = await untilNothingIsLeft(() => leftoversOf(places, host, id))
  if (left.length > 0) throw new Error(`The box ${id} is not gone. Left on this machine: ${left.join(', ')}.`)
}

/**
 * A mount namespace that another box's start makes at this very moment holds a copy of this box's mounts, and with it
 * the disk, until it has put them away.
 */
async function untilNothingIsLeft(look: () => Promise<string[]>): Promise<string[]> {
  const deadline = performance.now() + GONE_WITHIN_MS
  for (;;) {
    const left = await look()
    if (left.length === 0 || performance.now() > deadline) return left
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

async function freeMb(folder: string): Promise<number> {
  const disk = await statfs(folder)
  return Math.floor((disk.bavail * disk.bsize) / (1 << 20))
}

async function requireDisk(places: Places, spec: SandboxSpec): Promise<void> {
  const free = await freeMb(places.boxes)
  if (free >= spec.diskMb + DISK_RESERVE_MB) return
  const words = `The disk of ${places.boxes} has ${free} MB left; a box needs ${spec.diskMb + DISK_RESERVE_MB} MB. Make room there.`
  throw new EngineError('disk-full', words)
}

/** An empty ext4 of this size, copied for every box; no journal, because no box outlives a crash of its host. */
async function ensureTemplate(places: Places, diskMb: number): Promise<string> {
  const file = join(places.templates, `ext4-${diskMb}.img`)
  if (existsSync(file)) return file
  // Two boxes made at once both come here first; whoever renames last wins with an equal file.
  const staging = `${file}.${randomUUID()}`
  const disk = await open(staging, 'w', 0o600)
  await disk.truncate(diskMb << 20)
  await disk.close()
  const features = ['-O', '^has_journal,^resize_inode', '-E', 'lazy_itable_init=1,nodiscard', '-m', '0']
  const inodes = ['-N', String(Math.max(4096, diskMb * TEMPLATE_INODES_PER_MB))]
  await run('mkfs.ext4', ['-q', '-F', ...features, ...inodes, staging])
  await rename(staging, file)
  return file
}

async function which(name: string): Promise<string> {
  if (name.startsWith('/')) return name
  for (const folder of ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin']) {
    if (existsSync(join(folder, name))) return join(folder, name)
  }
  throw new EngineError('engine-missing', `${name} is not installed: apt-get install ${name}`)
}

async function inspect(context: Context): Promise<EngineReport> {
  const problems: string[] = []
  const warnings: string[] = []
  const [major = 0, minor = 0] = release().split('.').map(Number)
  if (process.getuid?.() !== 0) problems.push('The host is not root: start it with sudo.')
  if (major < KERNEL_MIN[0] || (major === KERNEL_MIN[0] && minor < KERNEL_MIN[1])) {
    problems.push(`Linux ${release()} is too old: boxes need ${KERNEL_MIN.join('.')} or newer.`)
  }
  for (const tool of [context.runc, 'mkfs.ext4']) {
    await which(tool).catch((error: unknown) =>
      problems.push(error instanceof Error ? error.message : String(error)),
    )
  }
  if (!existsSync('/dev/loop-control')) problems.push('/dev/loop-control is missing: modprobe loop')
  if (problems.length === 0) {
    await context.ready().catch((error: unknown) => problems.push(toWords(error)))
  }
  if (problems.length === 0) {
    await findImage(context.places.stateDir, 'base').catch((error: unknown) => problems.push(toWords(error)))
    const free = await freeMb(context.places.boxes)
    warnings.push(...(await checkHostLimits()))
    if (free < 4096) warnings.push(`Only ${free} MB are free on the disk of ${context.places.boxes}.`)
  }
  return { usable: problems.length === 0, problems, warnings }
}

function toWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
