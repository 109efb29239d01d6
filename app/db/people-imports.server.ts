import { randomUUID } from 'node:crypto'
import type { KnownPerson } from '#app/cohort/plan-import.ts'
import type { Role } from '#app/auth/roles.ts'
import type { Db } from './client.server.ts'
import { toRole } from './users.server.ts'

export type PeopleImportRow = {
  id: string
  cohortId: string
  byUserId: string
  createdAt: Date
  table: string
  note: string | null
  doneAt: Date | null
}

export async function addPeopleImport(db: Db, row: Omit<PeopleImportRow, 'doneAt'>): Promise<void> {
  await db.peopleImport.create({ data: row, select: { id: true } })
}

export async function findPeopleImport(
  db: Db,
  place: { id: string; cohortId: string },
): Promise<PeopleImportRow | null> {
  return db.peopleImport.findFirst({ where: place })
}

/** False when it has been taken already: sent twice, a list is taken once. */
export async function finishPeopleImport(db: Db, id: string, doneAt: Date): Promise<boolean> {
  const { count } = await db.peopleImport.updateMany({
    where: { id, doneAt: null },
    data: { doneAt, table: '[]' },
  })
  return count === 1
}

/** Lists that nobody took hold names and addresses for nothing. */
export async function forgetPeopleImports(db: Db, before: Date): Promise<void> {
  await db.peopleImport.deleteMany({ where: { createdAt: { lt: before } } })
}

type Search = {
  cohortId: string
  emails: readonly string[]
  externalIds: readonly string[]
  /** Null: every cohort. */
  ownCohortIds: readonly string[] | null
}

/** Whoever has one of these addresses, or in the cohort one of these ids. One statement, however many there are. */
export async function findListedPeople(db: Db, search: Search): Promise<KnownPerson[]> {
  const emails = JSON.stringify(search.emails)
  const ids = JSON.stringify(search.externalIds)
  const own = JSON.stringify(search.ownCohortIds ?? [])
  const everywhere = search.ownCohortIds === null ? 1 : 0
  const rows = await db.$queryRaw<PersonFound[]>`
    SELECT u."id" AS userId, u."email", u."name", u."role", u."timeZone", m."standing", m."pod", m."externalId",
      (u."passwordHash" IS NOT NULL AND u."waitingSince" IS NULL) OR u."isDemo" AS hasComeIn,
      ${everywhere} OR (
        EXISTS (SELECT 1 FROM "CohortMember" a WHERE a."userId" = u."id") AND NOT EXISTS (
          SELECT 1 FROM "CohortMember" o WHERE o."userId" = u."id"
          AND o."cohortId" NOT IN (SELECT value FROM json_each(${own})))) AS isOnlyYours
    FROM "User" u LEFT JOIN "CohortMember" m ON m."userId" = u."id" AND m."cohortId" = ${search.cohortId}
    WHERE u."id" IN (
      SELECT e."id" FROM "User" e WHERE e."email" IN (SELECT value FROM json_each(${emails}))
      UNION SELECT x."userId" FROM "CohortMember" x
      WHERE x."cohortId" = ${search.cohortId} AND x."externalId" IN (SELECT value FROM json_each(${ids})))`
  return rows.map((row) => ({
    ...row,
    role: toRole(row.role),
    hasComeIn: Number(row.hasComeIn) === 1,
    isOnlyYours: Number(row.isOnlyYours) === 1,
    // why: only the cohort's own use cases write it, from this type
    standing: row.standing as KnownPerson['standing'],
  }))
}

type PersonFound = Omit<KnownPerson, 'role' | 'hasComeIn' | 'isOnlyYours' | 'standing'> & {
  role: string
  hasComeIn: bigint | number
  isOnlyYours: bigint | number
  standing: string | null
}

export async function listPods(db: Db, cohortId: string): Promise<{ userId: string; pod: string }[]> {
  const rows = await db.cohortMember.findMany({
    where: { cohortId, standing: 'active', pod: { not: null }, user: { role: 'candidate' } },
    select: { userId: true, pod: true },
  })
  return rows.flatMap(({ userId, pod }) => (pod === null ? [] : [{ userId, pod }]))
}

export type PersonToWrite = {
  /** Null: somebody new. */
  userId: string | null
  name: string
  email: string
  role: Role
  timeZone: string
  pod: string | null
  externalId: string | null
  /** Name, address, role or zone are not what they were. */
  isChanged: boolean
}

const CHUNK = 500

/** Gives the ids of those who cannot sign in yet: the new ones in the order of the rows, then who only asked to join. */
export async function writePeople(
  db: Db,
  { cohortId, at, people }: { cohortId: string; at: Date; people: readonly PersonToWrite[] },
): Promise<string[]> {
  const fresh = people.filter(({ userId }) => userId === null).map((one) => ({ ...one, id: randomUUID() }))
  const known = people.flatMap((one) => (one.userId === null ? [] : [{ ...one, id: one.userId }]))
  for (const chunk of chunksOf(fresh)) {
    await db.user.createMany({
      data: chunk.map(({ id, name, email, role, timeZone }) => ({
        id,
        name,
        email,
        role,
        timeZone,
        createdAt: at,
      })),
    })
  }
  const unproved = await takeUnproved(db, known)
  await changeKnown(db, known)
  // The ids people are found by may have been exchanged between two of them: they are taken back before they are given.
  await db.$executeRaw`
    UPDATE "CohortMember" SET "externalId" = NULL WHERE "cohortId" = ${cohortId}
    AND "userId" IN (SELECT value FROM json_each(${JSON.stringify(known.map(({ id }) => id))}))`
  for (const chunk of chunksOf([...fresh, ...known])) {
    await db.$executeRaw`
      INSERT INTO "CohortMember" ("cohortId", "userId", "standing", "pod", "externalId", "joinedAt")
      SELECT ${cohortId}, value ->> 'id', 'active', value ->> 'pod', value ->> 'externalId', ${at}
      FROM json_each(${JSON.stringify(chunk)}) WHERE true
      ON CONFLICT ("cohortId", "userId") DO UPDATE SET
        "pod" = excluded."pod", "externalId" = excluded."externalId", "standing" = 'active',
        "joinedAt" = CASE "standing" WHEN 'active' THEN "joinedAt" ELSE excluded."joinedAt" END`
  }
  return [...fresh.map(({ id }) => id), ...unproved]
}

/**
 * Whoever asked to join by a link has typed an address and a password, and nobody knows whether the address is theirs. A list
 * says whose it is: the password goes, and its owner chooses one by the invitation.
 */
async function takeUnproved(db: Db, known: readonly { id: string }[]): Promise<string[]> {
  const waiting = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "User" WHERE "waitingSince" IS NOT NULL
    AND "id" IN (SELECT value FROM json_each(${JSON.stringify(known.map(({ id }) => id))}))`
  const ids = JSON.stringify(waiting.map(({ id }) => id))
  await db.$executeRaw`DELETE FROM "Login" WHERE "userId" IN (SELECT value FROM json_each(${ids}))`
  await db.$executeRaw`
    UPDATE "User" SET "waitingSince" = NULL, "passwordHash" = NULL WHERE "id" IN (SELECT value FROM json_each(${ids}))`
  return waiting.map(({ id }) => id)
}

async function changeKnown(db: Db, known: readonly (PersonToWrite & { id: string })[]): Promise<void> {
  for (const chunk of chunksOf(known.filter(({ isChanged }) => isChanged))) {
    await db.$executeRaw`
      UPDATE "User" SET "name" = new.value ->> 'name', "email" = new.value ->> 'email', "role" = new.value ->> 'role',
        "timeZone" = new.value ->> 'timeZone'
      FROM json_each(${JSON.stringify(chunk)}) AS new WHERE "User"."id" = new.value ->> 'id'`
  }
}

function chunksOf<Item>(items: readonly Item[]): Item[][] {
  const chunks: Item[][] = []
  for (let from = 0; from < items.length; from += CHUNK) chunks.push(items.slice(from, from + CHUNK))
  return chunks
}
