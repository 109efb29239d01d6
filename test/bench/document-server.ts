// A server with nothing but documents to do, in a process of its own: `node --import tsx document-server.ts <documents> <people>`.
// Says one line of JSON: where it listens, and for each document its session and everybody's cookie.
import { copyFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SessionRole } from '#app/auth/roles.ts'
import { createSession } from '#app/db/sessions.server.ts'
import { readEnv } from '#app/env.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { buildUser } from '#test/support/build.ts'
import { createTestBank } from '#test/support/questions.ts'
import { startServer } from '../../server.ts'
import { buildTemplate } from '../setup/database.ts'

const documents = Number(process.argv[2] ?? 1)
const people = Number(process.argv[3] ?? 2)
const folder = mkdtempSync(join(tmpdir(), 'greenroom-documents-'))
const file = join(folder, 'bench.db')
copyFileSync(buildTemplate(), file)
const env = readEnv({
  NODE_ENV: 'test',
  PORT: '0',
  PUBLIC_URL: 'http://localhost:3000',
  DATABASE_URL: `file:${file}`,
  SANDBOX_SOCKET: join(folder, 'nobody.sock'),
})
const { port, context } = await startServer(env, { withoutPages: true, questions: createTestBank() })
const { db, logins, rooms } = context
const users = []
for (let i = 0; i < people; i++)
  users.push(await buildUser(db, { role: i === 0 ? 'candidate' : 'interviewer' }))
const cookies: string[] = []
for (const user of users) cookies.push((await logins.startLogin(user.id)).split(';')[0] ?? '')
const sessionIds: string[] = []
for (let i = 0; i < documents; i++) {
  const roles: SessionRole[] = users.map((_, at) =>
    at === 0 ? 'candidate' : at === 1 ? 'interviewer' : 'shadow',
  )
  const session = await createSession(db, {
    id: randomId(),
    cohortId: null,
    questionSlug: 'test-question',
    rubricId: 'practice@1',
    workingMinutes: 30,
    scheduledAt: new Date(),
    createdById: users[1]?.id ?? '',
    createdAt: new Date(),
    participants: users.map(({ id }, at) => ({ userId: id, sessionRole: roles[at] ?? 'shadow' })),
  })
  sessionIds.push(session.id)
  const entry = await rooms.enter(session.id, users[1]?.id ?? '')
  for (const from of ['lobby', 'briefing'] as const)
    await entry?.room.command(users[1]?.id ?? '', { type: 'advance-phase', from })
}
console.log(JSON.stringify({ port, sessionIds, cookies, folder }))
