// One boot of a box of the OCI engine: limits, config, keeper.
import { lstat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SandboxSpec } from '../contract.ts'
import { cgroupFolders, makeCgroups, removeCgroup, type CgroupHost, type CgroupPlan } from './cgroups.ts'
import { startKeeper, type Keeper } from './keeper.ts'
import type { Places } from './oci-places.ts'
import { MASKED, toOciConfig } from './oci-spec.ts'
import { runQuietly } from './run-command.ts'
import { POOL_LIMITS } from './tiers.ts'

export type OciBoot = {
  id: string
  spec: SandboxSpec
  base: number
  places: Places
  boxTool: string
  runc: string
  /** The trees of its image, top first. */
  layers: string[]
  /** The empty disk that a fresh box gets a copy of. */
  template: string
  host: CgroupHost
  plan: CgroupPlan
}

export async function bootOci(boot: OciBoot, again: boolean): Promise<Keeper> {
  const { id, spec, base, places, runc, host, plan } = boot
  if (again) await clearLastBoot(boot)
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
    sysFolders: await findSysFolders(),
  })
  await writeFile(join(dir, 'config.json'), JSON.stringify(config))
  const settings = { dir, id, base, runc, 'runc-root': places.runcRoot }
  const disk = { template: again ? '' : boot.template }
  const keeper = await startKeeper(boot.boxTool, [
    ...toArguments({ ...settings, ...disk, ...meterSettings(boot, meminfo) }),
    ...rootArguments(boot.layers),
    ...poolLimits(),
  ])
  // Only now: a throttled boot would take twice as long.
  for (const { path, value } of plan.quota) await writeFile(path, value)
  return keeper
}

/** A mount needs a folder that is there; the rest is left to the runtime, which passes over what is missing. */
async function findSysFolders(): Promise<string[]> {
  const paths = MASKED.filter((path) => path.startsWith('/sys/'))
  const found = await Promise.all(paths.map((path) => lstat(path).catch(() => null)))
  return paths.filter((_, index) => found[index]?.isDirectory())
}

/** What `greenroom-box` needs to keep the box's /proc/meminfo up to date. */
export function meterSettings({ plan, spec }: Pick<OciBoot, 'plan' | 'spec'>, meminfo: string) {
  return { memory: plan.memory, 'memory-kb': spec.memoryMb << 10, 'cgroup-version': plan.version, meminfo }
}

export function toArguments(settings: Record<string, string | number>): string[] {
  return Object.entries(settings).map(([key, value]) => `${key}=${value}`)
}

export function rootArguments(layers: string[]): string[] {
  return layers.map((layer) => `rootfs=${layer}`)
}

export function poolLimits(): string[] {
  return Object.entries(POOL_LIMITS).map(([name, value]) => `limit=${name}:${value}`)
}

/** The runtime's state and the cgroups of the boot before, which hold no process any more. */
async function clearLastBoot({ id, places, runc, host }: OciBoot): Promise<void> {
  await runQuietly(runc, ['--root', places.runcRoot, 'delete', '--force', id])
  for (const folder of cgroupFolders(host, places.cgroupRoot, id)) await removeCgroup(folder)
}
