import { describe, expect, it } from 'vitest'
import { readingFor, type DebriefSources, type ReleasedScorecard, type RoundSources } from './debrief.ts'

function card(kind: 'interviewer' | 'shadow', authorName: string): ReleasedScorecard {
  return {
    authorName,
    kind,
    submittedAt: '2026-11-22T10:00:00.000Z',
    rubricId: 'practice@1',
    strengths: [],
    tryNext: '',
    resource: '',
    band: 'solid',
    total: 2.75,
    highest: [],
    lowest: [],
    dimensions: [],
    additions: [],
  }
}

const round: RoundSources = {
  round: 0,
  interviewerCard: card('interviewer', 'Ivan'),
  shadowCards: [
    { ...card('shadow', 'Sami'), authorId: 'sami' },
    { ...card('shadow', 'Sue'), authorId: 'sue' },
  ],
}
const selfAssessment = { wentWell: 'a', tryNext: 'b', overall: 3 }
const full: DebriefSources = { rounds: [round, { ...round, round: 2 }], selfAssessment }
const unwritten: DebriefSources = {
  ...full,
  rounds: full.rounds.map((one) => ({ ...one, interviewerCard: null })),
}
const NOTHING = [0, 2].map((number) => ({ round: number, scorecard: null, practice: [] }))
const namesOf = (cards: readonly ReleasedScorecard[]) => cards.map((one) => one.authorName)

describe('who reads what', () => {
  it('RE9 the candidate reads nothing of anybody before writing about themselves', () => {
    const reading = readingFor('candidate', 'cara', { ...full, selfAssessment: null })
    expect(reading).toMatchObject({ status: 'self-assessment-first', rounds: NOTHING, showsFacts: false })
  })

  it('RE9 the candidate waits for the interviewer', () => {
    const reading = readingFor('candidate', 'cara', unwritten)
    expect(reading).toMatchObject({ status: 'scorecard-awaited', rounds: NOTHING, showsFacts: false })
  })

  it('RE3 the candidate reads the bands and never a total', () => {
    const { status, rounds } = readingFor('candidate', 'cara', full)
    expect(status).toBe('open')
    expect(rounds.map(({ scorecard }) => [scorecard?.band, scorecard?.total])).toEqual([
      ['solid', null],
      ['solid', null],
    ])
  })

  it('RE10 no practice scorecard reaches the candidate', () => {
    expect(JSON.stringify(readingFor('candidate', 'cara', full))).not.toMatch(/Sami|Sue/)
  })

  it('RE10 a shadow reads the interviewer and their own cards, not another shadow', () => {
    for (const { practice, scorecard } of readingFor('shadow', 'sami', full).rounds) {
      expect(namesOf(practice)).toEqual(['Sami'])
      expect(scorecard?.authorName).toBe('Ivan')
    }
  })

  it('RE10 the interviewer reads all practice cards', () => {
    for (const { practice } of readingFor('interviewer', 'ivan', full).rounds)
      expect(namesOf(practice)).toEqual(['Sami', 'Sue'])
  })

  it('RE10 whoever rates writes before reading', () => {
    const withoutOwn = readingFor('shadow', 'sam-who-has-not-written', full)
    expect(withoutOwn).toMatchObject({ status: 'own-scorecard-first', rounds: NOTHING })
    const first = readingFor('interviewer', 'ivan', unwritten)
    expect(first).toMatchObject({ status: 'own-scorecard-first', rounds: NOTHING, selfAssessment: null })
  })

  it('RE13 rounds are read one by one, and together only when all are submitted', () => {
    const half = { ...full, rounds: [round, { ...round, round: 2, interviewerCard: null }] }
    expect(readingFor('candidate', 'cara', half)).toMatchObject({
      status: 'scorecard-awaited',
      rounds: NOTHING,
    })
    expect(readingFor('interviewer', 'ivan', half).status).toBe('own-scorecard-first')
  })

  it('RE14 where nothing is scored nobody waits for anybody', () => {
    const warmUp: DebriefSources = { rounds: [], selfAssessment: null }
    for (const part of ['candidate', 'interviewer', 'shadow'] as const)
      expect(readingFor(part, 'anybody', warmUp)).toMatchObject({ status: 'open', showsFacts: true })
  })
})
