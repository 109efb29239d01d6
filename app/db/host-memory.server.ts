import type { Db } from './client.server.ts'

/** What the host last said its boxes may be promised; null when it has never answered. */
export async function findHostMemory(db: Db): Promise<number | null> {
  const row = await db.hostMemory.findUnique({ where: { id: 1 }, select: { memoryMb: true } })
  return row?.memoryMb ?? null
}

export async function saveHostMemory(db: Db, memoryMb: number, readAt: Date): Promise<void> {
  const row = { memoryMb, readAt }
  await db.hostMemory.upsert({
    where: { id: 1 },
    create: { id: 1, ...row },
    update: row,
    select: { id: true },
  })
}
