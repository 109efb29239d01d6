// What of a box is still on this machine, read from the machine itself and never from memory.
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cgroupFolders, type CgroupHost } from './cgroups.ts'
import type { Places } from './oci-places.ts'
import { slotsOf } from './slots.ts'

/** Mount points at or below a folder, innermost last. */
export function mountsBelow(mountinfo: string, folder: string): string[] {
  return mountinfo
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '')
    .filter((point) => point === folder || point.startsWith(`${folder}/`))
}

/** Empty = nothing is left. Each entry names one thing for an operator. */
export async function leftoversOf(places: Places, host: CgroupHost, id: string): Promise<string[]> {
  const folder = places.box(id)
  const mounts = mountsBelow(await readFile('/proc/self/mountinfo', 'utf8'), folder)
  const loops = (await loopFiles()).filter((file) => file.startsWith(`${folder}/`))
  const slots = await slotsOf(places.slots, folder)
  return [
    ...mounts.map((mount) => `mount ${mount}`),
    ...loops.map((file) => `loop device of ${file}`),
    ...cgroupFolders(host, places.cgroupRoot, id).map((path) => `cgroup ${path}`),
    ...cgroupFolders(host, places.probeRoot, id).map((path) => `cgroup ${path}`),
    ...slots.map((slot) => `uid range ${slot}`),
    ...[folder, join(places.runcRoot, id), join(places.meminfo, id)]
      .filter((path) => existsSync(path))
      .map((path) => `folder ${path}`),
  ]
}

/** Ids of everything that looks like a box of ours. */
export async function findBoxes(places: Places, host: CgroupHost): Promise<string[]> {
  const ids = new Set<string>()
  const roots = [...Object.values(host.v1), host.unified].flatMap((place) => [
    join(place, places.cgroupRoot),
    join(place, places.probeRoot),
  ])
  for (const folder of [places.boxes, places.runcRoot, places.meminfo, ...roots]) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
    // A runtime's and a cgroup's own files are no boxes.
    for (const entry of entries) if (entry.isDirectory() || folder === places.meminfo) ids.add(entry.name)
  }
  const inside = [
    ...mountsBelow(await readFile('/proc/self/mountinfo', 'utf8'), places.boxes),
    ...(await loopFiles()).filter((file) => file.startsWith(`${places.boxes}/`)),
  ]
  for (const path of inside) ids.add(path.slice(places.boxes.length + 1).split('/')[0] ?? '')
  return [...ids].filter(Boolean).sort()
}

async function loopFiles(): Promise<string[]> {
  const files: string[] = []
  for (const name of await readdir('/sys/block').catch(() => [])) {
    if (!name.startsWith('loop')) continue
    const file = await readFile(join('/sys/block', name, 'loop/backing_file'), 'utf8').catch(() => '')
    if (file) files.push(file.trim().replace(/ \(deleted\)$/, ''))
  }
  return files
}
