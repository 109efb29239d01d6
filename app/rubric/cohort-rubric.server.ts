// A cohort's own wording of a rubric: who may write it, the next version, and the way back to the bank's.
import { createHash } from 'node:crypto'
import { can } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import { inTransaction, type Database, type Db } from '#app/db/client.server.ts'
import { findCohort, listCohorts, listCohortsOfUser, type Cohort } from '#app/db/cohorts.server.ts'
import * as versions from '#app/db/rubrics.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import type { QuestionBank, Rubric } from '#questions/schema.ts'
import { withIds, type CohortRubricForm } from './cohort-rubric-form.ts'
import { readRubricId, writeRubricId } from './rubric-id.ts'
import type { CohortRubricPage } from './rubric-pages.ts'
import { findRubric, getRubric, toBody } from './rubric-versions.server.ts'

type Needs = { db: Db; now: () => Date; questions: QuestionBank }
type Where = { cohortId: string; family: string }

/** The cohorts whose rubrics this person may adapt: a coordinator's own, an administrator's all. */
export async function listAdaptableCohorts(db: Db, actor: Actor): Promise<Cohort[]> {
  if (!can(actor, 'adapt-rubrics')) return []
  return can(actor, 'adapt-any-rubrics') ? listCohorts(db) : listCohortsOfUser(db, actor.userId)
}

export async function readCohortRubric(
  needs: Needs,
  actor: Actor,
  where: Where,
): Promise<Result<CohortRubricPage, 'not-found'>> {
  const place = await findPlace(needs, actor, where)
  if (!place) return refuse('not-found')
  const { cohort, bank, open } = place
  const own = await versions.listCohortVersions(needs.db, cohort.id, where.family)
  return accept({
    cohort: { id: cohort.id, name: cohort.name },
    open,
    bank,
    isOwn: open.rubricId !== bank.rubricId,
    bankMovedOn: open.version < bank.version,
    history: own.map(({ rubricId, authorName, createdAt }) => ({
      rubricId,
      number: readRubricId(rubricId)?.cohort?.number ?? 0,
      authorName,
      createdAt: createdAt.toISOString(),
      inUse: rubricId === open.rubricId,
    })),
  })
}

/** Every save is the next version; what was rated by the earlier ones stays as it was. Gives the id of the new one. */
export async function saveCohortRubric(
  needs: Needs & { db: Database },
  actor: Actor,
  { cohortId, family, written }: Where & { written: CohortRubricForm },
): Promise<Result<string, 'not-found' | 'changed-meanwhile'>> {
  return inTransaction(needs.db, async (tx) => {
    const place = await findPlace({ ...needs, db: tx }, actor, { cohortId, family })
    if (!place) return refuse('not-found')
    const { open } = place
    if (written.openVersion !== open.rubricId) return refuse('changed-meanwhile')
    const body = toBody(toWording(written))
    if (body === toBody(open)) return accept(open.rubricId)
    const number = (await versions.countCohortVersions(tx, cohortId, family)) + 1
    const rubricId = writeRubricId({
      family,
      version: open.version,
      cohort: { short: shortOf(cohortId), number },
    })
    const row = { rubricId, family, cohortId, basedOn: open.rubricId, body }
    const kept = { ...row, createdById: actor.userId, createdAt: needs.now() }
    if (!(await versions.keepRubricVersion(tx, kept))) return refuse('changed-meanwhile')
    await versions.setCohortRubric(tx, { cohortId, family, rubricId })
    return accept(rubricId)
  })
}

/** `null`: back to the bank's. Otherwise one of the cohort's own earlier versions. */
export async function applyRubricVersion(
  needs: Needs,
  actor: Actor,
  { cohortId, family, rubricId }: Where & { rubricId: string | null },
): Promise<Result<null, 'not-found'>> {
  const place = await findPlace(needs, actor, { cohortId, family })
  if (!place) return refuse('not-found')
  if (rubricId === null) {
    await versions.removeCohortRubric(needs.db, cohortId, family)
    return accept(null)
  }
  const row = await versions.findRubricVersion(needs.db, rubricId)
  if (row?.cohortId !== cohortId || row.family !== family) return refuse('not-found')
  await versions.setCohortRubric(needs.db, { cohortId, family, rubricId })
  return accept(null)
}

async function findPlace(
  needs: Needs,
  actor: Actor,
  { cohortId, family }: Where,
): Promise<{ cohort: Cohort; bank: Rubric; open: Rubric } | null> {
  if (!(await mayAdapt(needs.db, actor, cohortId))) return null
  const cohort = await findCohort(needs.db, cohortId)
  const inBank = needs.questions.rubrics.find(({ id }) => id === family)
  if (!cohort || !inBank) return null
  const bank = await getRubric(needs, inBank.rubricId)
  const choice = await versions.findCohortRubric(needs.db, cohortId, family)
  const open = choice ? await findRubric(needs, choice.rubricId) : bank
  return { cohort, bank, open: open ?? bank }
}

async function mayAdapt(db: Db, actor: Actor, cohortId: string): Promise<boolean> {
  const cohorts = await listAdaptableCohorts(db, actor)
  return cohorts.some(({ id }) => id === cohortId)
}

function toWording({ title, dimensions }: CohortRubricForm): Pick<Rubric, 'title' | 'dimensions'> {
  const written = withIds(dimensions).map(({ anchors, ...one }) => {
    const [first = '', second = '', third = '', fourth = ''] = anchors
    return { ...one, anchors: [first, second, third, fourth] as [string, string, string, string] } // why: a tuple of exactly these four
  })
  return { title, dimensions: written }
}

/** Eight signs that stand for a cohort in the names of its versions. */
function shortOf(cohortId: string): string {
  return createHash('sha256').update(cohortId).digest('hex').slice(0, 8)
}
