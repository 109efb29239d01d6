// How many boxes this machine can hold at a time. The host says how much memory it has; what it said last outlives both processes.
import type { AppContext } from '#app/context.server.ts'
import { findHostMemory, saveHostMemory } from '#app/db/host-memory.server.ts'
import type { Log } from '#app/lib/log.ts'

/** While no host has ever answered: as many as a small machine holds, so that a first season can be planned. */
export const BOX_PLACES_UNKNOWN = 8

export type BoxPlacesNeeds = Pick<AppContext, 'db' | 'now' | 'sandbox' | 'questions'> & {
  env: Pick<AppContext['env'], 'BOX_PLACES'>
  log: Log
}

/** Reads what is known, and asks the host each time it can be reached again: another machine may answer. */
export async function createBoxPlaces(needs: BoxPlacesNeeds): Promise<() => number> {
  const { env, sandbox, questions } = needs
  const set = env.BOX_PLACES
  if (set !== null) return () => set
  let memoryMb = await findHostMemory(needs.db)
  const read = async () => {
    try {
      const { total } = (await sandbox.request('status', {})).memoryMb
      if (total === memoryMb) return
      memoryMb = total
      await saveHostMemory(needs.db, total, needs.now())
    } catch (error) {
      needs.log.warn({ error }, 'How many boxes the machine holds could not be read')
    }
  }
  sandbox.onConnection((connected) => connected && void read())
  if (sandbox.connected) void read()
  return () => placesIn(memoryMb, biggestBoxMb(questions.questions))
}

/** Every box is counted as the biggest one: which question a slot gets is only known once it is confirmed. */
export function placesIn(memoryMb: number | null, boxMb: number): number {
  return memoryMb === null || boxMb === 0 ? BOX_PLACES_UNKNOWN : Math.floor(memoryMb / boxMb)
}

function biggestBoxMb(questions: readonly { sandbox: { memoryMb: number } | null }[]): number {
  return Math.max(0, ...questions.map(({ sandbox }) => sandbox?.memoryMb ?? 0))
}
