// A season of a hundred people: the file that brings them, what those say who have no browser of their own, and how time passes.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { inject } from 'vitest'
import type { Actor } from '#app/auth/roles.ts'
import { closeDb, openDb, type Database } from '#app/db/client.server.ts'
import { minutes, systemNow } from '#app/lib/time.ts'
import { saveWeeklyHours } from '#app/scheduling/keep-hours.server.ts'
import { keepTakenRounds } from '#app/scheduling/keep-limits.server.ts'
import { loadQuestionBank } from '#questions/load.ts'

const CANDIDATES = 80
const INTERVIEWERS = 20
const FIRST = ['Ada', 'Bruno', 'Chloe', 'Dario', 'Esi', 'Farah', 'Gita', 'Henrik', 'Ines', 'Jonas']
const LAST = ['Berg', 'Costa', 'Dube', 'Ekberg', 'Fofana', 'Gruber', 'Hassan', 'Ito', 'Jansen', 'Koroma']
const ZONES = ['Europe/Madrid', 'Africa/Lagos', 'Asia/Kolkata', 'America/Bogota', 'Europe/London']

export type Listed = { name: string; email: string; role: 'candidate' | 'interviewer'; timeZone: string }

/** Everybody has a name of their own; the first eighty are candidates. */
export const LISTED: readonly Listed[] = Array.from({ length: CANDIDATES + INTERVIEWERS }, (_, index) => {
  const name = `${FIRST[index % 10] ?? ''} ${LAST[Math.floor(index / 10)] ?? ''}`
  return {
    name,
    email: `${name.toLowerCase().replace(' ', '.')}@season.example`,
    role: index < CANDIDATES ? 'candidate' : 'interviewer',
    timeZone: ZONES[index % ZONES.length] ?? 'UTC',
  }
})

/** The interviewer of the list who has a browser. */
export const LEADER: Listed = listedAt(CANDIDATES)

function listedAt(index: number): Listed {
  const found = LISTED[index]
  if (!found) throw new Error(`the list has nobody at ${index}`)
  return found
}

/** A day that is no Sunday, so many days from now or one later, as a field for dates wants it. */
export function dayAhead(days: number): string {
  const day = new Date(systemNow().getTime() + days * 86_400_000)
  if (day.getUTCDay() === 0) day.setUTCDate(day.getUTCDate() + 1)
  return day.toISOString().slice(0, 10)
}

/** As a spreadsheet in a language with decimal commas writes it, with one row that cannot be taken when `broken`. */
export function peopleFile({ broken = false } = {}): { name: string; mimeType: string; buffer: Buffer } {
  const rows = LISTED.map(({ name, email, role, timeZone }, index) => {
    const pod = role === 'candidate' ? `Pod ${String(Math.floor(index / 5) + 1).padStart(2, '0')}` : ''
    return [name, broken && index === 41 ? 'no address' : email, role, pod, timeZone, `p${index + 1}`].join(
      ';',
    )
  })
  const text = ['Full name;E-mail;Role;Pod;Time zone;Id', ...rows].join('\r\n')
  return { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${text}\r\n`) }
}

export async function withDatabase<Found>(act: (db: Database) => Promise<Found>): Promise<Found> {
  const db = await openDb(`file:${inject('database')}`)
  try {
    return await act(db)
  } finally {
    await closeDb(db)
  }
}

/** What those of the list who have not come in would say on the pages of hours, by the same use cases. */
export async function sayHours(except: readonly string[]): Promise<void> {
  const loaded = loadQuestionBank(resolve('questions'))
  if (!loaded.ok) throw new Error('the bank has mistakes')
  const questions = loaded.bank
  await withDatabase(async (db) => {
    for (const { email, role, timeZone } of LISTED) {
      if (except.includes(email)) continue
      const user = await db.user.findUniqueOrThrow({ where: { email } })
      const actor: Actor = { userId: user.id, name: user.name, role }
      const hours = [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, fromMinute: 9 * 60, toMinute: 21 * 60 }))
      const said = await saveWeeklyHours({ db, now: systemNow }, actor, { timeZone, hours })
      if (!said.ok) throw new Error(said.reason)
      if (role === 'candidate') continue
      const taken = questions.rounds.map(({ id: roundId }) => ({ roundId, levelFrom: 1, levelTo: 4 }))
      const kept = await keepTakenRounds({ db, questions }, actor, taken)
      if (!kept.ok) throw new Error(kept.reason)
    }
  })
}

/** Brings a slot to so many minutes from now, with everything that waits for it, as if the days until then had passed. */
export async function letTimePass(slotId: string, untilMinutes: number): Promise<void> {
  await withDatabase(async (db) => {
    const slot = await db.slot.findUniqueOrThrow({ where: { id: slotId } })
    const startsAt = new Date(systemNow().getTime() + minutes(untilMinutes))
    const byMs = slot.startsAt.getTime() - startsAt.getTime()
    const earlier = (at: Date) => new Date(at.getTime() - byMs)
    await db.$transaction(async (tx) => {
      await tx.slot.update({ where: { id: slotId }, data: { startsAt } })
      if (slot.sessionId) {
        await tx.session.update({ where: { id: slot.sessionId }, data: { scheduledAt: startsAt } })
      }
      const waiting = await tx.job.findMany({ where: { doneAt: null, payload: { contains: slotId } } })
      for (const { id, runAt } of waiting) {
        await tx.job.update({ where: { id }, data: { runAt: earlier(runAt) } })
      }
    })
  })
}

/** The calendar entries that went with the letters to an address, oldest first, as a mail program unpacks them. */
export function entriesTo(address: string): string[] {
  const folder = join(dirname(inject('database')), 'mail')
  return readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .filter((letter) => new RegExp(`^To:.*${address}`, 'im').test(letter))
    .flatMap(entryIn)
}

function entryIn(letter: string): string[] {
  const boundary = /^--(\S+)\r?\n(?=(?:.+\r?\n)*Content-Type: text\/calendar)/im.exec(letter)?.[1]
  const part = letter.split(`--${boundary ?? ''}`).find((one) => /Content-Type: text\/calendar/i.test(one))
  if (!boundary || !part) return []
  const [head = '', body = ''] = [
    part.slice(0, part.search(/\r?\n\r?\n/)),
    part.slice(part.search(/\r?\n\r?\n/)).trim(),
  ]
  if (/base64/i.test(head)) return [Buffer.from(body, 'base64').toString()]
  const unfolded = /quoted-printable/i.test(head)
    ? body
        .replace(/=\r?\n/g, '')
        .replace(/(?:=[0-9A-F]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString())
    : body
  return [unfolded]
}
