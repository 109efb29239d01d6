import { describe, expect, it } from 'vitest'
import { sandboxSpec } from '../contract.ts'
import { findCgroupHost, planCgroups, planProbe } from './cgroups.ts'

const HYBRID = [
  '25 24 0:22 / /sys/fs/cgroup rw - tmpfs tmpfs rw,mode=755',
  '26 25 0:23 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu',
  '27 25 0:24 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory',
  '28 25 0:25 / /sys/fs/cgroup/pids rw - cgroup cgroup rw,pids',
  '29 25 0:26 / /sys/fs/cgroup/systemd rw - cgroup cgroup rw,name=systemd',
  '30 25 0:27 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw',
].join('\n')
const JOINED = HYBRID.replace(
  '/cpu rw - cgroup cgroup rw,cpu',
  '/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct',
)
const PURE = '26 25 0:23 / /sys/fs/cgroup rw shared:4 - cgroup2 cgroup2 rw,nsdelegate'
const spec = sandboxSpec.parse({ memoryMb: 256, pids: 100, cpus: 0.5 })

function planOn(mountinfo: string) {
  const host = findCgroupHost(mountinfo)
  if (!host) throw new Error('no hierarchy')
  return { host, plan: planCgroups(host, 'greenroom-main', { id: 's-1', spec }) }
}

function toTable(rows: { path: string; value: string }[]): Record<string, string> {
  return Object.fromEntries(rows.map(({ path, value }) => [path.replace('/sys/fs/cgroup/', ''), value]))
}

describe('cgroup plans', () => {
  it('SB32 a hybrid machine keeps the limits in its v1 controllers and shows the box a cgroup2 tree', () => {
    const { host, plan } = planOn(HYBRID)
    expect([host.version, host.unified]).toEqual([1, '/sys/fs/cgroup/unified'])
    expect(plan.view).toBe('/sys/fs/cgroup/unified/greenroom-main/s-1/box')
    expect(plan.runtimePath).toBe('/greenroom-main/s-1/box')
    expect(toTable(plan.limits)).toMatchObject({
      'memory/greenroom-main/s-1/memory.limit_in_bytes': String(256 << 20),
      'memory/greenroom-main/s-1/memory.kmem.tcp.limit_in_bytes': String(64 << 20),
      'pids/greenroom-main/s-1/pids.max': '100',
      'unified/greenroom-main/s-1/box/cgroup.max.descendants': '500',
    })
    expect(toTable(plan.quota)['cpu/greenroom-main/s-1/cpu.cfs_quota_us']).toBe('50000')
    expect(plan.join).toContain('/sys/fs/cgroup/memory/greenroom-main/s-1/box/cgroup.procs')
  })

  it('SB32 controllers that share a hierarchy are one place', () => {
    const { plan } = planOn(JOINED)
    expect(toTable(plan.quota)['cpu,cpuacct/greenroom-main/s-1/cpu.cfs_quota_us']).toBe('50000')
    expect(plan.join.filter((file) => file.includes('cpu,cpuacct'))).toHaveLength(1)
  })

  it('SB32 a v2 machine keeps the limits in the parent of what the box sees', () => {
    const { host, plan } = planOn(PURE)
    expect([host.version, host.unified]).toEqual([2, '/sys/fs/cgroup'])
    expect(plan.folders).toEqual([
      '/sys/fs/cgroup/greenroom-main/s-1',
      '/sys/fs/cgroup/greenroom-main/s-1/box',
    ])
    expect(toTable(plan.limits)).toMatchObject({
      'greenroom-main/s-1/memory.max': String(256 << 20),
      'greenroom-main/s-1/memory.swap.max': '0',
      'greenroom-main/s-1/pids.max': '100',
      'greenroom-main/s-1/box/cgroup.max.descendants': '500',
      'greenroom-main/s-1/cgroup.subtree_control': '+memory +pids +cpu',
    })
    expect(toTable(plan.quota)).toEqual({ 'greenroom-main/s-1/cpu.max': '50000 100000' })
  })

  it('SB32 no limit is ever written where the box can write', () => {
    for (const machine of [HYBRID, JOINED, PURE]) {
      const { plan } = planOn(machine)
      const inView = [...plan.limits, ...plan.quota].filter(({ path }) => path.startsWith(`${plan.view}/`))
      // These two stand in the box's top directory, but only its processes' files there are made its own.
      expect(inView.map(({ path }) => path.slice(plan.view.length + 1))).toEqual([
        'cgroup.max.descendants',
        'cgroup.max.depth',
      ])
    }
  })

  it('SB32 a probe pays for itself, outside the box’s directories', () => {
    for (const machine of [HYBRID, PURE]) {
      const { host, plan } = planOn(machine)
      const probe = planProbe(host, 'greenroom-main-probes', 's-1/1')
      expect(probe.limits.length).toBeGreaterThanOrEqual(2)
      for (const folder of probe.folders) expect(folder.startsWith(plan.outer)).toBe(false)
    }
  })

  it('SB33 a machine without a cgroup2 hierarchy is recognised', () => {
    expect(findCgroupHost('25 24 0:22 / /sys/fs/cgroup rw - tmpfs tmpfs rw')).toBeNull()
  })
})
