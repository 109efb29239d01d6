// The page of the library: all questions with what is known about them, and the candidate they are chosen for.
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { listCandidatesFor, readMetBefore, type NamedCandidate } from './candidates.server.ts'
import { listQuestion, type ListedQuestion } from './listed-question.ts'

type Needs = Pick<AppContext, 'db' | 'now' | 'questions' | 'solveTimes'>

export type LibraryPage = {
  questions: ListedQuestion[]
  candidates: NamedCandidate[]
  /** Whom the questions are chosen for; null = nobody, or nobody this reader may ask about. */
  candidate: NamedCandidate | null
}

export async function readLibrary(
  { db, now, questions: bank, solveTimes }: Needs,
  actor: Actor,
  candidateId: string,
): Promise<LibraryPage> {
  const candidates = await listCandidatesFor(db, actor)
  const candidate = candidates.find(({ id }) => id === candidateId) ?? null
  const met = candidate ? await readMetBefore({ db, now }, actor, candidate.id) : new Map<string, never>()
  const times = await solveTimes.read(bank.questions)
  const questions = bank.questions.map((question) => listQuestion(question, { solveTimes: times, met }))
  return { questions, candidates, candidate }
}
