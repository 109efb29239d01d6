import { describe, expect, it } from 'vitest'
import { readingFor, type DebriefSources, type ReleasedScorecard } from './debrief.ts'

function card(kind: 'interviewer' | 'shadow', authorName: string): ReleasedScorecard {
  return {
    authorName,
    kind,
    submittedAt: '2026-11-22T10:00:00.000Z',
    strengths: [],
    tryNext: '',
    resource: '',
    band: 'solid',
    total: 2.75,
    highest: [],
    lowest: [],
    dimensions: [],
  }
}

const full: DebriefSources = {
  interviewerCard: card('interviewer', 'Ivan'),
  shadowCards: [
    { ...card('shadow', 'Sami'), authorId: 'sami' },
    { ...card('shadow', 'Sue'), authorId: 'sue' },
  ],
  selfAssessment: { wentWell: 'a', tryNext: 'b', overall: 3 },
}

describe('who reads what', () => {
  it('RE9 the candidate reads nothing of anybody before writing about themselves', () => {
    const reading = readingFor('candidate', 'cara', { ...full, selfAssessment: null })
    expect(reading).toMatchObject({ status: 'self-assessment-first', scorecard: null, showsFacts: false })
  })

  it('RE9 the candidate waits for the interviewer', () => {
    const reading = readingFor('candidate', 'cara', { ...full, interviewerCard: null })
    expect(reading).toMatchObject({ status: 'scorecard-awaited', scorecard: null, showsFacts: false })
  })

  it('RE3 the candidate reads the band and never the total', () => {
    const reading = readingFor('candidate', 'cara', full)
    expect(reading).toMatchObject({ status: 'open', scorecard: { band: 'solid', total: null } })
  })

  it('RE10 no practice scorecard reaches the candidate', () => {
    expect(JSON.stringify(readingFor('candidate', 'cara', full))).not.toMatch(/Sami|Sue/)
  })

  it('RE10 a shadow reads the interviewer and their own card, not another shadow', () => {
    const reading = readingFor('shadow', 'sami', full)
    expect(reading.practice.map((one) => one.authorName)).toEqual(['Sami'])
    expect(reading.scorecard?.authorName).toBe('Ivan')
  })

  it('RE10 the interviewer reads all practice cards', () => {
    expect(readingFor('interviewer', 'ivan', full).practice.map((one) => one.authorName)).toEqual([
      'Sami',
      'Sue',
    ])
  })

  it('RE10 whoever rates writes before reading', () => {
    const withoutOwn = readingFor('shadow', 'sam-who-has-not-written', full)
    expect(withoutOwn).toMatchObject({ status: 'own-scorecard-first', scorecard: null, practice: [] })
    const unwritten = readingFor('interviewer', 'ivan', { ...full, interviewerCard: null })
    expect(unwritten).toMatchObject({ status: 'own-scorecard-first', practice: [], selfAssessment: null })
  })
})
