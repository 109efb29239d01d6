import { describe, expect, test } from 'vitest'
import { createRandom } from '#test/support/random.ts'
import { arrangePods, podNames, POD_SIZE_MAX, POD_SIZE_MIN, type PodPerson } from './arrange-pods.ts'

function crowd(size: number, seed = 1): PodPerson[] {
  const random = createRandom(seed)
  return Array.from({ length: size }, (_, index) => ({
    id: `p${String(index).padStart(4, '0')}`,
    aheadMinutes: (random.whole(53) - 22) * 30,
  }))
}

describe('arranging pods', () => {
  test('CH15 everybody is in exactly one pod of four to six, sizes one apart at most', () => {
    for (let size = 4; size <= 260; size += 1) {
      if (size === 7) continue
      const pods = arrangePods(crowd(size, size))!
      expect(pods.flat().toSorted()).toEqual(crowd(size).map(({ id }) => id))
      const sizes = pods.map(({ length }) => length)
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(POD_SIZE_MIN)
      expect(Math.max(...sizes)).toBeLessThanOrEqual(POD_SIZE_MAX)
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
    }
  })

  test('CH15 fewer than four, and seven, cannot be shared', () => {
    for (const size of [0, 1, 2, 3, 7]) expect(arrangePods(crowd(size))).toBeNull()
  })

  test('CH15 the order in which people come changes nothing', () => {
    for (let seed = 1; seed < 30; seed += 1) {
      const people = crowd(4 + seed * 2, seed)
      const random = createRandom(seed)
      const mixed = people
        .map((one) => ({ one, at: random.whole(1e9) }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one)
      expect(arrangePods(mixed)).toEqual(arrangePods(people))
    }
  })

  test('CH15 people of near zones are together: no pod reaches into the hours of another', () => {
    const people = crowd(97, 7)
    const aheadOf = new Map(people.map(({ id, aheadMinutes }) => [id, aheadMinutes]))
    const reach = arrangePods(people)!.map((pod) => {
      const ahead = pod.map((id) => aheadOf.get(id)!)
      return { from: Math.min(...ahead), to: Math.max(...ahead) }
    })
    reach.slice(1).forEach(({ from }, index) => expect(from).toBeGreaterThanOrEqual(reach[index]!.to))
  })

  test('CH15 names that are given are not given twice', () => {
    expect(podNames(3, ['Pod 2', 'Blue'])).toEqual(['Pod 1', 'Pod 3', 'Pod 4'])
  })
})
