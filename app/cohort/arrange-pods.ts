// Small groups of candidates who know each other: of four to six, as even as they can be, people of near zones together.

export const POD_SIZE_MIN = 4
export const POD_SIZE_MAX = 6
const POD_SIZE_BEST = 5

export type PodPerson = {
  id: string
  /** Of their clock now, before UTC. */
  aheadMinutes: number
}

/**
 * As few pods as five people each make, sizes no more than one apart. Null where there are too few for one, or seven, which no
 * four to six can share. The same people give the same pods, in whatever order they come.
 */
export function arrangePods(people: readonly PodPerson[]): string[][] | null {
  const count = countPods(people.length)
  if (count === null) return null
  const inOrder = people.toSorted((a, b) => a.aheadMinutes - b.aheadMinutes || (a.id < b.id ? -1 : 1))
  const pods: string[][] = []
  let from = 0
  for (let pod = 0; pod < count; pod += 1) {
    const size = Math.floor(inOrder.length / count) + (pod < inOrder.length % count ? 1 : 0)
    pods.push(inOrder.slice(from, from + size).map(({ id }) => id))
    from += size
  }
  return pods
}

function countPods(people: number): number | null {
  const [fewest, most] = [Math.ceil(people / POD_SIZE_MAX), Math.floor(people / POD_SIZE_MIN)]
  if (people < POD_SIZE_MIN || fewest > most) return null
  return Math.min(most, Math.max(fewest, Math.round(people / POD_SIZE_BEST)))
}

/** "Pod 1", "Pod 2" … leaving out names that are given. */
export function podNames(count: number, given: readonly string[]): string[] {
  const taken = new Set(given.map((name) => name.toLowerCase()))
  const names: string[] = []
  for (let number = 1; names.length < count; number += 1) {
    if (!taken.has(`pod ${number}`)) names.push(`Pod ${number}`)
  }
  return names
}
