// One delivery: looks the name up first, connects to the very address it has judged, waits a while, reads little.
import { lookup } from 'node:dns/promises'
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { HopelessJob } from '#app/jobs/kinds.ts'
import { seconds } from '#app/lib/time.ts'
import { isPublicAddress } from './public-address.server.ts'

export type Delivery = {
  url: string
  headers: Record<string, string>
  body: string
  signal: AbortSignal
  /** Addresses of this network are allowed, and http. */
  allowPrivate: boolean
  /** For tests that are about names. */
  resolve?: Resolve
  /** For all of it. */
  patienceMs?: number
}
export type Address = { address: string; family: number }
export type Resolve = (host: string) => Promise<Address[]>

const TOTAL_MS = seconds(15)
/** Read so that the connection ends in order; what it says is of no interest. */
const ANSWER_BYTES_MAX = 16_384

const lookUpAll: Resolve = (host) => lookup(host, { all: true, verbatim: true })

/** Resolves when the receiver says 2xx; throws what went wrong otherwise. A redirection is not followed: it could lead inside. */
export async function postSigned(delivery: Delivery): Promise<void> {
  const url = new URL(delivery.url)
  if (url.protocol !== 'https:' && !(delivery.allowPrivate && url.protocol === 'http:'))
    throw new HopelessJob('webhooks go to https addresses only')
  const target = await judgedAddress(url, delivery)
  const status = await send(url, target, delivery)
  if (status === 410) throw new HopelessJob('the receiver says 410: it wants no more of these')
  if (status < 200 || status >= 300) throw new Error(`the receiver said ${status}`)
}

async function judgedAddress(url: URL, { allowPrivate, resolve = lookUpAll }: Delivery): Promise<Address> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  const addresses = family ? [{ address: host, family }] : await resolve(host)
  const [first] = addresses
  if (!first) throw new Error('the name of the receiver leads nowhere')
  // One inside address among them is enough to refuse: the order of answers is the other side's to choose.
  if (!allowPrivate && !addresses.every(({ address }) => isPublicAddress(address)))
    throw new HopelessJob('the address of the receiver is not a public one')
  return first
}

function send(url: URL, { address, family }: Address, delivery: Delivery): Promise<number> {
  const { headers, body, signal, patienceMs = TOTAL_MS } = delivery
  const silence = AbortSignal.timeout(patienceMs)
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    signal: AbortSignal.any([signal, silence]),
    agent: false,
    // The name is not looked up a second time: it could have another answer by now.
    lookup: (_host, { all }, done) => (all ? done(null, [{ address, family }]) : done(null, address, family)),
  }
  return new Promise((done, refused) => {
    // What Node says of an abort would tell an administrator nothing.
    const fail = (error: unknown) => refused(silence.aborted ? new Error('the receiver kept silent') : error)
    const ask = url.protocol === 'https:' ? requestHttps : requestHttp
    const request = ask(url, options, (answer) => {
      readSome(answer).then(() => done(answer.statusCode ?? 0), fail)
    })
    request.on('error', fail)
    request.end(body)
  })
}

function readSome(answer: IncomingMessage): Promise<void> {
  return new Promise((done, fail) => {
    let read = 0
    answer.on('data', (bytes: Buffer) => {
      read += bytes.length
      if (read <= ANSWER_BYTES_MAX) return
      answer.destroy()
      done()
    })
    answer.once('end', done)
    answer.on('error', fail)
  })
}
