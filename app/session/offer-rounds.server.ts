// What the page that starts a session offers: the rounds there are, and for each chosen one its parts with what fits them.
import type { Question, QuestionBank } from '#questions/schema.ts'
import type { Round } from '#questions/schema-round.ts'
import type { OwnMinutes, PlannedStage } from './agenda.ts'
import { isFor, partWithMinutes, roundFor } from './choose-rounds.server.ts'
import { partField, roundField, ROUNDS_MAX } from './start-session-form.ts'

export type RoundChoice = { id: string; title: string; summary: string; isScored: boolean }

export type OfferedPart = {
  id: string
  title: string
  isOptional: boolean
  field: string
  /** Of what fits, and may be offered. */
  slugs: string[]
  /** '' = nothing yet. */
  chosen: string
  /** Its first stretch of work is as long as the form's minutes say. */
  takesMinutes: boolean
}
export type OfferedRound = {
  roundId: string
  field: string
  title: string
  isScored: boolean
  stages: PlannedStage[]
  parts: OfferedPart[]
}
export type RoundOffer = {
  choices: RoundChoice[]
  rounds: OfferedRound[]
  /** By slug, of everything offered. */
  minutesOf: Record<string, OwnMinutes>
}

/** A question of the bank as far as choosing among them goes. */
type Choosable = Pick<Question, 'slug' | 'kind' | 'level'>

/** Those that some part of the rounds in the address takes. */
export function fittingQuestions<Listed extends Choosable>(
  bank: QuestionBank,
  search: URLSearchParams,
  questions: readonly Listed[],
): Listed[] {
  const parts = wishedRounds(bank, search).flatMap(({ round }) => round.parts)
  return questions.filter((question) => parts.some((part) => isFor(part, question)))
}

/** `search`: the address; `offered`: what is left of the bank after narrowing. */
export function offerRounds(
  bank: QuestionBank,
  search: URLSearchParams,
  offered: readonly Choosable[],
): RoundOffer {
  const rounds = wishedRounds(bank, search)
  const partOf = partWithMinutes(
    rounds.map(({ round: { id, parts } }, round) => {
      const questions = parts.map((part) => ({ part: part.id, questionSlug: '', workingMinutes: null }))
      return { round, roundId: id, questions }
    }),
    bank,
  )
  const preset = bank.findQuestion(search.get('questionSlug') ?? '')
  return {
    choices: bank.rounds.map(({ id, title, summary, rubric }) => {
      return { id, title, summary, isScored: rubric !== null }
    }),
    rounds: rounds.map(({ round, at }, index) => ({
      roundId: round.id,
      field: roundField(index),
      title: round.title,
      isScored: round.rubric !== null,
      stages: round.stages.map(toPlanned),
      parts: round.parts.map((part) => {
        const field = partField(index, part.id)
        const slugs = offered.filter((question) => isFor(part, question)).map(({ slug }) => slug)
        const asked =
          search.get(partField(at, part.id)) ??
          (index === 0 && part === placeOf(preset, round) ? preset?.slug : '') ??
          ''
        return {
          id: part.id,
          title: part.title,
          isOptional: part.optional,
          field,
          slugs,
          chosen: slugs.includes(asked) ? asked : '',
          takesMinutes: partOf?.round === index && partOf.part === part.id,
        }
      }),
    })),
    minutesOf: Object.fromEntries(
      offered.map(({ slug }) => [slug, bank.findQuestion(slug)?.minutes ?? USUAL]),
    ),
  }
}

/** The first part that takes it. */
function placeOf(question: Question | null, { parts }: Round): Round['parts'][number] | null {
  return (question && parts.find((part) => isFor(part, question))) ?? null
}

const USUAL: OwnMinutes = { briefing: 5, working: 25, 'wrap-up': 5 }

/** `at`: its place in the address. A list left empty before it makes that another one than its place in the form. */
type Wished = { round: Round; at: number }

/** Those of the address that exist; without any, that of the question asked for, or the first there is. */
function wishedRounds(bank: QuestionBank, search: URLSearchParams): Wished[] {
  const asked = Array.from({ length: ROUNDS_MAX }, (_, at) => ({
    at,
    round: bank.findRound(search.get(roundField(at)) ?? ''),
  }))
  const found = asked.flatMap(({ at, round }) => (round ? [{ at, round }] : []))
  if (found.length > 0) return found
  const question = bank.findQuestion(search.get('questionSlug') ?? '')
  // One that it completes, or one that has a place for it.
  const round =
    (question && (roundFor(question, bank) ?? bank.rounds.find((one) => placeOf(question, one)))) ??
    bank.rounds[0]
  return round ? [{ round, at: 0 }] : []
}

/** What the interviewer does in a stage is for the room. */
function toPlanned({ interviewer: _interviewer, ...stage }: Round['stages'][number]): PlannedStage {
  return stage
}
