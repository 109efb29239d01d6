// Bringing a list of people into a cohort: it is read, kept while it is looked at, and taken whole or not at all.
import { can, invitableRoles } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import { inTransaction, isKeyTaken, type Database, type Db } from '#app/db/client.server.ts'
import { listCohortsOfUser } from '#app/db/cohorts.server.ts'
import {
  addPeopleImport,
  findListedPeople,
  findPeopleImport,
  finishPeopleImport,
  forgetPeopleImports,
  listPods,
  writePeople,
} from '#app/db/people-imports.server.ts'
import { readCsv, type CsvRow } from '#app/lib/csv.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { days } from '#app/lib/time.ts'
import { findTimeZone } from '#app/lib/zoned.ts'
import { queueInvitations } from './invite-people.server.ts'
import { readPeopleTable, type PeopleTable } from './people-table.ts'
import { planImport, type ImportPlan } from './plan-import.ts'

type Needs = { db: Database; now: () => Date }
export type ImportPlace = { cohortId: string; importId: string }

const KEPT_MS = days(1)

export type ListKept = { ok: true; importId: string } | { ok: false; problem: string }

/** What was sent is read once; from here on only what we keep counts. */
export async function keepList(
  { db, now }: Needs,
  actor: Actor,
  { cohortId, bytes }: { cohortId: string; bytes: Uint8Array },
): Promise<ListKept> {
  const read = readCsv(bytes)
  if (!read.ok) return read
  const { rows, note } = read.value
  const table = readPeopleTable(rows, zonesKnown())
  if (!table.ok) return table
  const importId = randomId()
  const createdAt = now()
  await forgetPeopleImports(db, new Date(createdAt.getTime() - KEPT_MS))
  const kept = { id: importId, cohortId, byUserId: actor.userId, createdAt, note }
  await addPeopleImport(db, { ...kept, table: JSON.stringify(rows) })
  return { ok: true, importId }
}

/** A list names few zones many times; each is looked up once. */
function zonesKnown(): { isZone: (name: string) => boolean } {
  const known = new Map<string, boolean>()
  return {
    isZone(name) {
      const is = known.get(name) ?? findTimeZone(name) !== null
      known.set(name, is)
      return is
    },
  }
}

export type ImportPreview = ImportPlan & Pick<PeopleTable, 'columns' | 'ignored'> & { note: string | null }
export type ImportTrouble = 'unknown' | 'done'

export async function previewImport(
  { db }: { db: Db },
  actor: Actor,
  place: ImportPlace,
): Promise<Result<ImportPreview, ImportTrouble>> {
  const kept = await findPeopleImport(db, { id: place.importId, cohortId: place.cohortId })
  if (!kept || kept.byUserId !== actor.userId) return refuse('unknown')
  if (kept.doneAt) return refuse('done')
  // why: only keepList writes this column
  const table = readPeopleTable(JSON.parse(kept.table) as CsvRow[], zonesKnown())
  if (!table.ok) return refuse('unknown')
  const { rows, columns, ignored } = table.value
  const known = await findListedPeople(db, {
    cohortId: place.cohortId,
    emails: rows.map(({ email }) => email),
    externalIds: rows.flatMap(({ externalId }) => externalId ?? []),
    ownCohortIds: can(actor, 'coordinate-any')
      ? null
      : (await listCohortsOfUser(db, actor.userId)).map(({ id }) => id),
  })
  const pods = await listPods(db, place.cohortId)
  const plan = planImport({ rows, known, mayGive: invitableRoles(actor), pods })
  return accept({ ...plan, columns, ignored, note: kept.note })
}

export type ImportDone = { people: number; invited: number }
export type ImportRefusal = ImportTrouble | 'broken-rows' | 'changed-meanwhile'

/** Everything is worked out anew from what was kept and from how things are now. */
export async function takeImport(
  { db, now }: Needs,
  actor: Actor,
  { cohortId, importId, invites }: ImportPlace & { invites: boolean },
): Promise<Result<ImportDone, ImportRefusal>> {
  try {
    return await inTransaction(db, async (tx) => {
      const preview = await previewImport({ db: tx }, actor, { cohortId, importId })
      if (!preview.ok) return preview
      const { people, counts } = preview.value
      if (counts.broken > 0) return refuse('broken-rows')
      const at = now()
      if (!(await finishPeopleImport(tx, importId, at))) return refuse('done')
      const wanted = people.filter(({ deed }) => deed !== 'same')
      const rows = wanted.map((one) => ({ ...one, timeZone: one.timeZone ?? 'UTC' }))
      const newcomers = await writePeople(tx, { cohortId, at, people: rows })
      if (invites)
        await queueInvitations(tx, { cohortId, byUserId: actor.userId, userIds: newcomers, now: at })
      return accept({ people: wanted.length, invited: invites ? newcomers.length : 0 })
    })
  } catch (error) {
    // Somebody else has got one of the addresses or ids between looking and taking.
    if (isKeyTaken(error)) return refuse('changed-meanwhile')
    throw error
  }
}
