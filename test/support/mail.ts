// A mail server of the test's own, and a reader of the mails it gets that knows no more than it must.
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type ReceivedMail = { envelopeFrom: string; envelopeTo: string[]; source: string }
export type TestMailServer = {
  port: number
  received: ReceivedMail[]
  /** What it answers to the next letters: null takes them. */
  refuseWith: { code: number; words: string; at: 'recipient' | 'data' } | null
  close(): Promise<void>
}

export async function startMailServer(port = 0): Promise<TestMailServer> {
  const received: ReceivedMail[] = []
  const refusal = () => {
    if (!made.refuseWith) return null
    return Object.assign(new Error(made.refuseWith.words), { responseCode: made.refuseWith.code })
  }
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo(_address, _session, done) {
      done(made.refuseWith?.at === 'recipient' ? refusal() : null)
    },
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (made.refuseWith) return done(refusal())
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          envelopeFrom: mailFrom ? mailFrom.address : '',
          envelopeTo: rcptTo.map(({ address }) => address),
          source: Buffer.concat(parts).toString('utf8'),
        })
        done()
      })
    },
  })
  // A client that is cut off is its own trouble.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const made: TestMailServer = {
    port: (server.server.address() as AddressInfo).port,
    received,
    refuseWith: null,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return made
}

export type MailPart = { headers: Map<string, string>; body: string }

/** Headers unfolded and decoded, and every leaf of the body by its type. */
export function readMail(source: string): { headers: Map<string, string>; leaves: MailPart[] } {
  const whole = splitPart(source)
  return { headers: whole.headers, leaves: leavesOf(whole) }
}

export function leafOf(source: string, type: string): string {
  const leaf = readMail(source).leaves.find(({ headers }) => headers.get('content-type')?.startsWith(type))
  if (!leaf) throw new Error(`there is no ${type} in this mail`)
  return decodeBody(leaf)
}

function splitPart(source: string): MailPart {
  const at = source.indexOf('\r\n\r\n')
  const head = source.slice(0, at).replace(/\r\n[ \t]+/g, ' ')
  const headers = new Map<string, string>()
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).toLowerCase()
    if (headers.has(name)) throw new Error(`the header ${name} stands twice`)
    headers.set(name, decodeWords(line.slice(colon + 1).trim()))
  }
  return { headers, body: source.slice(at + 4) }
}

function leavesOf(part: MailPart): MailPart[] {
  const boundary = /^multipart\/.*boundary="?([^";]+)"?/.exec(part.headers.get('content-type') ?? '')?.[1]
  if (!boundary) return [part]
  const pieces = part.body.split(`--${boundary}`).slice(1, -1)
  return pieces.flatMap((piece) => leavesOf(splitPart(piece.replace(/^\r\n/, '').replace(/\r\n$/, ''))))
}

function decodeBody({ headers, body }: MailPart): string {
  const how = headers.get('content-transfer-encoding')
  if (how === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  return how === 'quoted-printable' ? decodeQuoted(body.replace(/=\r\n/g, '')) : body
}

function decodeQuoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** Encoded words (RFC 2047). */
function decodeWords(value: string): string {
  return value
    .replace(/(=\?[^?]+\?[BQ]\?[^?]*\?=)\s+(?==\?)/gi, '$1')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('utf8')
        : decodeQuoted(text.replaceAll('_', ' ')),
    )
}
