// Everything of one person as a file: what is in it, and that nothing of others is that the pages do not show.
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromBuffer, type Entry, type ZipFile } from 'yauzl'
import { zipOwn } from '#app/account/zip-own.server.ts'
import type { User } from '#app/db/users.server.ts'
import { actorOf, buildUser, type Cast } from '#test/support/build.ts'
import { buildLeavingWorld } from '#test/support/leaving.ts'
import { buildFinishedSession } from '#test/support/finished-session.ts'
import type { SlotWorld } from '#test/support/slot-world.ts'

let world: SlotWorld
let cast: Cast
beforeAll(async () => {
  ;({ world, cast } = await buildLeavingWorld())
})
afterAll(() => world.close())

/** Read by a program that shares nothing with the one that wrote it. */
async function exportOf(user: User): Promise<Map<string, string>> {
  const bytes = await buffer(zipOwn(world.context, actorOf(user)))
  const open = promisify<Buffer, { lazyEntries: boolean }, ZipFile>(fromBuffer)
  const zip = await open(bytes, { lazyEntries: true })
  const files = new Map<string, string>()
  await new Promise<void>((resolve, reject) => {
    zip.on('end', resolve)
    zip.on('error', reject)
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error)
        buffer(stream).then((content) => {
          files.set(entry.fileName, content.toString())
          zip.readEntry()
        }, reject)
      })
    })
    zip.readEntry()
  })
  return files
}
const own = (files: Map<string, string>, end: string) =>
  [...files].find(([path]) => path.endsWith(end))?.[1] ?? `no file ${end}`
const whole = (files: Map<string, string>) => [...files.values()].join('\n')

describe('an export', () => {
  it('OD2 holds a candidate’s own in files that say what they are', async () => {
    const files = await exportOf(cast.candidate)
    expect(JSON.parse(own(files, 'you.json'))).toMatchObject({
      name: 'Cara Candidate',
      email: cast.candidate.email,
      cohorts: [{ cohort: 'Test cohort', pod: 'Blue' }],
    })
    expect(JSON.parse(own(files, 'hours-and-wishes.json'))).toMatchObject({
      topicsWished: ['disk'],
      peopleWished: [{ kind: 'prefer', about: { name: 'Ivan Interviewer' } }],
    })
    expect(own(files, 'letters.json')).toContain('let-in')
    expect(own(files, 'what-you-wrote.json')).toContain('I, Cara, looked first.')
    expect(own(files, 'what-you-did.json')).toContain('Hello Ivan, Cara here')
    expect(own(files, 'debrief.json')).toContain('Checks before changing')
    expect(own(files, 'questions-and-answers.json')).toContain('Cara, to hear you think.')
    expect(own(files, 'documents/code-0/main.py')).toBe('print("Cara Candidate")\n')
    expect(own(files, '.cast')).toMatch(/^\{"version":3,/)
    expect(own(files, 'growth.json')).toContain('"sessions": 1')
    const named = own(files, 'README.txt')
    for (const path of files.keys()) {
      const [last = ''] = path.split('/').slice(-1)
      if (!/documents|recordings\//.test(path) && last !== 'README.txt') expect(named).toContain(last)
    }
  })

  it('OD2 a recording that is taken along is written down as read', async () => {
    const { db } = world.context
    await exportOf(cast.candidate)
    const reads = await db.recordingRead.findMany({ where: { userId: cast.candidate.id } })
    expect(reads.map(({ what }) => what)).toEqual(['download'])
  })

  it('OD3 holds nothing of others that their pages do not show this person', async () => {
    const forCandidate = whole(await exportOf(cast.candidate))
    expect(forCandidate).not.toMatch(/SHADOW|Cara looked first|passwordHash|tokenHash/)
    const interviewers = await exportOf(cast.interviewer)
    expect([...interviewers.keys()].filter((path) => /\/documents\/|\/recordings|growth/.test(path))).toEqual(
      [],
    )
    expect(own(interviewers, 'what-you-wrote.json')).toContain('Cara Candidate told Ivan Interviewer')
    expect(whole(interviewers)).not.toMatch(/"before": "cat"|passwordHash/)
    const shadows = whole(await exportOf(cast.shadow))
    expect(shadows).not.toMatch(/Ivan, why did you ask|to hear you think|"learned": 4/)
  })

  it('OD3 hides a name from the interviewer of a blind session as its pages do', async () => {
    const { db } = world.context
    const blind = await buildFinishedSession(world)
    await db.user.update({ where: { id: blind.candidate.id }, data: { name: 'Hedda Hidden' } })
    const rows = await db.sessionEvent.findMany({ where: { sessionId: blind.session.id, seq: 1 } })
    const body = rows[0]?.body.replace('Cara Candidate', 'Hedda Hidden') ?? ''
    const where = { sessionId_seq: { sessionId: blind.session.id, seq: 1 } }
    await db.sessionEvent.update({ where, data: { body } })
    expect(whole(await exportOf(blind.interviewer))).toContain('Hedda Hidden')
    await db.session.update({ where: { id: blind.session.id }, data: { blindBy: 'candidate' } })
    const hidden = await exportOf(blind.interviewer)
    expect([...hidden].filter(([, text]) => /Hedda/.test(text)).map(([path]) => path)).toEqual([])
    expect(whole(await exportOf(blind.candidate))).toContain('Hedda Hidden')
  })

  it('OD3 a stranger to the session gets their own and nothing of it', async () => {
    const stranger = await buildUser(world.context.db, { name: 'Stella Stranger' })
    const files = await exportOf(stranger)
    expect([...files.keys()].filter((path) => path.includes('/'))).toEqual([])
    expect(whole(files)).toContain('Stella Stranger')
    expect(whole(files)).not.toMatch(/Cara|Ivan/)
  })
})
