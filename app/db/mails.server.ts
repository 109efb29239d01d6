import type { LetterKind } from '#app/mail/letter.ts'
import type { Db } from './client.server.ts'

export type MailState = 'queued' | 'sent' | 'failed'
export type CalendarMethod = 'REQUEST' | 'CANCEL'

export type Mail = {
  id: string
  key: string
  kind: LetterKind
  toUserId: string | null
  toName: string
  toAddress: string
  cohortId: string | null
  subject: string
  text: string
  html: string
  calendar: string | null
  calendarMethod: CalendarMethod | null
  messageId: string
  isSecret: boolean
  state: MailState
  lastError: string | null
  createdAt: Date
  sentAt: Date | null
}

/** More than anybody reads; what is older is found by narrowing down. */
export const LISTED_MAX = 200

export type MailToAdd = Omit<Mail, 'state' | 'lastError' | 'sentAt'>

/** False when a letter with this key is there already; then nothing is written. */
export async function addMail(db: Db, mail: MailToAdd): Promise<boolean> {
  const row = await db.mail.upsert({
    where: { key: mail.key },
    create: { ...mail, state: 'queued' },
    update: {},
    select: { id: true },
  })
  return row.id === mail.id
}

export async function findMail(db: Db, id: string): Promise<Mail | null> {
  const row = await db.mail.findUnique({ where: { id } })
  return row && toMail(row)
}

/** The words of a letter that lets somebody in are not kept once a mail server has it. */
export async function markMailSent(
  db: Db,
  id: string,
  { at, forget }: { at: Date; forget: boolean },
): Promise<void> {
  await db.mail.update({
    where: { id },
    data: { state: 'sent', sentAt: at, lastError: null, ...(forget ? { text: '', html: '' } : {}) },
    select: { id: true },
  })
}

export async function markMailFailed(db: Db, id: string, lastError: string): Promise<void> {
  await db.mail.updateMany({ where: { id, state: 'queued' }, data: { state: 'failed', lastError } })
}

/** Letters that let somebody in lose their words after a while, wherever they are. */
export async function forgetSecretMails(db: Db, before: Date): Promise<number> {
  const { count } = await db.mail.updateMany({
    where: { isSecret: true, createdAt: { lt: before }, text: { not: '' } },
    data: { text: '', html: '' },
  })
  return count
}

export type MailSearch = {
  /** Null: every letter. Otherwise those about these cohorts, and those to their people about no cohort at all. */
  cohortIds: readonly string[] | null
  state?: MailState
  kind?: LetterKind
  /** A part of the reader's name or address. */
  who?: string
}

export async function listMails(db: Db, { cohortIds, state, kind, who }: MailSearch): Promise<Mail[]> {
  const reader = who ? { OR: [{ toName: { contains: who } }, { toAddress: { contains: who } }] } : {}
  const rows = await db.mail.findMany({
    where: {
      AND: [
        { ...(state ? { state } : {}), ...(kind ? { kind } : {}) },
        reader,
        cohortIds ? await ofCohorts(db, cohortIds) : {},
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: LISTED_MAX,
  })
  return rows.map(toMail)
}

/** Letters to people who organise are for administrators: one of them could let a coordinator in as somebody else. */
async function ofCohorts(db: Db, cohortIds: readonly string[]) {
  const members = await db.cohortMember.findMany({
    where: {
      cohortId: { in: [...cohortIds] },
      standing: 'active',
      user: { role: { in: ['candidate', 'trainee', 'interviewer'] } },
    },
    select: { userId: true },
    distinct: ['userId'],
  })
  return {
    OR: [
      { cohortId: { in: [...cohortIds] } },
      { cohortId: null, isSecret: false, toUserId: { in: members.map(({ userId }) => userId) } },
    ],
  }
}

type MailRow = Omit<Mail, 'kind' | 'state' | 'calendarMethod'> & {
  kind: string
  state: string
  calendarMethod: string | null
}

function toMail(row: MailRow): Mail {
  return {
    ...row,
    // why: only addMail writes these columns, from the same types
    kind: row.kind as LetterKind,
    // why: as above
    state: row.state as MailState,
    // why: as above
    calendarMethod: row.calendarMethod as CalendarMethod | null,
  }
}
