// Where the limits of one run stand: cgroups beside the box's own tree and below the box's limits, so that a run can
// neither see nor leave them, and what it uses is counted apart.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { RunLimits } from '../contract.ts'
import type { CgroupHost, CgroupPlan } from './cgroups.ts'

/** Of the box's processors, in all. The rest is for terminals, which would wait with a run that loops. */
const RUN_SHARE = 0.9
const CPU_PERIOD_US = 100_000
/** Against 1024 (weight: 100) of what else runs in the box. */
const CPU_SHARES = 256
const CPU_WEIGHT = 25
const V1_CONTROLLERS = ['memory', 'pids', 'cpu', 'cpuacct'] as const

type Setting = { path: string; value: string; optional?: boolean }

export type RunPlan = {
  folders: string[]
  settings: Setting[]
  /** `cgroup.procs` files, in the order to write them. */
  join: string[]
  /** Files to read the run's figures from. */
  figures: { 'cpu-use': string; oom: string; peak: string; 'pids-events': string; populated: string }
  kill: string
}

export function planRun(
  host: CgroupHost,
  box: CgroupPlan,
  run: { name: string; limits: RunLimits },
): RunPlan {
  const place = join(dirname(box.runtimePath), run.name)
  return host.version === 2 ? planV2(box, run) : planV1(host, box, { place, limits: run.limits })
}

function planV1(host: CgroupHost, box: CgroupPlan, run: { place: string; limits: RunLimits }): RunPlan {
  const of = (controller: string) =>
    join(host.v1[controller] ?? join('/sys/fs/cgroup', controller), run.place)
  const unified = join(host.unified, run.place)
  const own = [...new Set(V1_CONTROLLERS.map(of))]
  const bytes = String(run.limits.memoryMb << 20)
  // In every other hierarchy (devices, cpuset, …) it is where the box is.
  const others = box.join.filter(
    (file) => existsSync(file) && !own.some((folder) => file.startsWith(dirname(folder))),
  )
  return {
    folders: [...own, unified],
    settings: [
      { path: join(of('memory'), 'memory.limit_in_bytes'), value: bytes },
      { path: join(of('memory'), 'memory.memsw.limit_in_bytes'), value: bytes, optional: true },
      { path: join(of('pids'), 'pids.max'), value: String(run.limits.processes) },
      { path: join(of('cpu'), 'cpu.shares'), value: String(CPU_SHARES) },
      { path: join(of('cpu'), 'cpu.cfs_period_us'), value: String(CPU_PERIOD_US) },
      { path: join(of('cpu'), 'cpu.cfs_quota_us'), value: quotaUs(box) },
    ],
    join: [...others, ...[...own, unified].map((folder) => join(folder, 'cgroup.procs'))],
    figures: {
      'cpu-use': join(of('cpuacct'), 'cpuacct.usage'),
      oom: join(of('memory'), 'memory.oom_control'),
      peak: join(of('memory'), 'memory.max_usage_in_bytes'),
      'pids-events': join(of('pids'), 'pids.events'),
      populated: join(unified, 'cgroup.events'),
    },
    kill: join(unified, 'cgroup.kill'),
  }
}

function planV2(box: CgroupPlan, { name, limits }: { name: string; limits: RunLimits }): RunPlan {
  const own = join(box.outer, name)
  return {
    folders: [own],
    settings: [
      { path: join(own, 'memory.max'), value: String(limits.memoryMb << 20) },
      { path: join(own, 'memory.swap.max'), value: '0', optional: true },
      { path: join(own, 'pids.max'), value: String(limits.processes) },
      { path: join(own, 'cpu.weight'), value: String(CPU_WEIGHT) },
      { path: join(own, 'cpu.max'), value: `${quotaUs(box)} ${CPU_PERIOD_US}` },
    ],
    join: [join(own, 'cgroup.procs')],
    figures: {
      'cpu-use': join(own, 'cpu.stat'),
      oom: join(own, 'memory.events'),
      peak: join(own, 'memory.peak'),
      'pids-events': join(own, 'pids.events'),
      populated: join(own, 'cgroup.events'),
    },
    kill: join(own, 'cgroup.kill'),
  }
}

function quotaUs({ cpus }: CgroupPlan): string {
  return String(Math.max(1000, Math.round(cpus * RUN_SHARE * CPU_PERIOD_US)))
}
