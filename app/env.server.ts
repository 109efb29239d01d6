// The only reader of the app's environment variables: parsed once, passed on as `context.env`.
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { IceSettings } from './call/ice-servers.server.ts'

const flag = z.enum(['0', '1']).transform((value) => value === '1')

/** A list of addresses, separated by commas, each with one of these schemes. */
function addresses(...schemes: string[]) {
  const one = new RegExp(`^(${schemes.join('|')}):[^\\s,@/]+$`)
  return z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .refine((urls) => urls.every((url) => one.test(url)), {
      error: `each address begins with ${schemes.map((scheme) => `${scheme}:`).join(' or ')}`,
    })
}

/** `Name <address>` or an address alone. */
const sender = z
  .string()
  .regex(
    /^(?:[^<>"\p{Cc}]*<[^\s<>@,;"\p{Cc}]+@[^\s<>@,;"\p{Cc}]+>|[^\s<>@,;"\p{Cc}]+@[^\s<>@,;"\p{Cc}]+)$/u,
    {
      error: 'write it as: Greenroom <greenroom@example.org>',
    },
  )
  .transform((text) => {
    const [, name = '', bracketed] = /^(.*)<(.*)>$/.exec(text) ?? []
    return { name: name.trim() || 'Greenroom', address: bracketed ?? text }
  })

export const envSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Address to listen on. */
  HOST: z.string().default('127.0.0.1'),
  /** Where people reach the app. Set it for real use: it decides cookie flags, allowed origins and links in invitations. */
  PUBLIC_URL: z.url().default('http://localhost:3000'),
  DATABASE_URL: z.string().startsWith('file:').default('file:./.data/greenroom.db'),
  SANDBOX_SOCKET: z.string().default('.data/run/host.sock'),
  /** More folders with questions, separated by commas; ours is always there. */
  QUESTION_BANKS: z.string().default(''),
  /** How many practice boxes one person may hold at a time. */
  PRACTICE_PER_PERSON: z.coerce.number().int().min(1).max(5).default(1),
  /** How many boxes sessions may be promised at a time; left empty, what the host's memory holds. */
  BOX_PLACES: z
    .string()
    .regex(/^\d{0,4}$/, { error: 'a number of boxes, or nothing' })
    .default('')
    .transform((text) => (text === '' ? null : Number(text))),
  /** The report of `questions:check --report`, from which previews know when a question was last proved. */
  QUESTION_REPORT: z.string().default('.data/question-report.json'),
  /** Where browsers in a call learn their address as others see it: `stun:` addresses, separated by commas. */
  CALL_STUN: addresses('stun', 'stuns'),
  /** Who passes a call on where no direct way is open: `turn:` and `turns:` addresses, separated by commas. */
  CALL_TURN_URLS: addresses('turn', 'turns'),
  /** coturn's `static-auth-secret`, from which each person gets a name and a password for some hours. */
  CALL_TURN_SECRET: z.string().default(''),
  /** The mail server that takes our letters: smtp:// or smtps://, with user and password. Without it they stay on a page. */
  SMTP_URL: z
    .string()
    .regex(/^(smtps?:\/\/[^\s/]+\/?(\?\S*)?)?$/, { error: 'it begins with smtp:// or smtps://' })
    .default(''),
  /** Who our letters are from. */
  MAIL_FROM: sender.default({ name: 'Greenroom', address: 'greenroom@localhost' }),
  /** Where letters are laid down as files while there is no mail server. Without it: `mail` beside the database. */
  MAIL_FOLDER: z.string().default(''),
  /** Where recordings of sessions are kept. Without it: `recordings` beside the database. */
  RECORDINGS_FOLDER: z.string().default(''),
  /** A recording is deleted when it is this old. */
  RECORDING_DAYS: z.coerce.number().int().min(1).max(3650).default(90),
  /** Lets webhooks reach addresses of this network. */
  WEBHOOKS_PRIVATE: flag.default(false),
  /** One-click sign-in as the demo people. Ignored as soon as PUBLIC_URL is not a loopback address. */
  DEMO: flag.default(true),
})

type EnvValues = z.infer<typeof envSchema>
export type Env = EnvValues & {
  /** One-click sign-in is offered: DEMO is on and the app is only reachable from this machine. */
  demoOffered: boolean
  secureCookies: boolean
  ice: IceSettings
  mailFolder: string
  recordingsFolder: string
}

/** Reads and checks the environment; throws one readable list of everything that is wrong. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = envSchema.safeParse(source)
  if (!parsed.success) throw new Error(`The environment is not usable:\n${z.prettifyError(parsed.error)}`)
  const { CALL_STUN: stun, CALL_TURN_URLS: urls, CALL_TURN_SECRET: secret } = parsed.data
  if (urls.length > 0 !== (secret !== '')) {
    throw new Error('The environment is not usable:\nCALL_TURN_URLS and CALL_TURN_SECRET need each other')
  }
  if (parsed.data.SMTP_URL && !source.MAIL_FROM) {
    throw new Error('The environment is not usable:\nSMTP_URL needs MAIL_FROM: who the letters are from')
  }
  const url = new URL(parsed.data.PUBLIC_URL)
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  const beside = (folder: string) => join(dirname(parsed.data.DATABASE_URL.slice('file:'.length)), folder)
  return {
    ...parsed.data,
    demoOffered: parsed.data.DEMO && loopback,
    secureCookies: url.protocol === 'https:',
    mailFolder: parsed.data.MAIL_FOLDER || beside('mail'),
    recordingsFolder: parsed.data.RECORDINGS_FOLDER || beside('recordings'),
    ice: { stun, turn: secret ? { urls, secret } : null },
  }
}
