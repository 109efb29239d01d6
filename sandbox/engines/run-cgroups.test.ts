import { describe, expect, it } from 'vitest'
import { runLimits, sandboxSpec } from '../contract.ts'
import { findCgroupHost, planCgroups } from './cgroups.ts'
import { planRun } from './run-cgroups.ts'

const HYBRID = ['cpu', 'cpuacct', 'memory', 'pids', 'devices']
  .map((name) => `26 25 0:23 / /sys/fs/cgroup/${name} rw - cgroup cgroup rw,${name}`)
  .concat('30 25 0:27 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw')
  .join('\n')
const JOINED = HYBRID.replaceAll('/cpu rw', '/cpu,cpuacct rw')
  .replaceAll('/cpuacct rw', '/cpu,cpuacct rw')
  .replaceAll(/rw,(cpu|cpuacct)$/gm, 'rw,cpu,cpuacct')
const PURE = '26 25 0:23 / /sys/fs/cgroup rw shared:4 - cgroup2 cgroup2 rw,nsdelegate'

function planOn(mountinfo: string) {
  const host = findCgroupHost(mountinfo)
  if (!host) throw new Error('no hierarchy')
  const spec = sandboxSpec.parse({ memoryMb: 256, cpus: 0.5 })
  const box = planCgroups(host, 'greenroom-main', { id: 's-1', spec })
  const limits = runLimits.parse({ memoryMb: 64, processes: 20 })
  return { box, run: planRun(host, box, { name: 'run-1', limits }) }
}

const table = (rows: { path: string; value: string }[]) =>
  Object.fromEntries(rows.map(({ path, value }) => [path.replace('/sys/fs/cgroup/', ''), value]))

describe('where the limits of a run stand', () => {
  it('SB49 on a hybrid machine beside the box’s tree, below the box’s own limits', () => {
    const { box, run } = planOn(HYBRID)
    const at = (controller: string) => `/sys/fs/cgroup/${controller}/greenroom-main/s-1/run-1`
    expect(run.folders).toEqual(['memory', 'pids', 'cpu', 'cpuacct', 'unified'].map(at))
    expect(table(run.settings)).toMatchObject({
      'memory/greenroom-main/s-1/run-1/memory.limit_in_bytes': String(64 << 20),
      'pids/greenroom-main/s-1/run-1/pids.max': '20',
      'cpu/greenroom-main/s-1/run-1/cpu.cfs_quota_us': '45000',
    })
    expect(run.join).toEqual(run.folders.map((folder) => `${folder}/cgroup.procs`))
    expect([run.folders.some((folder) => folder.startsWith(box.view)), run.kill]).toEqual([
      false,
      `${at('unified')}/cgroup.kill`,
    ])
  })

  it('SB49 controllers that share a hierarchy are one folder', () => {
    const { run } = planOn(JOINED)
    expect(run.folders.filter((folder) => folder.includes('cpu'))).toEqual([
      '/sys/fs/cgroup/cpu,cpuacct/greenroom-main/s-1/run-1',
    ])
    expect(run.figures['cpu-use']).toBe('/sys/fs/cgroup/cpu,cpuacct/greenroom-main/s-1/run-1/cpuacct.usage')
  })

  it('SB49 on a v2 machine in one folder of the box’s parent, which the box does not see', () => {
    const { box, run } = planOn(PURE)
    const own = '/sys/fs/cgroup/greenroom-main/s-1/run-1'
    expect([run.folders, run.join]).toEqual([[own], [`${own}/cgroup.procs`]])
    expect(table(run.settings)).toEqual({
      'greenroom-main/s-1/run-1/memory.max': String(64 << 20),
      'greenroom-main/s-1/run-1/memory.swap.max': '0',
      'greenroom-main/s-1/run-1/pids.max': '20',
      'greenroom-main/s-1/run-1/cpu.weight': '25',
      'greenroom-main/s-1/run-1/cpu.max': '45000 100000',
    })
    expect(own.startsWith(box.view)).toBe(false)
  })
})
