import { describe, expect, it } from 'vitest'
import { ladderOf, signed, type Compared, type LadderFacts } from './ladder.ts'
import { compareWithReference, medianOf, type GivenRatings } from './reference.ts'
import { ratingField, readTapeForm, seenField } from './tape-form.ts'

const DAY = 86_400_000

function compared(how: Compared['how'], at: number, differences = [0, 0, 1, -1, 0]): Compared {
  return { sittingId: `${how}${at}`, how, at: at * DAY, differences }
}
const enough = [compared('shadow', 1), compared('shadow', 2), compared('tape', 3), compared('tape', 4)]

function ladder(facts: Partial<LadderFacts>) {
  return ladderOf({ leads: false, compared: [], led: 0, waived: false, now: 10 * DAY, ...facts })
}
const openNeeds = (facts: Partial<LadderFacts>) =>
  ladder(facts)
    .needs.filter(({ isMet }) => !isMet)
    .map(({ id }) => id)

describe('the ladder', () => {
  it('KA12 shadow: two sessions watched and two recordings rated, and it says what is needed next', () => {
    expect(ladder({}).step).toBe('shadow')
    expect(openNeeds({})).toEqual(['shadows', 'tapes', 'within-one', 'far-off', 'mean'])
    expect(openNeeds({ compared: enough.slice(0, 3) })).toEqual(['tapes'])
    expect(ladder({}).needs[0]?.words).toBe(
      'Watch two sessions and submit your practice scorecard: 0 so far.',
    )
  })

  it('KA12 then reverse shadow: one session led while the interviewer watches; then solo', () => {
    expect(ladder({ compared: enough })).toMatchObject({
      step: 'reverse-shadow',
      needs: [{ id: 'led', isMet: false }],
    })
    expect(ladder({ compared: enough, led: 1 })).toMatchObject({ step: 'solo', needs: [] })
    expect(ladder({ compared: enough.slice(1), led: 3 }).step).toBe('shadow')
  })

  it('KA13 four in five ratings within a level, none two away, on average within half a level', () => {
    const four = (differences: number[]) =>
      openNeeds({ compared: enough.map((one) => ({ ...one, differences })) })
    expect(four([1.5, 0, 0, 0, 0])).toEqual(['led'])
    expect(four([1.5, -1.5, 0, 0, 0])).toEqual(['within-one'])
    expect(four([2, -1, 0, 0, 0])).toEqual(['far-off'])
    expect(four([1, 1, 1, 0, 0])).toEqual(['mean'])
    expect(four([-1, -1, -0.5, 0, 0])).toEqual(['led'])
  })

  it('KA13 the latest count: a first try that went wide does not stay for ever', () => {
    const wide = compared('shadow', 0, [3, 3, 3])
    expect(ladder({ compared: [wide, ...enough] }).step).toBe('reverse-shadow')
    expect(ladder({ compared: [...enough, compared('shadow', 9, [3])] }).step).toBe('shadow')
  })

  it('KA14 a coordinator may let somebody lead, and whoever leads already stays', () => {
    expect(ladder({ waived: true }).step).toBe('solo')
    expect(ladder({ leads: true }).step).toBe('solo')
  })

  it('KA14 after about a term it is time to calibrate again', () => {
    const last = [compared('tape', 10)]
    expect(ladder({ leads: true, compared: last, now: 190 * DAY }).again).toBe(false)
    expect(ladder({ leads: true, compared: last, now: 191 * DAY }).again).toBe(true)
    expect(ladder({ leads: true, now: 500 * DAY }).again).toBe(true)
  })

  it('KA13 a difference has its sign', () => {
    expect([signed(0.5), signed(-0.5), signed(0), signed(-0.001), signed(0.001)]).toEqual([
      '+0.50',
      '−0.50',
      '0.00',
      '0.00',
      '0.00',
    ])
  })
})

describe('own and reference', () => {
  const given = (raterId: string, isReference: boolean, [a, b]: (number | null)[]): GivenRatings => {
    return {
      raterId,
      isReference,
      ratings: [
        { dimensionId: 'a', rating: a ?? null },
        { dimensionId: 'b', rating: b ?? null },
      ],
    }
  }

  it('KA15 the reference is the median of the other interviewers; who is learning does not set it', () => {
    const all = [
      given('me', true, [1, 3]),
      given('x', true, [2, 3]),
      given('y', true, [3, 4]),
      given('t', false, [4, 1]),
    ]
    expect(compareWithReference('me', all, ['b', 'a'])).toEqual([
      { dimensionId: 'a', own: 1, reference: 2.5, difference: -1.5 },
      { dimensionId: 'b', own: 3, reference: 3.5, difference: -0.5 },
    ])
    expect(medianOf([4, 1, 2])).toBe(2)
    expect(medianOf([])).toBeNull()
  })

  it('KA15 what one of the two did not observe has no difference', () => {
    const all = [given('me', false, [null, 3]), given('x', true, [2, null])]
    expect(compareWithReference('me', all, ['a', 'b']).map(({ difference }) => difference)).toEqual([
      null,
      null,
    ])
    expect(compareWithReference('me', [given('me', true, [1, 1])], ['a'])[0]?.reference).toBeNull()
  })
})

describe('the form of a recording', () => {
  const form = (fields: Record<string, string>) => ({ get: (name: string) => fields[name] ?? null })

  it('KA16 every dimension has a rating with what was seen, or was not observed; half steps are welcome', () => {
    const fields = {
      [ratingField('a')]: '2.5',
      [seenField('a')]: 'Said what the command should show.',
      [ratingField('b')]: 'none',
      [ratingField('stranger')]: '4',
    }
    expect(readTapeForm(form(fields), ['a', 'b'])).toEqual({
      ok: true,
      body: {
        ratings: [
          { dimensionId: 'a', rating: 2.5, seen: 'Said what the command should show.' },
          { dimensionId: 'b', rating: null, seen: '' },
        ],
      },
    })
  })

  it('KA16 what is missing is told at its field, and odd numbers are no rating', () => {
    const fields = {
      [ratingField('a')]: '3',
      [seenField('a')]: 'short',
      [ratingField('b')]: '2.75',
      [seenField('c')]: 'x'.repeat(601),
    }
    const read = readTapeForm(form(fields), ['a', 'b', 'c'])
    expect(read.ok ? [] : read.gaps.map(({ dimensionId, part }) => `${dimensionId} ${part}`)).toEqual([
      'a seen',
      'b rating',
      'c rating',
      'c seen',
    ])
  })
})
