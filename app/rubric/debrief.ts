// What a debrief holds and who may read which part of it. Pure: the secrecy of ratings is decided here.
import type { InterviewRole } from '#app/auth/roles.ts'
import type { Evidence } from '#app/session/evidence.ts'
import type { Moment } from '#app/session/moment.ts'
import type { QuestionFacts } from '#app/session/work-facts.ts'
import type { Addition } from './additions.ts'
import type { Mood } from './moods.ts'
import type { Band, Rating } from './ratings.ts'
import type { RoundToAssess, SelfAssessment } from './self-assessment.ts'
import { conditionOf, maySee, type Standing } from './who-sees.ts'

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
    /** Where in the session it was earned. */
    moments: Moment[]
  }[]
  /** What its author added after it was sealed, oldest first. */
  additions: Addition[]
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
  /** What the panel of who sees what is drawn from. */
  standing: Standing
}

/** How far what comes after reading is, for its reader; the words stand on pages of their own. */
export type Afterwards = {
  /** Null while there are none to ask, and for whoever has no part in them. */
  followUps: { asked: number; answered: number; until: string; isOpen: boolean } | null
  /** Of the interview itself. */
  feedback: 'to-say' | 'other-waits' | 'said' | 'to-read' | null
  /** The candidate's picture, for those who may see it. */
  mood: Mood | null
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
  afterwards: Afterwards
  /** The rubrics to look at oneself by, until that is done. */
  toAssess: RoundToAssess[]
}

/** Everybody writes before they read: the candidate about themselves, raters about the candidate. */
export function readingFor(part: InterviewRole, userId: string, sources: DebriefSources): DebriefReading {
  const standing = standingOf(part, userId, sources)
  const sees = (thing: Parameters<typeof maySee>[0]) => maySee(thing, part, standing)
  return {
    status: statusOf(part, standing),
    rounds: sources.rounds.map((one) => roundFor(part, userId, { one, standing })),
    selfAssessment: sees('self-assessment') ? sources.selfAssessment : null,
    showsFacts: sees('facts'),
    standing,
  }
}

export function standingOf(part: InterviewRole, userId: string, sources: DebriefSources): Standing {
  const { rounds, selfAssessment } = sources
  const isReleased = areAllSubmitted(sources)
  // Where nothing is scored there is nothing to be written before.
  if (rounds.length === 0) return { hasWritten: true, isReleased }
  const hasWritten: Record<InterviewRole, boolean> = {
    candidate: selfAssessment !== null,
    interviewer: isReleased,
    shadow: rounds.every(({ shadowCards }) => shadowCards.some(({ authorId }) => authorId === userId)),
  }
  return { hasWritten: hasWritten[part], isReleased }
}

function statusOf(part: InterviewRole, { hasWritten, isReleased }: Standing): DebriefStatus {
  if (!hasWritten) return part === 'candidate' ? 'self-assessment-first' : 'own-scorecard-first'
  return isReleased ? 'open' : 'scorecard-awaited'
}

type RoundSeen = { one: RoundSources; standing: Standing }

function roundFor(part: InterviewRole, userId: string, { one, standing }: RoundSeen): RoundReading {
  const { round, interviewerCard, shadowCards } = one
  // Their own card opens with everybody else's: until all is written there is nothing to look back at.
  const sees = (thing: Parameters<typeof maySee>[0]) => standing.hasWritten && maySee(thing, part, standing)
  const readable = conditionOf('practice-scorecard', part) === 'own' ? ownCards(one, userId) : shadowCards
  const scorecard = sees('scorecard') && interviewerCard
  return {
    round,
    scorecard: scorecard ? { ...scorecard, total: sees('total') ? scorecard.total : null } : null,
    practice: sees('practice-scorecard') ? readable.map(({ authorId: _, ...card }) => card) : [],
  }
}

function ownCards({ shadowCards }: RoundSources, userId: string): RoundSources['shadowCards'] {
  return shadowCards.filter(({ authorId }) => authorId === userId)
}

/** All rounds are submitted together. */
function areAllSubmitted({ rounds }: DebriefSources): boolean {
  return rounds.every(({ interviewerCard }) => interviewerCard !== null)
}
