// What a debrief holds and who may read which part of it. Pure: the secrecy of ratings is decided here.
import type { Band, Rating } from './ratings.ts'
import type { SelfAssessment } from './self-assessment.ts'

type Part = 'candidate' | 'interviewer' | 'shadow'

/** A submitted scorecard as somebody reads it; what comes first stands first. */
export type ReleasedScorecard = {
  authorName: string
  /** A shadow's is practice. */
  kind: 'interviewer' | 'shadow'
  submittedAt: string
  strengths: { text: string; momentMs: number | null }[]
  tryNext: string
  resource: string
  band: Band | null
  /** Two decimals; never for the candidate, who reads the band. */
  total: number | null
  highest: string[]
  lowest: string[]
  dimensions: {
    id: string
    title: string
    question: string
    anchors: readonly string[]
    /** Null = not observed. */
    rating: Rating | null
    evidence: string
    /** Notes and marks of the session that support the rating. */
    notes: { elapsedMs: number; text: string; mark: 'plus' | 'minus' | null }[]
  }[]
}

/** What is there, before anybody's right to read it. */
export type DebriefSources = {
  interviewerCard: ReleasedScorecard | null
  shadowCards: (ReleasedScorecard & { authorId: string })[]
  selfAssessment: SelfAssessment | null
}

export type DebriefStatus = 'self-assessment-first' | 'scorecard-awaited' | 'own-scorecard-first' | 'open'

export type DebriefReading = {
  status: DebriefStatus
  scorecard: ReleasedScorecard | null
  practice: ReleasedScorecard[]
  selfAssessment: SelfAssessment | null
  /** Whether the objective facts are shown. */
  showsFacts: boolean
}

/** Everybody writes before they read: the candidate about themselves, raters about the candidate. */
export function readingFor(part: Part, userId: string, sources: DebriefSources): DebriefReading {
  if (part === 'candidate') return candidateReading(sources)
  const ownPractice = sources.shadowCards.filter((card) => card.authorId === userId)
  const hasWritten = part === 'interviewer' ? sources.interviewerCard !== null : ownPractice.length > 0
  if (!hasWritten) {
    return {
      status: 'own-scorecard-first',
      scorecard: null,
      practice: [],
      selfAssessment: null,
      showsFacts: false,
    }
  }
  const practice = part === 'interviewer' ? sources.shadowCards : ownPractice
  return {
    status: sources.interviewerCard ? 'open' : 'scorecard-awaited',
    scorecard: sources.interviewerCard,
    practice: practice.map(({ authorId: _, ...card }) => card),
    selfAssessment: sources.selfAssessment,
    showsFacts: true,
  }
}

function candidateReading(sources: DebriefSources): DebriefReading {
  const { interviewerCard, selfAssessment } = sources
  const closed = { scorecard: null, practice: [], selfAssessment, showsFacts: false }
  if (!selfAssessment) return { ...closed, status: 'self-assessment-first' }
  if (!interviewerCard) return { ...closed, status: 'scorecard-awaited' }
  const scorecard = { ...interviewerCard, total: null }
  return { status: 'open', scorecard, practice: [], selfAssessment, showsFacts: true }
}
