// One boot of a box of the OCI engine: limits, config, keeper.
import { lstat, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SandboxSpec } from '../contract.ts'
import {
  cgroupFolders,
  makeCgroups,
  removeCgroup,
  setQuota,
  type CgroupHost,
  type CgroupPlan,
} from './cgroups.ts'
import { boxCpus, makeFigures } from './figures.ts'
import { startKeeper, type Keeper } from './keeper.ts'
import type { Places } from './oci-places.ts'
import { MASKED, toConfigText } from './oci-spec.ts'
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
  const figures = join(places.meminfo, id)
  await makeCgroups(host, plan, base)
  await makeFigures(figures, spec)
  const root = join(dir, 'merged')
  const config = toConfigText({
    spec,
    base,
    root,
    cgroupsPath: plan.runtimePath,
    cgroupView: plan.view,
    figures,
    sysFolders: await findSysFolders(),
    coreBytesMax: await coreBytesMax(),
  })
  await writeFile(join(dir, 'config.json'), config)
  const settings = { dir, id, base, runc, 'runc-root': places.runcRoot, hostname: spec.hostname }
  const disk = { template: again ? '' : boot.template }
  const keeper = await startKeeper(boot.boxTool, [
    ...toArguments({ ...settings, ...disk, ...meterSettings(boot, figures) }),
    ...rootArguments(boot.layers),
    ...poolLimits(),
  ])
  await setQuota(plan)
  return keeper
}

/** A mount needs a folder that is there; the rest is left to the runtime, which passes over what is missing. */
async function findSysFolders(): Promise<string[]> {
  const paths = MASKED.filter((path) => path.startsWith('/sys/'))
  const found = await Promise.all(paths.map((path) => lstat(path).catch(() => null)))
  return paths.filter((_, index) => found[index]?.isDirectory())
}

/** What `greenroom-box` needs to keep the box's figures up to date. */
export function meterSettings({ plan, spec }: Pick<OciBoot, 'plan' | 'spec'>, figures: string) {
  const limits = { 'memory-kb': spec.memoryMb << 10, cpus: boxCpus(spec) }
  const sources = { memory: plan.memory, 'cpu-use': plan.cpuUse, tasks: plan.tasks }
  return { ...limits, ...sources, 'cgroup-version': plan.version, figures }
}

/** Nobody may give more than they have: a runtime without CAP_SYS_RESOURCE could not start the box. */
export async function coreBytesMax(): Promise<number | null> {
  const limits = await readFile('/proc/self/limits', 'utf8')
  const hard = /^Max core file size\s+\S+\s+(\S+)/m.exec(limits)?.[1] ?? 'unlimited'
  return hard === 'unlimited' ? null : Number(hard)
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
