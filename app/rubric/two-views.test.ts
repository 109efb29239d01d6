import { expect, it } from 'vitest'
import { NOT_SURE, parseSelfRatings, selfAssessment, selfRatingName } from './self-assessment.ts'
import { bands, type Rating } from './ratings.ts'
import { compareViews, wholeWords } from './two-views.ts'

const answers = { wentWell: 'I read the log before I acted.', tryNext: 'Say more of it aloud.', overall: 3 }
const rounds = [{ round: 0, dimensions: [{ id: 'triage' }, { id: 'method' }, { id: 'talk' }] }]
const dimension = (id: string, rating: Rating | null) => ({ id, title: id, rating })

function formOf(chosen: Record<string, string>): FormData {
  const form = new FormData()
  for (const [id, value] of Object.entries(chosen)) form.set(selfRatingName(0, id), value)
  return form
}

it('EV8 a dimension is rated, not sure, or left out; what is no dimension falls away', () => {
  expect(parseSelfRatings(formOf({ triage: '2', method: NOT_SURE, juggling: '4' }), rounds)).toEqual([
    { round: 0, dimensionId: 'triage', rating: 2 },
    { round: 0, dimensionId: 'method', rating: null },
  ])
  expect(parseSelfRatings(formOf({}), rounds)).toEqual([])
  for (const off of ['0', '5', '2.5', 'great'])
    expect(parseSelfRatings(formOf({ triage: off }), rounds)).toBeNull()
})

it('EV8 a self-assessment from before there were dimensions in it is read as it was', () => {
  expect(selfAssessment.parse(answers)).toEqual(answers)
})

it('EV9 each difference has a kind sentence, and what was left out has none', () => {
  const own = {
    ...answers,
    ratings: [
      { round: 0, dimensionId: 'triage', rating: 2 as const },
      { round: 0, dimensionId: 'method', rating: null },
      { round: 1, dimensionId: 'talk', rating: 4 as const },
    ],
  }
  const card = { dimensions: [dimension('triage', 3), dimension('method', 3), dimension('talk', 2)] }
  const views = compareViews({ round: 0, own, card }, null)
  expect(views.map(({ dimensionId, own: mine, theirs }) => [dimensionId, mine, theirs])).toEqual([
    ['triage', 2, 3],
    ['method', null, 3],
  ])
  expect(views[0]?.words).toBe('You rated yourself lower than your interviewer here.')
})

it('EV9 every pair of views has its words, for either reader, and none of them says who is right', () => {
  const all = [null, 1, 2, 3, 4] as const
  for (const mine of all) {
    for (const theirs of all) {
      const own = { ...answers, ratings: [{ round: 0, dimensionId: 'triage', rating: mine }] }
      const card = { dimensions: [dimension('triage', theirs)] }
      for (const reader of [null, { candidate: 'Cara', rater: null }, { candidate: 'Cara', rater: 'Ivan' }]) {
        const [view] = compareViews({ round: 0, own, card }, reader)
        if (reader?.rater) expect(view?.words).not.toMatch(/\byou\b/i)
        expect(view?.words.length).toBeGreaterThan(20)
        expect(view?.words).not.toMatch(/wrong|overestimat|underestimat|too high|too low|should have/i)
      }
    }
  }
})

it('EV9 the whole is said beside how it felt, for either reader, and never as a judgement', () => {
  for (const band of [null, ...bands]) {
    for (const felt of [null, 1, 2, 3, 4]) {
      for (const name of [null, 'Cara']) {
        const words = wholeWords({ band, felt }, name)
        expect(words).not.toMatch(/wrong|overestimat|underestimat|too high|should have|undefined|null/i)
        if (name === null && band !== null) expect(words).toContain('not a verdict')
      }
    }
  }
  expect(wholeWords({ band: 'solid', felt: 2 }, null)).toContain('more of it showed than was felt')
  expect(wholeWords({ band: 'solid', felt: 3 }, 'Cara')).toBe(
    'As a whole: solid. That is how it felt to Cara too.',
  )
})
