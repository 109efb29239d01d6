import { describe, expect, it } from 'vitest'
import { bandOf, summarize, type Rating } from './ratings.ts'

function rated(...ratings: (Rating | null)[]) {
  const weights = [15, 25, 20, 15, 15, 10]
  return ratings.map((rating, index) => ({
    dimensionId: `d${index}`,
    weight: weights[index] ?? 10,
    rating,
  }))
}

describe('totals', () => {
  it('RE3 the total is the weighted mean to two decimals', () => {
    expect(summarize(rated(4, 3, 2, 1, 3, 4)).total).toBe(2.75)
    expect(summarize(rated(1, 1, 1, 1, 1, 2)).total).toBe(1.1)
  })

  it('RE2 a dimension that was not observed takes its weight with it', () => {
    expect(summarize(rated(4, 4, null, 4, 4, null)).total).toBe(4)
    expect(summarize(rated(1, 4, null, 1, 1, 1)).total).toBe(1.94)
  })

  it('RE4 more than two not observed leave no total and no band', () => {
    expect(summarize(rated(4, 4, 4, 4, null, null)).band).toBe('strong')
    expect(summarize(rated(4, 4, 4, null, null, null))).toMatchObject({ total: null, band: null })
    expect(summarize([])).toEqual({ total: null, band: null, highest: [], lowest: [] })
  })

  it.each([
    [1, 'not-yet'],
    [1.74, 'not-yet'],
    [1.75, 'developing'],
    [2.49, 'developing'],
    [2.5, 'solid'],
    [3.39, 'solid'],
    [3.4, 'strong'],
    [4, 'strong'],
  ] as const)('RE3 a total of %d is %s', (total, band) => {
    expect(bandOf(total)).toBe(band)
  })

  it('RE3 highest and lowest are named, unless all are alike', () => {
    expect(summarize(rated(4, 2, 4, 2, 3, 3))).toMatchObject({ highest: ['d0', 'd2'], lowest: ['d1', 'd3'] })
    expect(summarize(rated(3, 3, 3, 3, 3, 3))).toMatchObject({ highest: [], lowest: [] })
  })
})
