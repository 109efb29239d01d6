// What a debrief holds and who may read which part of it. Pure: the secrecy of ratings is decided here.
import type { InterviewRole } from '#app/auth/roles.ts'
import type { Evidence } from '#app/session/evidence.ts'
import type { TimelineEntry } from '#app/session/view-types.ts'
import type { QuestionFacts } from '#app/session/work-facts.ts'
import type { Band, Rating } from './ratings.ts'
import type { SelfAssessment } from './self-assessment.ts'

/** A submitted scorecard as somebody reads it; what comes first stands first. */
export type ReleasedScorecard = {
  authorName: string
  /** A shadow's is practice. */
  kind: 'interviewer' | 'shadow'
  submittedAt: string
  /** The wording it was rated by. */
  rubricId: string
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
    /** What the session recorded that supports the rating: notes, comments, points, tests, hints. */
    attached: Evidence[]
  }[]
}
/** What was written about one scored round, before anybody's right to read it. */
export type RoundSources = {
  round: number
  interviewerCard: ReleasedScorecard | null
  shadowCards: (ReleasedScorecard & { authorId: string })[]
}
export type DebriefSources = { rounds: RoundSources[]; selfAssessment: SelfAssessment | null }

export type DebriefStatus = 'self-assessment-first' | 'scorecard-awaited' | 'own-scorecard-first' | 'open'

export type RoundReading = {
  round: number
  scorecard: ReleasedScorecard | null
  practice: ReleasedScorecard[]
}
export type DebriefReading = {
  status: DebriefStatus
  /** The scored ones. */
  rounds: RoundReading[]
  selfAssessment: SelfAssessment | null
  /** Whether what the session recorded is shown. */
  showsFacts: boolean
}

export type DebriefRound = RoundReading & {
  title: string
  /** By question; null until this person may see them. Only of questions that came up. */
  facts: QuestionFacts[] | null
  /** A picture of its board was kept, and this person may see it. */
  hasBoard: boolean
}
export type Debrief = Omit<DebriefReading, 'showsFacts' | 'rounds'> & {
  sessionId: string
  part: InterviewRole
  /** Of the questions, or of the rounds where there are several. */
  title: string
  scheduledAt: string
  candidateName: string
  interviewerName: string
  isScored: boolean
  /** Of a session where nothing is scored all rounds, else the scored ones. */
  rounds: DebriefRound[]
  timeline: TimelineEntry[]
}

/** Everybody writes before they read: the candidate about themselves, raters about the candidate. */
export function readingFor(part: InterviewRole, userId: string, sources: DebriefSources): DebriefReading {
  if (part === 'candidate') return candidateReading(sources)
  const { rounds, selfAssessment } = sources
  const ownCards = ({ shadowCards }: RoundSources) => shadowCards.filter((card) => card.authorId === userId)
  const hasWritten =
    part === 'interviewer' ? isReleased(sources) : rounds.every((round) => ownCards(round).length > 0)
  if (!hasWritten) {
    return {
      status: 'own-scorecard-first',
      rounds: nothingOf(sources),
      selfAssessment: null,
      showsFacts: false,
    }
  }
  return {
    status: isReleased(sources) ? 'open' : 'scorecard-awaited',
    rounds: rounds.map((one) => {
      const practice = part === 'interviewer' ? one.shadowCards : ownCards(one)
      const { round, interviewerCard: scorecard } = one
      return { round, scorecard, practice: practice.map(({ authorId: _, ...card }) => card) }
    }),
    selfAssessment,
    showsFacts: true,
  }
}

function candidateReading(sources: DebriefSources): DebriefReading {
  const { rounds, selfAssessment } = sources
  const closed = { rounds: nothingOf(sources), selfAssessment, showsFacts: false }
  // Where nothing is scored there is nothing to be written before.
  if (rounds.length === 0) return { ...closed, status: 'open', showsFacts: true }
  if (!selfAssessment) return { ...closed, status: 'self-assessment-first' }
  if (!isReleased(sources)) return { ...closed, status: 'scorecard-awaited' }
  return {
    status: 'open',
    rounds: rounds.map(({ round, interviewerCard }) => {
      const scorecard = interviewerCard && { ...interviewerCard, total: null }
      return { round, scorecard, practice: [] }
    }),
    selfAssessment,
    showsFacts: true,
  }
}

/** All rounds are submitted together. */
function isReleased({ rounds }: DebriefSources): boolean {
  return rounds.every(({ interviewerCard }) => interviewerCard !== null)
}

function nothingOf({ rounds }: DebriefSources): RoundReading[] {
  return rounds.map(({ round }) => ({ round, scorecard: null, practice: [] }))
}
