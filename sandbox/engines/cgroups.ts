// Where a box's limits live. On every host the box sees one cgroup2 tree of its own; its limits stand outside that tree:
// in the v1 controllers (v1 and hybrid hosts) or in the parent directory (v2 hosts).
import { existsSync, readFileSync } from 'node:fs'
import { chown, mkdir, readdir, readFile, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { SandboxSpec } from '../contract.ts'
import { PASS_ON, passControllersDown } from './cgroup-controllers.ts'
import { CGROUP_DEPTH_MAX, CGROUPS_MAX, TCP_BYTES_MAX } from './tiers.ts'

/** v1 hierarchies a box is placed in; `freezer`, `blkio` and others only as the runtime wants them. */
const V1_LIMITS = ['memory', 'pids', 'cpu'] as const
const CPU_PERIOD_US = 100_000
/** Against 1024 of the host's own processes: the control plane outranks boxes. */
const CPU_SHARES = 256
const CPU_WEIGHT = 25
const PROBE_BYTES_MAX = 128 << 20
const PROBE_PIDS_MAX = 64

export type CgroupHost = {
  version: 1 | 2
  /** Where the cgroup2 hierarchy is mounted: /sys/fs/cgroup, or a directory below it on hybrid hosts. */
  unified: string
  /** v1 hierarchies by controller name; empty on a v2 host. */
  v1: Record<string, string>
}

export type CgroupPlan = {
  version: 1 | 2
  /** Everything to make and, at the end, to remove; parents before children. */
  folders: string[]
  /** The box's directory in the cgroup2 hierarchy: its own tree `view`, and beside it what joined from outside. */
  outer: string
  view: string
  /** The runtime's `linux.cgroupsPath`. */
  runtimePath: string
  /** Where the memory limit stands; the figures of the box are made from this and the next two. */
  memory: string
  cpuUse: string
  /** The directory at the top of all its tasks. */
  tasks: string
  /** What to write, in this order, before the box starts. */
  limits: { path: string; value: string; optional?: boolean }[]
  /** What to write once the box is ready: booting is not throttled. */
  quota: { path: string; value: string; optional?: boolean }[]
  /** `cgroup.procs` files that put a process among the box's own. */
  join: string[]
  /** Its quota in cores. */
  cpus: number
}

/** Reads the mount table; null where no cgroup2 hierarchy is mounted. */
export function findCgroupHost(mountinfo: string): CgroupHost | null {
  const v1: Record<string, string> = {}
  let unified: string | null = null
  for (const line of mountinfo.split('\n')) {
    const [mount, file] = line.split(' - ')
    const at = mount?.split(' ')[4]
    const [type, , options] = file?.split(' ') ?? []
    if (!at?.startsWith('/sys/fs/cgroup')) continue
    if (type === 'cgroup2') unified ??= at
    if (type === 'cgroup')
      for (const name of (options ?? '').split(',')) v1[name.replace(/^name=/, '')] ??= at
  }
  if (!unified) return null
  const controllers = Object.keys(v1).some((name) => name === 'memory')
  return { version: controllers ? 1 : 2, unified, v1: controllers ? v1 : {} }
}

type BoxToPlan = {
  id: string
  spec: SandboxSpec
  /** The box's own tree, below its outer directory: some runtimes insist on a name of their own. */
  leaf?: string
  /** The processors it runs on, as the kernel reads a list; without it: all. */
  cpuList?: string | null
}

export function planCgroups(host: CgroupHost, root: string, box: BoxToPlan): CgroupPlan {
  return host.version === 2 ? planV2(host, root, box) : planV1(host, root, box)
}

function planV1(host: CgroupHost, root: string, { id, spec, leaf = 'box', cpuList }: BoxToPlan): CgroupPlan {
  const of = (controller: string) => join(host.v1[controller] ?? join('/sys/fs/cgroup', controller), root, id)
  const outer = join(host.unified, root, id)
  const bytes = String(spec.memoryMb << 20)
  return {
    version: 1,
    folders: [...V1_LIMITS.map(of), outer, join(outer, leaf)],
    outer,
    view: join(outer, leaf),
    runtimePath: join('/', root, id, leaf),
    memory: of('memory'),
    cpuUse: of('cpuacct'),
    tasks: of('pids'),
    limits: [
      { path: join(of('memory'), 'memory.limit_in_bytes'), value: bytes },
      // Absent where the kernel does not count swap.
      { path: join(of('memory'), 'memory.memsw.limit_in_bytes'), value: bytes, optional: true },
      {
        path: join(of('memory'), 'memory.kmem.tcp.limit_in_bytes'),
        value: String(TCP_BYTES_MAX),
        optional: true,
      },
      { path: join(of('pids'), 'pids.max'), value: String(spec.pids) },
      { path: join(of('cpu'), 'cpu.shares'), value: String(CPU_SHARES) },
      ...treeLimits(join(outer, leaf)),
    ],
    quota: [
      { path: join(of('cpu'), 'cpu.cfs_period_us'), value: String(CPU_PERIOD_US) },
      { path: join(of('cpu'), 'cpu.cfs_quota_us'), value: String(Math.round(spec.cpus * CPU_PERIOD_US)) },
      ...processors(join(of('cpuset'), leaf), cpuList),
    ],
    // The runtime makes a directory in every hierarchy; a joining command goes to each of them.
    join: [...new Set(Object.values(host.v1))].map((place) => join(place, root, id, leaf, 'cgroup.procs')),
    cpus: spec.cpus,
  }
}

function planV2(host: CgroupHost, root: string, { id, spec, leaf = 'box', cpuList }: BoxToPlan): CgroupPlan {
  const outer = join(host.unified, root, id)
  return {
    version: 2,
    folders: [outer, join(outer, leaf)],
    outer,
    view: join(outer, leaf),
    runtimePath: join('/', root, id, leaf),
    memory: outer,
    cpuUse: outer,
    tasks: outer,
    limits: [
      { path: join(outer, 'memory.max'), value: String(spec.memoryMb << 20) },
      { path: join(outer, 'memory.swap.max'), value: '0', optional: true },
      { path: join(outer, 'pids.max'), value: String(spec.pids) },
      { path: join(outer, 'cpu.weight'), value: String(CPU_WEIGHT) },
      ...treeLimits(join(outer, leaf)),
      // Passed on, so that units inside may set MemoryMax= and the like below the box's own limit.
      { path: join(outer, 'cgroup.subtree_control'), value: PASS_ON },
    ],
    quota: [
      { path: join(outer, 'cpu.max'), value: `${Math.round(spec.cpus * CPU_PERIOD_US)} ${CPU_PERIOD_US}` },
      ...processors(outer, cpuList),
    ],
    join: [],
    cpus: spec.cpus,
  }
}

/** `nproc` counts these. A machine without the controller shows a box all it has, and limits it no less. */
function processors(folder: string, cpuList: string | null | undefined) {
  return cpuList ? [{ path: join(folder, 'cpuset.cpus'), value: cpuList, optional: true }] : []
}

/** Once the box is ready: a throttled boot would take twice as long. */
export async function setQuota({ quota }: CgroupPlan): Promise<void> {
  for (const { path, value, optional } of quota) {
    await writeFile(path, value).catch((error: unknown) => {
      if (!optional) throw error
    })
  }
}

function treeLimits(view: string) {
  return [
    { path: join(view, 'cgroup.max.descendants'), value: String(CGROUPS_MAX) },
    { path: join(view, 'cgroup.max.depth'), value: String(CGROUP_DEPTH_MAX) },
  ]
}

export type ProbePlan = Pick<CgroupPlan, 'folders' | 'limits' | 'join'>

/** Directories of one command beside the box. Its limits are its own: a starved box cannot starve what looks at it. */
export function planProbe(host: CgroupHost, root: string, id: string): ProbePlan {
  const places = host.version === 2 ? [host.unified] : [host.v1.memory, host.v1.pids, host.unified]
  const folders = places.filter((place) => place !== undefined).map((place) => join(place, root, id))
  const [memory = '', pids = memory] = folders
  const limits =
    host.version === 2
      ? [
          { path: join(memory, 'memory.max'), value: String(PROBE_BYTES_MAX) },
          { path: join(memory, 'pids.max'), value: String(PROBE_PIDS_MAX) },
        ]
      : [
          { path: join(memory, 'memory.limit_in_bytes'), value: String(PROBE_BYTES_MAX) },
          { path: join(pids, 'pids.max'), value: String(PROBE_PIDS_MAX) },
        ]
  return { folders, limits, join: folders.map((folder) => join(folder, 'cgroup.procs')) }
}

/** Makes the box's directories and limits; its own tree belongs to its root user (`base`), the limits do not. */
export async function makeCgroups(host: CgroupHost, plan: CgroupPlan, base: number): Promise<void> {
  if (host.version === 2) await passControllersDown(host.unified, dirname(dirname(plan.view)))
  for (const folder of plan.folders) await mkdir(folder, { recursive: true })
  for (const { path, value, optional } of plan.limits) {
    if (!optional || existsSync(path)) await writeFile(path, value)
  }
  for (const name of ['', 'cgroup.procs', 'cgroup.threads', 'cgroup.subtree_control']) {
    await chown(join(plan.view, name), base, base)
  }
}

export async function makeProbeCgroups(host: CgroupHost, { folders, limits }: ProbePlan): Promise<void> {
  for (const folder of folders) {
    if (host.version === 2) await passControllersDown(host.unified, dirname(folder))
    await mkdir(folder, { recursive: true })
  }
  for (const { path, value } of limits) await writeFile(path, value)
}

/** Every directory this box has in any hierarchy, whoever made it. */
export function cgroupFolders(host: CgroupHost, root: string, id: string): string[] {
  const places = new Set([...Object.values(host.v1), host.unified])
  return [...places].map((place) => join(place, root, id)).filter((folder) => existsSync(folder))
}

export async function killCgroup(folder: string): Promise<void> {
  try {
    await writeFile(join(folder, 'cgroup.kill'), '1')
  } catch {
    // Before Linux 5.14 there is no cgroup.kill: signal what is there until nothing is.
    for (const pid of await processesIn(folder)) signalQuietly(pid)
  }
}

function signalQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone by itself.
  }
}

export async function processesIn(folder: string): Promise<number[]> {
  const own = await readFile(join(folder, 'cgroup.procs'), 'utf8').catch(() => '')
  const found = own.split('\n').filter(Boolean).map(Number)
  for (const child of await childFolders(folder)) found.push(...(await processesIn(child)))
  return found
}

/** Removes a directory and all below it; false while processes are still in there. */
export async function removeCgroup(folder: string): Promise<boolean> {
  for (const child of await childFolders(folder)) if (!(await removeCgroup(child))) return false
  try {
    await rmdir(folder)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT'
  }
}

async function childFolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name))
}

/** How often the kernel killed for want of memory in this cgroup. */
export function oomKills(plan: CgroupPlan): number {
  const file = plan.version === 2 ? 'memory.events' : 'memory.oom_control'
  try {
    return Number(/^oom_kill (\d+)$/m.exec(readFileSync(join(plan.memory, file), 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
