// Controllers of a cgroup v2 tree: one works in a directory only when every parent passes it on.
import { constants } from 'node:fs'
import { access, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const CONTROLLERS = ['memory', 'pids', 'cpu'] as const
export const PASS_ON = CONTROLLERS.map((name) => `+${name}`).join(' ')
/** Boxes work without it; with it they count only their own processors. */
const WISHED = 'cpuset'
/** Processes that fork while they are moved leave children behind. */
const ROUNDS_MAX = 20

/** Why boxes cannot be limited below this directory, in words for an operator; null = they can. */
export async function findControllerTrouble(top: string): Promise<string | null> {
  const there = (await readFile(join(top, 'cgroup.controllers'), 'utf8')).trim().split(' ')
  const missing = CONTROLLERS.filter((name) => !there.includes(name))
  if (missing.length > 0) {
    const cure = 'Start Linux with cgroup_enable=memory or, in a container, give it these controllers.'
    return `Boxes cannot be limited: ${top} lacks the controllers ${missing.join(', ')}. ${cure}`
  }
  try {
    await access(join(top, 'cgroup.subtree_control'), constants.W_OK)
    return null
  } catch {
    return `Boxes cannot be limited: ${top} is read-only. In a container, run it privileged.`
  }
}

/** Makes `bottom` and lets what lies below it have limits. */
export async function passControllersDown(top: string, bottom: string): Promise<void> {
  await mkdir(bottom, { recursive: true })
  const folders = [bottom]
  for (let folder = bottom; folder !== top && folder.startsWith(top);)
    folders.unshift((folder = dirname(folder)))
  for (const folder of folders) await passOn(folder, folder === top)
}

async function passOn(folder: string, isTop: boolean): Promise<void> {
  const file = join(folder, 'cgroup.subtree_control')
  const passed = (await readFile(file, 'utf8')).trim().split(' ')
  if (!CONTROLLERS.every((name) => passed.includes(name))) {
    try {
      await writeFile(file, PASS_ON)
    } catch (error) {
      if (!isTop || !isBusy(error)) throw error
      await emptyTop(folder)
      await writeFile(file, PASS_ON)
    }
  }
  const there = await readFile(join(folder, 'cgroup.controllers'), 'utf8').catch(() => '')
  if (passed.includes(WISHED) || !there.split(/\s/).includes(WISHED)) return
  await writeFile(file, `+${WISHED}`).catch(() => undefined)
}

/**
 * Inside a container the top of the tree is not the kernel's: it may hold processes or pass controllers on, not both.
 * Its processes move one down, as Docker's own image for Docker does it.
 */
async function emptyTop(top: string): Promise<void> {
  const aside = join(top, 'greenroom-machine')
  await mkdir(aside, { recursive: true })
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const pids = (await readFile(join(top, 'cgroup.procs'), 'utf8')).split('\n').filter(Boolean)
    if (pids.length === 0) return
    // One that has ended meanwhile cannot be moved; whatever else stays is told by the write that follows.
    for (const pid of pids) await writeFile(join(aside, 'cgroup.procs'), pid).catch(() => undefined)
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EBUSY'
}
