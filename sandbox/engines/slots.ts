// Uid ranges. A slot is a range of 65 536 host uids; two live boxes never have the same one, whichever engine of this
// machine made them: pools the kernel counts per user (pipes, keys, queues) would be shared between the two.
import { existsSync } from 'node:fs'
import { mkdir, readdir, readlink, symlink, unlink } from 'node:fs/promises'
import { join } from 'node:path'

export const RANGE = 65_536
/** Above what useradd, systemd-nspawn and DynamicUser hand out, below 2^31, which old tools read as negative. */
export const FIRST_UID = 0x70000000
export const SLOTS = 4000

export function uidBase(slot: number): number {
  return FIRST_UID + slot * RANGE
}

/** Making a symbolic link is atomic: of two who want the same slot one gets it. It points at the holder's folder. */
export async function takeSlot(folder: string, holder: string): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const taken = new Set(await readdir(folder))
  for (let slot = 0; slot < SLOTS; slot++) {
    const link = join(folder, String(slot))
    if (taken.has(String(slot)) && !(await freeIfStale(link))) continue
    try {
      await symlink(holder, link)
      return slot
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
  throw new Error(`All ${SLOTS} uid ranges are in use.`)
}

export async function freeSlots(folder: string, holder: string): Promise<void> {
  for (const slot of await slotsOf(folder, holder)) await unlink(join(folder, slot)).catch(() => undefined)
}

export async function slotsOf(folder: string, holder: string): Promise<string[]> {
  const found: string[] = []
  for (const slot of await readdir(folder).catch(() => [])) {
    if ((await readlink(join(folder, slot)).catch(() => '')) === holder) found.push(slot)
  }
  return found
}

/** A slot outlives its holder when a whole state folder was thrown away. The folder is made before the slot is taken. */
async function freeIfStale(link: string): Promise<boolean> {
  const holder = await readlink(link).catch(() => '')
  if (holder && existsSync(holder)) return false
  await unlink(link).catch(() => undefined)
  return true
}
