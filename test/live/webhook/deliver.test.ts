// Deliveries to a real HTTP receiver, which checks the signature by the words of the standard and not by our code.
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '#app/db/client.server.ts'
import type { Cohort } from '#app/db/cohorts.server.ts'
import { listJobs } from '#app/db/jobs.server.ts'
import { addWebhook, findWebhook, switchWebhook } from '#app/db/webhooks.server.ts'
import { createJobRunner, type JobRunner } from '#app/jobs/runner.server.ts'
import { minutes } from '#app/lib/time.ts'
import { deliverWork, tellWebhooks, type EventToTell } from '#app/webhook/deliver.server.ts'
import type { WebhookEvent } from '#app/webhook/events.ts'
import { postSigned, type Resolve } from '#app/webhook/post.server.ts'
import { makeSecret } from '#app/webhook/sign.server.ts'
import { buildCohort } from '#test/support/build.ts'
import { createTestContext, createTestLog, type TestContext } from '#test/support/context.ts'

type Received = { headers: IncomingHttpHeaders; body: string }

let world: TestContext
let cohort: Cohort
let server: Server
let port = 0
let received: Received[]
let answer: (response: ServerResponse) => void
let runners: JobRunner[]

beforeEach(async () => {
  world = await createTestContext({ env: { WEBHOOKS_PRIVATE: '1' } })
  cohort = await buildCohort(world.context.db)
  received = []
  runners = []
  answer = (response) => response.writeHead(204).end()
  server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (part: string) => (body += part))
    request.on('end', () => {
      received.push({ headers: request.headers, body })
      answer(response)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterEach(async () => {
  for (const one of runners) await one.stop()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await world.close()
})

async function hook(
  overrides: { url?: string; events?: WebhookEvent[]; cohortId?: string } = {},
): Promise<string> {
  const id = `hook-${Math.random()}`
  await addWebhook(world.context.db, {
    id,
    cohortId: cohort.id,
    url: `http://receiver.test:${port}/in`,
    secret: makeSecret(),
    events: ['session.confirmed'],
    createdAt: world.clock.now(),
    createdById: 'carl',
    ...overrides,
  })
  return id
}

const local: Resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }])

function runner(overrides: { resolve?: Resolve; isPrivateAllowed?: boolean } = {}): JobRunner {
  const { db, now, env } = world.context
  const { resolve = local, isPrivateAllowed = true } = overrides
  const work = [deliverWork({ db, now, env: { ...env, WEBHOOKS_PRIVATE: isPrivateAllowed }, resolve })]
  const made = createJobRunner({ db, now, timers: world.clock.timers, log: createTestLog(), work })
  runners.push(made)
  return made
}

function tell(overrides: Partial<EventToTell> = {}): Promise<void> {
  const event: EventToTell = {
    cohortId: cohort.id,
    type: 'session.confirmed',
    key: 'slot-1:0',
    at: world.clock.now(),
    data: { slotId: 'slot-1', title: 'Räume & Türen', startsAt: '2027-03-31T12:30:00.000Z' },
    ...overrides,
  }
  return inTransaction(world.context.db, (tx) => tellWebhooks(tx, event))
}

/** By the text of the standard: v1, base64 of HMAC-SHA256 over `id.timestamp.body`, the key after `whsec_`. */
async function isSigned(id: string, { headers, body }: Received): Promise<boolean> {
  const secret = (await findWebhook(world.context.db, id))?.secret ?? ''
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
  return headers['webhook-signature'] === `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
}

describe('telling', () => {
  it('WH1 goes to the webhooks of the cohort that asked for it, once', async () => {
    const elsewhere = await buildCohort(world.context.db)
    await hook()
    await hook({ events: ['session.cancelled'] })
    await hook({ cohortId: elsewhere.id })
    const off = await hook()
    await switchWebhook(world.context.db, { id: off, cohortId: cohort.id }, false)
    await tell()
    await tell()
    await runner().runDue()
    expect(received).toHaveLength(1)
  })

  it('WH1 one that is switched off meanwhile is not told', async () => {
    const id = await hook()
    await tell()
    await switchWebhook(world.context.db, { id, cohortId: cohort.id }, false)
    await runner().runDue()
    expect(received).toEqual([])
  })

  it('WH2, WH6 a receiver can check who sent what', async () => {
    const id = await hook()
    await tell()
    await runner().runDue()
    const [one] = received
    expect(await isSigned(id, one!)).toBe(true)
    expect(await isSigned(id, { ...one!, body: `${one!.body} ` })).toBe(false)
    expect(one?.headers['webhook-timestamp']).toBe(String(world.clock.now().getTime() / 1000))
    expect(one?.headers['content-type']).toBe('application/json')
    expect(JSON.parse(one!.body)).toEqual({
      type: 'session.confirmed',
      timestamp: world.clock.now().toISOString(),
      data: {
        cohortId: cohort.id,
        slotId: 'slot-1',
        title: 'Räume & Türen',
        startsAt: '2027-03-31T12:30:00.000Z',
      },
    })
  })

  it('WH3, WH2 what is not taken is tried again under the same id and a time of its own', async () => {
    const id = await hook()
    answer = (response) => response.writeHead(503).end()
    await tell()
    const one = runner()
    await one.runDue()
    expect((await findWebhook(world.context.db, id))?.lastError).toBe('the receiver said 503')
    answer = (response) => response.writeHead(200).end('thanks')
    world.clock.advance(minutes(1))
    await one.runDue()
    expect(received).toHaveLength(2)
    const ids = received.map(({ headers }) => headers['webhook-id'])
    expect(ids[0]).toBe(ids[1])
    expect(String(ids[0])).toMatch(/^msg_[0-9a-f]{40}$/)
    expect(received[0]!.headers['webhook-timestamp']).not.toBe(received[1]!.headers['webhook-timestamp'])
    expect(await isSigned(id, received[1]!)).toBe(true)
    expect(await findWebhook(world.context.db, id)).toMatchObject({
      lastError: null,
      lastOkAt: world.clock.now(),
    })
  })

  it('WH3 410 is taken at its word', async () => {
    await hook()
    answer = (response) => response.writeHead(410).end()
    await tell()
    await runner().runDue()
    expect(await listJobs(world.context.db, 'failed')).toHaveLength(1)
  })

  it.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1', 'fd00::1', '::ffff:127.0.0.1'])(
    'WH4 a name that leads to %s reaches nobody and is not tried again',
    async (address) => {
      await hook({ url: `https://inside.test:${port}/` })
      await tell()
      const resolve = () =>
        Promise.resolve([
          { address: '93.184.216.34', family: 4 },
          { address, family: address.includes(':') ? 6 : 4 },
        ])
      await runner({ resolve, isPrivateAllowed: false }).runDue()
      expect(received).toEqual([])
      const [job] = await listJobs(world.context.db, 'failed')
      expect(job?.lastError).toBe('the address of the receiver is not a public one')
    },
  )

  it.each([
    'https://127.0.0.1:PORT/',
    'https://[::1]:PORT/',
    'https://2130706433:PORT/',
    'https://0x7f.1:PORT/',
  ])('WH4 the address %s written as numbers reaches nobody', async (url) => {
    await hook({ url: url.replace('PORT', String(port)) })
    await tell()
    await runner({ isPrivateAllowed: false }).runDue()
    expect((await listJobs(world.context.db, 'failed'))[0]?.lastError).toContain('not a public one')
    expect(received).toEqual([])
  })

  it('WH4 http is for the own network only', async () => {
    await hook()
    await tell()
    await runner({ isPrivateAllowed: false }).runDue()
    expect((await listJobs(world.context.db, 'failed'))[0]?.lastError).toContain('https')
  })

  it('WH4 a name is looked up once: what it says a moment later changes nothing', async () => {
    await hook()
    await tell()
    let asked = 0
    const resolve: Resolve = () => {
      asked += 1
      return Promise.resolve([{ address: asked === 1 ? '127.0.0.1' : '127.0.0.99', family: 4 }])
    }
    await runner({ resolve }).runDue()
    expect(asked).toBe(1)
    expect(received).toHaveLength(1)
    expect(received[0]?.headers.host).toBe(`receiver.test:${port}`)
  })
})

describe('one delivery', () => {
  const signal = new AbortController().signal
  const post = (given: AbortSignal = signal, patienceMs?: number) =>
    postSigned({
      patienceMs,
      url: `http://receiver.test:${port}/in`,
      headers: {},
      body: '{}',
      signal: given,
      allowPrivate: true,
      resolve: local,
    })

  it('WH5 does not follow a redirection', async () => {
    answer = (response) => response.writeHead(302, { location: `http://127.0.0.1:${port}/secret` }).end()
    await expect(post()).rejects.toThrow('the receiver said 302')
    expect(received).toHaveLength(1)
  })

  it('WH5 reads no more than it must of an endless answer', async () => {
    const closed = new Promise<void>((resolve) => {
      answer = (response) => {
        response.on('close', resolve)
        const write = () => {
          while (response.write('x'.repeat(4096)));
          response.once('drain', write)
        }
        response.writeHead(200)
        write()
      }
    })
    await post()
    await closed
  })

  it('WH5 leaves a receiver that keeps silent', async () => {
    answer = () => undefined
    await expect(post(signal, 200)).rejects.toThrow('the receiver kept silent')
  })

  it('WH5 ends when it is told to, whatever the receiver does', async () => {
    const abort = new AbortController()
    answer = () => abort.abort(new Error('stop'))
    await expect(post(abort.signal)).rejects.toThrow()
  })
})
