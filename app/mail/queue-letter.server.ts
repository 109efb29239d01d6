// A letter is written into the database with the change it tells of; a job then sends it.
import { createHash } from 'node:crypto'
import { leftAddress } from '#app/auth/left-address.ts'
import type { AppContext } from '#app/context.server.ts'
import type { Appointment } from '#app/calendar/appointment.ts'
import { writeInvite } from '#app/calendar/write-calendar.server.ts'
import type { Db } from '#app/db/client.server.ts'
import { addMail } from '#app/db/mails.server.ts'
import { enqueue } from '#app/jobs/enqueue.server.ts'
import { oneLine } from '#app/lib/one-line.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import type { Letter } from './letter.ts'
import { renderLetter } from './render-letter.ts'
import { sendMailJob } from './send-mail-job.ts'

export type PostNeeds = Pick<AppContext, 'now' | 'env'>

export type LetterToSend = {
  /** The same letter to the same person has the same key, however often it is asked for: `confirmed:UID:SEQUENCE:USER`. */
  key: string
  letter: Letter
  to: { userId: string | null; name: string; address: string }
  /** Whose coordinators may read it while there is no mail server; null: administrators only, and those of the person's cohorts. */
  cohortId: string | null
  /** The calendar entry that goes with it. */
  invite?: { appointment: Appointment; method: 'REQUEST' | 'CANCEL' }
  /** It holds a link that lets somebody in. */
  isSecret?: boolean
}

/** `db` is the transaction of the change the letter tells of. To who has left nothing is written. */
export async function queueLetter(db: Db, { now, env }: PostNeeds, wanted: LetterToSend): Promise<void> {
  const { key, letter, to, cohortId, invite, isSecret = false } = wanted
  if (to.userId && to.address === leftAddress(to.userId)) return
  const id = randomId()
  const createdAt = now()
  const reader = { userId: to.userId ?? '', name: to.name, address: to.address }
  const isNew = await addMail(db, {
    ...renderLetter(letter),
    id,
    key,
    kind: letter.kind,
    toUserId: to.userId,
    toName: oneLine(to.name),
    toAddress: to.address,
    cohortId,
    calendar: invite ? writeInvite({ ...invite, reader, organizer: env.MAIL_FROM }) : null,
    calendarMethod: invite?.method ?? null,
    messageId: messageIdOf(key, env.MAIL_FROM.address),
    isSecret,
    createdAt,
  })
  if (isNew) await enqueue(db, sendMailJob, { key: id, payload: { mailId: id }, now: createdAt })
}

/** The same for the same letter, so that a server that gets it twice can drop the second. */
function messageIdOf(key: string, sender: string): string {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 40)
  return `<${hash}@${sender.split('@')[1] ?? 'localhost'}>`
}
