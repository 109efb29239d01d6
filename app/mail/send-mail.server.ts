// The job that sends a letter. Done twice it sends once, but for the moment between the server's yes and our note of it.
import type { Database } from '#app/db/client.server.ts'
import { findMail, forgetSecretMails, markMailFailed, markMailSent } from '#app/db/mails.server.ts'
import { workOf, type Work } from '#app/jobs/runner.server.ts'
import { days } from '#app/lib/time.ts'
import type { Postman } from './postman.server.ts'
import { sendMailJob } from './send-mail-job.ts'

/** As long as the links in them work. */
const SECRETS_KEPT_MS = days(7)

export function sendMailWork({
  db,
  now,
  postman,
}: {
  db: Database
  now: () => Date
  postman: Postman
}): Work {
  return workOf(
    sendMailJob,
    async ({ mailId }) => {
      const mail = await findMail(db, mailId)
      if (!mail || mail.state === 'sent') return
      await postman.deliver(mail)
      // Without a mail server the page is how it arrives, so there the words stay for as long as they are of use.
      await markMailSent(db, mail.id, { at: now(), forget: mail.isSecret && postman.isReal })
      await forgetSecretMails(db, new Date(now().getTime() - SECRETS_KEPT_MS))
    },
    ({ mailId }, why) => markMailFailed(db, mailId, why),
  )
}
