// The rounds of a session that is being made, as somebody chose them: each part with a question that fits, or what is wrong.
import type { SessionRound } from '#app/db/sessions.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import type { Question, QuestionBank } from '#questions/schema.ts'
import type { Round } from '#questions/schema-round.ts'
import {
  partField,
  roundField,
  type StartSessionForm,
  type StartSessionRefusal,
} from './start-session-form.ts'

export type ChosenRounds = { rounds: SessionRound[]; questions: Question[] }
/** `field`: where it is shown. */
export type Misfit = { reason: StartSessionRefusal; field: string }
type RoundPart = Round['parts'][number]
type Chosen = Result<ChosenRounds, StartSessionRefusal> & { field?: string }

export function chooseRounds(form: StartSessionForm, bank: QuestionBank): Chosen {
  const wished = (form.rounds ?? []).map((one, index) => ({ ...one, index })).filter(({ roundId }) => roundId)
  if (wished.length === 0) return chooseByQuestion(form, bank)
  const rounds: SessionRound[] = []
  const questions: Question[] = []
  for (const { roundId = '', questions: slugs = {}, index } of wished) {
    const round = bank.findRound(roundId)
    if (!round) return misfit('round-unknown', roundField(index))
    const chosen: SessionRound = { round: rounds.length, roundId, rubricId: round.rubric, questions: [] }
    for (const part of round.parts) {
      const field = partField(index, part.id)
      const slug = slugs[part.id] ?? ''
      if (slug === '' && part.optional) continue
      const fit = fitOf(slug, part, bank)
      if (!fit.ok) return misfit(fit.reason, field)
      if (questions.includes(fit.value)) return misfit('question-twice', field)
      questions.push(fit.value)
      chosen.questions.push({ part: part.id, questionSlug: slug, workingMinutes: null })
    }
    rounds.push(chosen)
  }
  return accept({ rounds: withMinutes(rounds, form.minutes ?? null, bank), questions })
}

/** The first round of the bank that this one question makes complete. */
export function roundFor(question: Question, bank: QuestionBank): Round | null {
  const fits = ({ parts }: Round) => {
    const needed = parts.filter(({ optional }) => !optional)
    return needed.length === 1 && needed.every((part) => isFor(part, question))
  }
  return bank.rounds.find(fits) ?? null
}

export function isFor(part: RoundPart, { kind, level }: Pick<Question, 'kind' | 'level'>): boolean {
  return part.kinds.includes(kind) && level <= (part['level-max'] ?? level)
}

/** The part whose stretch of work is as long as somebody says: the first one that takes its length from its question. */
export function partWithMinutes(
  rounds: readonly Pick<SessionRound, 'round' | 'roundId' | 'questions'>[],
  bank: QuestionBank,
): { round: number; part: string } | null {
  for (const { round, roundId, questions } of rounds) {
    for (const stage of bank.findRound(roundId)?.stages ?? []) {
      const isOwn = stage['own-minutes'] === 'working' && questions.some(({ part }) => part === stage.part)
      if (isOwn && stage.part !== null) return { round, part: stage.part }
    }
  }
  return null
}

function chooseByQuestion({ questionSlug, minutes }: StartSessionForm, bank: QuestionBank): Chosen {
  if (!questionSlug) return misfit('round-needed', roundField(0))
  const question = bank.findQuestion(questionSlug)
  const round = question && roundFor(question, bank)
  const part = round?.parts.find(({ optional }) => !optional)
  if (question?.status !== 'live' || !round || !part) return misfit('question-unknown', 'questionSlug')
  const questions = [{ part: part.id, questionSlug, workingMinutes: minutes ?? null }]
  const rounds = [{ round: 0, roundId: round.id, rubricId: round.rubric, questions }]
  return accept({ rounds, questions: [question] })
}

function fitOf(slug: string, part: RoundPart, bank: QuestionBank): Result<Question, StartSessionRefusal> {
  if (slug === '') return refuse('part-empty')
  const question = bank.findQuestion(slug)
  if (question?.status !== 'live') return refuse('question-unknown')
  if (!part.kinds.includes(question.kind)) return refuse('question-unfitting')
  return isFor(part, question) ? accept(question) : refuse('question-too-hard')
}

function withMinutes(rounds: SessionRound[], minutes: number | null, bank: QuestionBank): SessionRound[] {
  const place = partWithMinutes(rounds, bank)
  return rounds.map((one) => ({
    ...one,
    questions: one.questions.map((question) => {
      const isBooked = place?.round === one.round && place.part === question.part
      return isBooked ? { ...question, workingMinutes: minutes } : question
    }),
  }))
}

function misfit(reason: StartSessionRefusal, field: string): Chosen {
  return { ...refuse(reason), field }
}
