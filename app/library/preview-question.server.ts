// Everything there is to know about one question, for those who may choose it.
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { getRubric } from '#app/rubric/rubric-versions.server.ts'
import { listCandidatesFor, readMetBefore, type NamedCandidate } from './candidates.server.ts'
import type { Preview } from './preview.ts'
import { toPreview } from './preview.ts'
import type { MetBefore } from './question-uses.ts'
import { notMeasured } from './solve-times.ts'

type Needs = Pick<AppContext, 'db' | 'now' | 'questions' | 'solveTimes' | 'proofs'>

export type PreviewPage = {
  preview: Preview
  candidate: (NamedCandidate & { met: MetBefore | null }) | null
}

/** Null where the bank has no such question. */
export async function readPreview(
  { db, now, questions: bank, solveTimes, proofs }: Needs,
  actor: Actor,
  asked: { slug: string; candidateId: string },
): Promise<PreviewPage | null> {
  const question = bank.findQuestion(asked.slug)
  if (!question) return null
  const times = await solveTimes.read([question])
  const preview = toPreview(question, {
    rubric: await getRubric({ db, now, questions: bank }, question.rubricId),
    solveTimes: times.get(question.slug) ?? notMeasured,
    proof: await proofs.find(question.slug, question.version),
  })
  if (asked.candidateId === '') return { preview, candidate: null }
  const candidates = await listCandidatesFor(db, actor)
  const candidate = candidates.find(({ id }) => id === asked.candidateId)
  if (!candidate) return { preview, candidate: null }
  const met = await readMetBefore({ db, now }, actor, candidate.id)
  return { preview, candidate: { ...candidate, met: met.get(question.slug) ?? null } }
}
