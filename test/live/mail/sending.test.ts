// Letters from the database to a real mail server, or into files.
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { inTransaction } from '#app/db/client.server.ts'
import { listJobs } from '#app/db/jobs.server.ts'
import { listMails } from '#app/db/mails.server.ts'
import { days, minutes } from '#app/lib/time.ts'
import { confirmedLetter } from '#app/mail/letters.ts'
import { queueLetter, type LetterToSend } from '#app/mail/queue-letter.server.ts'
import { anAppointment } from '#test/support/appointments.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { leafOf, readMail, startMailServer, type TestMailServer } from '#test/support/mail.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const MAIL_FROM = 'Greenroom <desk@greenroom.example>'

async function worldWith(port: number | null): Promise<TestContext> {
  const env: Record<string, string> = port ? { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM } : {}
  const world = await createTestContext({ env })
  closing.push(() => world.close())
  return world
}

async function mailServer(port?: number): Promise<TestMailServer> {
  const server = await startMailServer(port)
  closing.push(() => server.close())
  return server
}

const reader = { userId: 'cara', name: 'Cara Candidate', timeZone: 'Europe/Berlin' }

function aLetter(overrides: Partial<LetterToSend> = {}): LetterToSend {
  return {
    key: 'confirmed:slot-1:0:cara',
    letter: confirmedLetter(anAppointment(), reader),
    to: { userId: null, name: 'Cara Candidate', address: 'cara@people.example' },
    cohortId: null,
    ...overrides,
  }
}

function queue({ context }: TestContext, letter = aLetter()): Promise<void> {
  return inTransaction(context.db, (tx) => queueLetter(tx, context, letter))
}

function stateOf({ context }: TestContext) {
  return listMails(context.db, { cohortIds: null })
}

async function passAnHour(world: TestContext): Promise<void> {
  for (let passed = 0; passed < 60; passed += 5) {
    await world.context.jobs.runDue()
    world.clock.advance(minutes(5))
  }
}

describe('with a mail server', () => {
  it('ML2 a letter leaves with sender, reader, both bodies and its calendar entry', async () => {
    const server = await mailServer()
    const world = await worldWith(server.port)
    await queue(world, aLetter({ invite: { appointment: anAppointment(), method: 'REQUEST' } }))
    await world.context.jobs.runDue()
    expect(server.received).toHaveLength(1)
    const { envelopeFrom, envelopeTo, source } = server.received[0]!
    expect([envelopeFrom, envelopeTo]).toEqual(['desk@greenroom.example', ['cara@people.example']])
    const { headers, leaves } = readMail(source)
    expect(headers.get('from')).toBe(MAIL_FROM)
    expect(headers.get('to')).toBe('Cara Candidate <cara@people.example>')
    expect(headers.get('auto-submitted')).toBe('auto-generated')
    expect(headers.get('subject')).toBe('Confirmed: Linux troubleshooting, Wed 31 March, 14:30')
    expect(leafOf(source, 'text/plain')).toContain('14:30 to 15:30 (Central European Summer Time)')
    expect(leafOf(source, 'text/html')).toContain('<bdi>Cara Candidate</bdi>')
    expect(leafOf(source, 'text/calendar')).toContain('METHOD:REQUEST\r\n')
    const types = leaves.map((leaf) => leaf.headers.get('content-type') ?? '')
    expect(types.some((type) => type.includes('method=REQUEST'))).toBe(true)
    expect((await stateOf(world))[0]).toMatchObject({ state: 'sent', sentAt: world.clock.now() })
  })

  it('ML1 the same letter is written once, and not at all where its change is rolled back', async () => {
    const server = await mailServer()
    const world = await worldWith(server.port)
    await queue(world)
    await queue(world)
    const other = aLetter({ key: 'confirmed:slot-2:0:cara' })
    const lost = inTransaction(world.context.db, async (tx) => {
      await queueLetter(tx, world.context, other)
      throw new Error('no')
    })
    await expect(lost).rejects.toThrow('no')
    await world.context.jobs.runDue()
    expect(server.received).toHaveLength(1)
    expect(await stateOf(world)).toHaveLength(1)
  })

  it('ML2 the message id follows from what the letter is about', async () => {
    const ids: string[] = []
    for (const key of ['a', 'a', 'b']) {
      const world = await worldWith(null)
      await queue(world, aLetter({ key }))
      ids.push((await stateOf(world))[0]!.messageId)
    }
    expect(ids[0]).toBe(ids[1])
    expect(ids[0]).not.toBe(ids[2])
  })

  it('ML3 a server that is away for an hour gets each letter once when it is back', async () => {
    const before = await startMailServer()
    await before.close()
    const world = await worldWith(before.port)
    await queue(world)
    await passAnHour(world)
    expect((await stateOf(world))[0]?.state).toBe('queued')
    const server = await mailServer(before.port)
    await passAnHour(world)
    expect(server.received).toHaveLength(1)
    expect((await stateOf(world))[0]?.state).toBe('sent')
  })

  it('ML3 a server that refuses for an hour gets each letter once when it is well again', async () => {
    const server = await mailServer()
    server.refuseWith = { code: 451, words: 'try later', at: 'recipient' }
    const world = await worldWith(server.port)
    await queue(world)
    await queue(world, aLetter({ key: 'another' }))
    await passAnHour(world)
    expect(server.received).toHaveLength(0)
    expect((await stateOf(world)).map(({ state }) => state)).toEqual(['queued', 'queued'])
    server.refuseWith = null
    await passAnHour(world)
    expect(server.received).toHaveLength(2)
    expect((await stateOf(world)).map(({ state }) => state)).toEqual(['sent', 'sent'])
  })

  it('ML4 a reader the server does not know is given up at once, with its words', async () => {
    const server = await mailServer()
    server.refuseWith = { code: 550, words: 'no such person here', at: 'recipient' }
    const world = await worldWith(server.port)
    await queue(world)
    await world.context.jobs.runDue()
    expect(await listJobs(world.context.db, 'failed')).toHaveLength(1)
    const [mail] = await stateOf(world)
    expect(mail?.state).toBe('failed')
    expect(mail?.lastError).toContain('no such person here')
  })

  it.each([
    'a@x.example, b@x.example',
    'a@x.example\r\nBcc: b@x.example',
    'nobody',
    '"a b"@x.example',
    '<a@x.example>',
  ])('ML4 %j is no address, and nothing leaves', async (address) => {
    const server = await mailServer()
    const world = await worldWith(server.port)
    await queue(world, aLetter({ to: { userId: null, name: 'A', address } }))
    await world.context.jobs.runDue()
    expect(server.received).toEqual([])
    expect((await stateOf(world))[0]).toMatchObject({ state: 'failed' })
  })

  it('ML6 a letter that is noted as sent does not leave again', async () => {
    const server = await mailServer()
    const world = await worldWith(server.port)
    await queue(world)
    await world.context.jobs.runDue()
    // As after a crash between the note and the end of the job.
    await world.context.db.job.updateMany({ data: { doneAt: null, lockedUntil: null } })
    await world.context.jobs.runDue()
    expect(server.received).toHaveLength(1)
    expect(await listJobs(world.context.db, 'done')).toHaveLength(1)
  })

  it('ML7 a letter that lets somebody in is not kept once the server has it', async () => {
    const server = await mailServer()
    const world = await worldWith(server.port)
    await queue(world, aLetter({ isSecret: true }))
    await world.context.jobs.runDue()
    expect(leafOf(server.received[0]!.source, 'text/plain')).toContain('/sessions/1')
    expect((await stateOf(world))[0]).toMatchObject({ state: 'sent', text: '', html: '' })
  })

  it('ML8 words of people cannot become a header or a second reader', async () => {
    const server = await mailServer()
    const world = await worldWith(server.port)
    const name = 'Eve\r\nBcc: everybody@x.example\r\n\r\n<script>'
    const title = 'Round\nX-Evil: 1'
    const letter = confirmedLetter(anAppointment({ title }), { ...reader, name })
    await queue(world, aLetter({ letter, to: { userId: null, name, address: 'eve@x.example' } }))
    await world.context.jobs.runDue()
    const { envelopeTo, source } = server.received[0]!
    const { headers } = readMail(source)
    expect(envelopeTo).toEqual(['eve@x.example'])
    expect([...headers.keys()].filter((header) => /bcc|evil/.test(header))).toEqual([])
    expect(headers.get('subject')).toContain('Round X-Evil: 1')
    expect(leafOf(source, 'text/html')).not.toContain('<script>')
  })
})

describe('without a mail server', () => {
  it('ML5 a letter is a file that only its owner reads, and the same letter is the same file', async () => {
    const world = await worldWith(null)
    await queue(world, aLetter({ invite: { appointment: anAppointment(), method: 'CANCEL' } }))
    await world.context.jobs.runDue()
    const folder = world.context.env.mailFolder
    const files = await readdir(folder)
    expect(files).toEqual([expect.stringMatching(/^2026-11-22T090000-\w{16}\.eml$/)])
    const file = join(folder, files[0]!)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const source = await readFile(file, 'utf8')
    expect(readMail(source).headers.get('to')).toBe('Cara Candidate <cara@people.example>')
    expect(leafOf(source, 'text/calendar')).toContain('METHOD:CANCEL')
    await world.context.db.mail.updateMany({ data: { state: 'queued' } })
    await world.context.db.job.updateMany({ data: { doneAt: null } })
    await world.context.jobs.runDue()
    expect(await readdir(folder)).toEqual(files)
  })

  it('ML7 a letter that lets somebody in keeps its words for a week there', async () => {
    const world = await worldWith(null)
    await queue(world, aLetter({ isSecret: true }))
    await world.context.jobs.runDue()
    expect((await stateOf(world))[0]?.text).toContain('/sessions/1')
    world.clock.advance(days(7) + 1)
    await queue(world, aLetter({ key: 'another' }))
    await world.context.jobs.runDue()
    const mails = await stateOf(world)
    expect(mails.map(({ text }) => text === '')).toEqual([false, true])
  })
})
