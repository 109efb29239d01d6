// Takes letters out of the house: to a mail server, or, where there is none, into files. The only importer of nodemailer.
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Mail } from '#app/db/mails.server.ts'
import type { Env } from '#app/env.server.ts'
import { HopelessJob } from '#app/jobs/kinds.ts'
import { seconds } from '#app/lib/time.ts'

export type Postman = { readonly isReal: boolean; deliver(mail: Mail): Promise<void>; stop(): void }

type PostmanEnv = Pick<Env, 'SMTP_URL' | 'MAIL_FROM' | 'mailFolder'>

export function createPostman(env: PostmanEnv): Postman {
  return env.SMTP_URL ? smtpPostman(env) : filePostman(env)
}

const CONNECT_MS = seconds(10)
const SILENCE_MS = seconds(30)

function smtpPostman(env: PostmanEnv): Postman {
  const transport = createTransport({
    url: env.SMTP_URL,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    isReal: true,
    async deliver(mail) {
      try {
        await transport.sendMail(messageOf(mail, env))
      } catch (error) {
        throw isFinal(error) ? new HopelessJob(wordsOf(error)) : error
      }
    },
    stop: () => transport.close(),
  }
}

/** Written under another name and moved, so nobody reads half a letter; the same letter is the same file. */
function filePostman(env: PostmanEnv): Postman {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    isReal: false,
    async deliver(mail) {
      const { message } = await transport.sendMail(messageOf(mail, env))
      await mkdir(env.mailFolder, { recursive: true, mode: 0o700 })
      const stamp = mail.createdAt.toISOString().slice(0, 19).replaceAll(':', '')
      const file = join(env.mailFolder, `${stamp}-${mail.id}.eml`)
      await writeFile(`${file}.unfinished`, message, { mode: 0o600 })
      await rename(`${file}.unfinished`, file)
    },
    stop: () => undefined,
  }
}

/** One address, with nothing in it that could be read as another one or as a header. */
const ADDRESS = /^[^\s<>()[\]:;,"@\\\p{Cc}]+@[^\s<>()[\]:;,"@\\\p{Cc}]+$/u

function messageOf(mail: Mail, { MAIL_FROM }: PostmanEnv) {
  if (!ADDRESS.test(mail.toAddress)) throw new HopelessJob('this is not an address mail can be sent to')
  return {
    envelope: { from: MAIL_FROM.address, to: [mail.toAddress] },
    from: MAIL_FROM,
    to: { name: mail.toName, address: mail.toAddress },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    date: mail.createdAt,
    messageId: mail.messageId,
    // Nobody's holiday answer is wanted by a machine.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    ...(mail.calendar && mail.calendarMethod
      ? { icalEvent: { method: mail.calendarMethod, content: mail.calendar, filename: 'session.ics' } }
      : {}),
  }
}

/** The server has looked at this letter and will never take it. A wrong password is not final: somebody mends it. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'responseCode' in error ? Number(error.responseCode) : 0
  const command = 'command' in error ? String(error.command) : ''
  return code >= 500 && code < 600 && ['RCPT TO', 'DATA'].includes(command)
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
