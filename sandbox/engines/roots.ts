// What an engine keeps on the machine besides its boxes: a run folder, and the cgroup folders its boxes lie in. Opened
// before the first box and closed after the last; those of a state folder that is gone are swept when a host starts.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, lstat, mkdir, readdir, readFile, rm, rmdir, symlink, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { processesIn, removeCgroup, type CgroupHost } from './cgroups.ts'
import { findBoxes } from './leftovers.ts'
import type { Places } from './oci-places.ts'
import { runQuietly } from './run-command.ts'

const run = promisify(execFile)

/** More than a machine collects between two starts; what is left over goes at the next one. */
const SWEPT_MAX = 100
/** Not `main`: the default state folder may be put back, and its roots are found again by name. */
const TAG = /^[0-9a-f]{8}$/
const CGROUP_OF_TAG = /^greenroom-([0-9a-f]{8})(?:-probes)?$/

/** Makes the folders that boxes stand on; their roots pass through them to their own folder and can list none. */
export async function openRoots(places: Places, folders: string[] = []): Promise<void> {
  // Never empty from its first moment: a sweep removes run folders that are.
  await mkdir(places.meminfo, { recursive: true, mode: 0o711 })
  await symlink(places.stateDir, places.owner).catch((error: unknown) => {
    if (!hasCode(error, 'EEXIST')) throw error
  })
  const all = [places.stateDir, places.boxes, places.run, places.meminfo, ...folders]
  for (const folder of all) await mkdir(folder, { recursive: true, mode: 0o711 })
  // A file of the machine's disk would show that disk to `df` in every box. A ramfs has no size, and `df` leaves it out.
  if (!(await isMountPoint(places.meminfo))) {
    const options = 'mode=711,nosuid,nodev,noexec'
    await run('mount', ['-t', 'ramfs', '-o', options, 'meminfo', places.meminfo])
  }
  for (const folder of all) await chmod(folder, 0o711)
}

/** The engine's own empty roots; nothing while a box is left, which the next host finds by them. */
export async function closeRoots(places: Places, host: CgroupHost): Promise<void> {
  if ((await findBoxes(places, host)).length > 0) return
  if (await removeCgroupRoots(host, [places.cgroupRoot, places.probeRoot])) await removeRun(places.run)
}

/** Every root of this engine that is on the machine: none before it was first used, and none after it was closed. */
export function rootsOf(places: Places, host: CgroupHost): string[] {
  const cgroups = [places.cgroupRoot, places.probeRoot].flatMap((name) => cgroupRoots(host, name))
  return [places.run, ...cgroups].filter((folder) => existsSync(folder))
}

/** Removes the roots of engines whose state folder is gone (a test's, a moved one's). Returns their tags. */
export async function sweepRoots(runDir: string, host: CgroupHost): Promise<string[]> {
  const swept: string[] = []
  for (const tag of await findTags(runDir, host)) {
    if (swept.length >= SWEPT_MAX) break
    if (await hasOwner(join(runDir, tag))) continue
    if (!(await removeCgroupRoots(host, [`greenroom-${tag}`, `greenroom-${tag}-probes`]))) continue
    await removeRun(join(runDir, tag))
    swept.push(tag)
  }
  return swept
}

async function findTags(runDir: string, host: CgroupHost): Promise<string[]> {
  const tags = (await readdir(runDir).catch(() => [])).filter((name) => TAG.test(name))
  for (const place of hierarchies(host)) {
    for (const name of await readdir(place).catch(() => [])) tags.push(CGROUP_OF_TAG.exec(name)?.[1] ?? '')
  }
  return [...new Set(tags)].filter(Boolean).sort()
}

/** An engine makes its run folder first and removes it last: cgroups without one are nobody's. */
async function hasOwner(folder: string): Promise<boolean> {
  const entries = await readdir(folder).catch(() => [])
  if (entries.length === 0) return false
  const named = await lstat(join(folder, 'state')).catch(() => null)
  // Without a name it cannot be said whose it is: it is left alone.
  return named === null || existsSync(join(folder, 'state'))
}

/** False, and nothing removed, while a process is in one of them. */
async function removeCgroupRoots(host: CgroupHost, names: string[]): Promise<boolean> {
  const folders = names.flatMap((name) => cgroupRoots(host, name)).filter((folder) => existsSync(folder))
  const processes = await Promise.all(folders.map(processesIn))
  if (processes.flat().length > 0) return false
  return (await Promise.all(folders.map(removeCgroup))).every(Boolean)
}

async function removeRun(folder: string): Promise<void> {
  const meminfo = join(folder, 'meminfo')
  if (await isMountPoint(meminfo)) await runQuietly('umount', [meminfo])
  // Numbers of shells that ended with a killed host.
  await rm(join(folder, 'shells'), { recursive: true, force: true })
  for (const name of ['runc', 'meminfo']) await rmdir(join(folder, name)).catch(() => undefined)
  const entries = await readdir(folder).catch(() => [])
  if (entries.some((name) => name !== 'state')) return
  await unlink(join(folder, 'state')).catch(() => undefined)
  await rmdir(folder).catch(() => undefined)
}

function hierarchies(host: CgroupHost): string[] {
  return [...new Set([...Object.values(host.v1), host.unified])]
}

function cgroupRoots(host: CgroupHost, name: string): string[] {
  return hierarchies(host).map((place) => join(place, name))
}

async function isMountPoint(folder: string): Promise<boolean> {
  const table = await readFile('/proc/self/mountinfo', 'utf8')
  return table.split('\n').some((line) => line.split(' ')[4] === folder)
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
