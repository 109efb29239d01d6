// Which processors a box runs on: as many as it was given, so that `nproc` says so, and those that fewest boxes have.
import { readFile } from 'node:fs/promises'

export type CpuShares = {
  /** A list as the kernel reads it (`0-2,5`); null = no fewer than there are: nothing is to be set. */
  take(id: string, count: number): string | null
  give(id: string): void
}

export function createCpuShares(all: number[], start = process.pid): CpuShares {
  const taken = new Map<string, number[]>()
  return {
    take(id, count) {
      if (count >= all.length) return null
      const load = new Map(all.map((cpu) => [cpu, 0]))
      for (const cpu of [...taken.values()].flat()) load.set(cpu, (load.get(cpu) ?? 0) + 1)
      // Two hosts on one machine know nothing of each other: they do not both begin with the first.
      const turn = start % all.length
      const inTurn = [...all.slice(turn), ...all.slice(0, turn)]
      const chosen = inTurn.sort((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0)).slice(0, count)
      taken.set(id, chosen)
      return chosen.sort((a, b) => a - b).join(',')
    },
    give: (id) => void taken.delete(id),
  }
}

/** Those this process may run on: in a container not all that the machine has. */
export async function ownCpus(): Promise<number[]> {
  const status = await readFile('/proc/self/status', 'utf8')
  return toNumbers(/^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1] ?? '0')
}

export function toNumbers(list: string): number[] {
  return list.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map(Number)
    return Array.from({ length: last - first + 1 }, (_, index) => first + index)
  })
}
