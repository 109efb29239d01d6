import { describe, expect, it } from 'vitest'
import { createCpuShares, toNumbers } from './cpu-shares.ts'
import { boxCpus, firstCpus } from './figures.ts'

describe('processors of a box', () => {
  it('SB39 are those that fewest boxes have, and free again when the box has gone', () => {
    const shares = createCpuShares([0, 1, 2, 3], 1)
    expect([shares.take('a', 1), shares.take('b', 1), shares.take('c', 2)]).toEqual(['1', '2', '0,3'])
    shares.give('b')
    expect(shares.take('d', 1)).toBe('2')
  })

  it('SB39 are not set for a box that has as many as the machine', () => {
    expect(createCpuShares([0, 1], 0).take('a', 2)).toBeNull()
    expect([boxCpus({ cpus: 0.5 }, 4), boxCpus({ cpus: 1.5 }, 4), boxCpus({ cpus: 8 }, 4)]).toEqual([1, 2, 4])
    expect(toNumbers('0-2,5')).toEqual([0, 1, 2, 5])
  })

  it('SB39 are shown as the first of the machine’s, and no more', () => {
    const one = (n: number) => `processor\t: ${n}\nmodel name\t: Some CPU\nsiblings\t: 8\ncpu cores\t: 4\n\n`
    const cut = firstCpus(one(0) + one(1) + one(2), 2)
    expect(cut).toBe((one(0) + one(1)).replaceAll(/: [84]$/gm, ': 2'))
  })
})
