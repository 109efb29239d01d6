// A database from before sessions had rounds is migrated: what was planned, played and rated in it stays what it was.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeDb, openDb, type Database } from '#app/db/client.server.ts'
import { listQuestionUses } from '#app/db/question-uses.server.ts'
import { listScorecards } from '#app/db/scorecards.server.ts'
import { findSession } from '#app/db/sessions.server.ts'

const folder = resolve('prisma/migrations')
const migrations = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'migration.sql')))
const sqlOf = (name: string) => readFileSync(join(folder, name, 'migration.sql'), 'utf8')
const ROUNDS = '20261122073900_rounds'

const rows = `
  INSERT INTO User (id, email, name, role, createdAt) VALUES
    ('cara', 'cara@example.org', 'Cara', 'candidate', '2026-06-01T09:00:00.000+00:00'),
    ('ivan', 'ivan@example.org', 'Ivan', 'interviewer', '2026-06-01T09:00:00.000+00:00');
  INSERT INTO Session (id, kind, timed, questionSlug, rubricId, workingMinutes, scheduledAt, createdById, createdAt) VALUES
    ('planned', 'session', 1, 'test-question', 'troubleshooting@1', 40, '2026-06-02T09:00:00.000+00:00', 'ivan', '2026-06-01T09:00:00.000+00:00'),
    ('played', 'session', 1, 'test-question', 'troubleshooting@1', 30, '2026-06-01T09:00:00.000+00:00', 'ivan', '2026-06-01T09:00:00.000+00:00'),
    ('alone', 'practice', 0, 'second-question', 'troubleshooting@1', 90, '2026-06-01T09:00:00.000+00:00', 'cara', '2026-06-01T09:00:00.000+00:00');
  INSERT INTO SessionParticipant (sessionId, userId, sessionRole) VALUES
    ('planned', 'cara', 'candidate'), ('planned', 'ivan', 'interviewer'),
    ('played', 'cara', 'candidate'), ('played', 'ivan', 'interviewer'),
    ('alone', 'cara', 'solo');
  INSERT INTO SessionEvent (sessionId, seq, at, by, type, body) VALUES
    ('played', 1, '2026-06-01T09:00:00.000+00:00', 'system', 'session-opened', '{"type":"session-opened","questionSlug":"test-question","questionVersion":"1.0.0","rubricId":"troubleshooting@1","agenda":[{"phase":"lobby","minutes":null},{"phase":"briefing","minutes":5},{"phase":"working","minutes":30},{"phase":"wrap-up","minutes":5},{"phase":"scoring","minutes":null},{"phase":"closed","minutes":null}],"participants":[]}'),
    ('played', 2, '2026-06-01T09:05:00.000+00:00', 'ivan', 'phase-changed', '{"type":"phase-changed","from":"lobby","to":"briefing"}'),
    ('played', 3, '2026-06-01T09:09:00.000+00:00', 'ivan', 'phase-changed', '{"type":"phase-changed","from":"briefing","to":"working"}'),
    ('played', 4, '2026-06-01T09:39:00.000+00:00', 'ivan', 'phase-changed', '{"type":"phase-changed","from":"working","to":"wrap-up"}');
  INSERT INTO Scorecard (id, sessionId, authorId, kind, rubricId, body, updatedAt, submittedAt) VALUES
    ('card', 'played', 'ivan', 'interviewer', 'troubleshooting@1', '{}', '2026-06-01T10:00:00.000+00:00', '2026-06-01T10:00:00.000+00:00');
`

let directory: string
let db: Database

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'greenroom-old-'))
  const file = join(directory, 'old.db')
  const sqlite = new Sqlite(file)
  for (const name of migrations.filter((one) => one < ROUNDS)) sqlite.exec(sqlOf(name))
  sqlite.exec(rows)
  for (const name of migrations.filter((one) => one >= ROUNDS)) sqlite.exec(sqlOf(name))
  sqlite.close()
  db = await openDb(`file:${file}`)
})
afterAll(async () => {
  await closeDb(db)
  rmSync(directory, { recursive: true })
})

it('SE56 a planned session is one round of troubleshooting with what was booked', async () => {
  expect(await findSession(db, 'planned')).toMatchObject({
    questionSlug: 'test-question',
    workingMinutes: 40,
    rounds: [
      {
        round: 0,
        roundId: 'troubleshooting',
        rubricId: 'troubleshooting@1',
        questions: [{ part: 'box', questionSlug: 'test-question', workingMinutes: 40 }],
      },
    ],
  })
})

it('SE56 a practice is a round of its own kind, and nothing in it is scored', async () => {
  expect(await findSession(db, 'alone')).toMatchObject({
    kind: 'practice',
    rounds: [{ roundId: 'practice', rubricId: null, questions: [{ questionSlug: 'second-question' }] }],
  })
})

it('SE56 what was rated stays the first round’s, and what was met stays met', async () => {
  expect(await listScorecards(db, 'played')).toMatchObject([{ id: 'card', round: 0 }])
  expect(await listQuestionUses(db, 'cara')).toEqual([
    { questionSlug: 'test-question', at: new Date('2026-06-01T09:09:00.000Z'), how: 'session' },
  ])
})
