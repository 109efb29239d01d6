// The minutes in which nobody looks on, on a whole server: what leaves it while they run, and what comes back after them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { minutes, seconds } from '#app/lib/time.ts'
import { closeCodes } from '#app/protocol/close-codes.ts'
import { listSessionEvents } from '#app/db/session-events.server.ts'
import type { User } from '#app/db/users.server.ts'
import type { DocumentPage } from '#test/support/document-page.ts'
import { startDocumentSession, type DocumentSession } from '#test/support/document-session.ts'
import { openTerminalTab, openTerminalSocket, type TerminalTab } from '#test/support/terminal-tab.ts'

let session: DocumentSession
let terminalId: string

const eventually = <Value>(look: () => Value) => expect.poll(look, { timeout: 15_000, interval: 20 })

beforeAll(async () => {
  session = await startDocumentSession()
  const view = await session.candidate.seesView(({ terminals }) => terminals.length > 0)
  terminalId = view.terminals[0]?.terminalId ?? ''
})
afterAll(() => session.end())

async function tabOf(user: User): Promise<TerminalTab> {
  const cookie = await session.server.cookieOf(user)
  const tab = openTerminalTab(() => ({ port: session.server.port, terminalId, cookie }))
  await tab.reaches(({ connection }) => connection === 'live')
  return tab
}

async function begin(): Promise<void> {
  expect(await session.candidate.command({ type: 'start-focus' })).toMatchObject({ type: 'done' })
}

async function finish(): Promise<void> {
  expect(await session.candidate.command({ type: 'end-focus' })).toMatchObject({ type: 'done' })
}

const endings = async () => {
  const events = await listSessionEvents(session.server.running.context.db, session.cast.session.id)
  return events.flatMap((event) => (event.type === 'focus-ended' ? [event.because] : []))
}

describe('while the candidate thinks alone', () => {
  it('FM6, FM8 no byte of a terminal reaches anybody else, and afterwards the screen is as it is then', async () => {
    const { candidate, interviewer, shadow } = session.cast
    const tabs = {
      candidate: await tabOf(candidate),
      interviewer: await tabOf(interviewer),
      shadow: await tabOf(shadow),
    }
    tabs.candidate.type('echo before-them\r')
    for (const tab of Object.values(tabs)) await tab.shows(/before-them/)
    await begin()
    tabs.candidate.type('echo what-nobody-sees; clear; echo left-standing\r')
    await tabs.candidate.shows(/left-standing/)
    for (const other of [tabs.interviewer, tabs.shadow]) {
      await other.reaches(({ connection }) => connection !== 'live')
      expect(other.text).not.toMatch(/what-nobody-sees|left-standing/)
    }
    const knock = openTerminalSocket({
      port: session.server.port,
      terminalId,
      cookie: await session.server.cookieOf(interviewer),
    })
    expect(await new Promise((resolve) => knock.once('close', resolve))).toBe(closeCodes.hidden)
    await finish()
    for (const other of [tabs.interviewer, tabs.shadow]) {
      await other.reaches(({ connection }) => connection === 'live')
      await other.shows(/left-standing/)
    }
    for (const tab of Object.values(tabs)) tab.close()
  })

  it('FM6, FM9 their views hold no terminal, also in a page that comes only now; the candidate sees all in every tab', async () => {
    await begin()
    const { cast, server } = session
    for (const watcher of [cast.interviewer, cast.shadow]) {
      const fresh = await server.join(cast.session, watcher)
      expect(fresh.view).toMatchObject({ terminals: [], work: null, focus: { hidden: true, on: true } })
      fresh.close()
    }
    const second = await server.join(cast.session, cast.candidate)
    expect(second.view).toMatchObject({ focus: { hidden: false, on: true } })
    expect(second.view?.terminals).toHaveLength(1)
    second.close()
    await finish()
  })

  it('FM7, FM8 nor does a document: content and cursors wait, and what was missed comes afterwards', async () => {
    const candidate = await session.page(session.cast.candidate)
    const interviewer = await session.page(session.cast.interviewer)
    const shadow = await session.page(session.cast.shadow)
    for (const page of [candidate, interviewer, shadow]) await page.until(() => page.status.loaded)
    candidate.file().insert(0, 'seen = 1\n')
    for (const page of [interviewer, shadow]) await page.until(() => page.text().includes('seen = 1'))
    await begin()
    candidate.file().insert(0, 'unseen = 2\n')
    candidate.link.awareness.setLocalState({ cursor: 'unseen place' })
    await candidate.saved()
    const late = await session.page(session.cast.interviewer)
    await late.until(() => late.status.access === 'hidden')
    expect([late.status.loaded, late.text()]).toEqual([false, ''])
    for (const page of [interviewer, shadow]) {
      await page.until(() => page.status.word !== 'saved')
      expect(page.text()).not.toContain('unseen')
      expect(cursorsSeen(page)).not.toContain('unseen place')
    }
    await finish()
    for (const page of [interviewer, shadow, late])
      await page.until(() => page.text().startsWith('unseen = 2\nseen'))
  })

  it('FM5 control stays where it is, for whoever tries', async () => {
    await begin()
    const { interviewer: lead, cast } = session
    const taken = await lead.command({ type: 'grant-control', to: cast.interviewer.id })
    expect(taken).toMatchObject({ type: 'refused', reason: 'focus-is-on' })
    const view = await lead.seesView(({ focus }) => focus.hidden)
    expect(view.control.holder).toBe(cast.candidate.id)
    expect(view.allowed).not.toContain('grant-control')
    expect(view.allowed).not.toContain('advance-phase')
    await finish()
  })

  it('FM4 at the end of what was agreed the screen comes back by itself', async () => {
    await begin()
    const left = session.candidate.view?.focus.leftMs ?? 0
    expect(left).toBeGreaterThan(minutes(2))
    session.server.clock.advance(left - seconds(1))
    expect((await endings()).at(-1)).toBe('candidate')
    session.server.clock.advance(seconds(1))
    await session.interviewer.seesView(({ focus }) => !focus.on && focus.leftMs === 0)
    expect((await endings()).at(-1)).toBe('used-up')
    const again = await session.candidate.command({ type: 'start-focus' })
    expect(again).toMatchObject({ type: 'refused', reason: 'no-focus-left' })
  })
})

function cursorsSeen(page: DocumentPage): string {
  return JSON.stringify([...page.link.awareness.getStates().values()])
}

describe('in what the host records', () => {
  it('FM11 beginning and end are marked, by which they are found whatever was done to a clock', async () => {
    const own = await startDocumentSession({ records: true })
    await own.candidate.seesView(({ terminals }) => terminals.length > 0)
    await own.candidate.command({ type: 'start-focus' })
    await own.candidate.command({ type: 'end-focus' })
    const folder = own.server.host.recordings
    const written = () =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.cast'))
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .join('')
    await eventually(written).toMatch(/"m","Focus minutes \d+ begin"[^]*"m","Focus minutes end"/)
    await own.end()
  })
})

describe('through a restart of the web process', () => {
  it('FM9 who was put out stays out, and what fell due meanwhile is caught up', async () => {
    const own = await startDocumentSession()
    const { server, cast } = own
    await own.candidate.command({ type: 'start-focus' })
    await server.restart()
    await own.rejoin()
    expect(own.interviewer.view).toMatchObject({ terminals: [], focus: { on: true, hidden: true } })
    expect(await own.interviewer.command({ type: 'grant-control', to: cast.interviewer.id })).toMatchObject({
      reason: 'focus-is-on',
    })
    await server.running.close()
    server.clock.advance(minutes(6))
    await server.restart({ alreadyClosed: true })
    await own.rejoin()
    await own.interviewer.seesView(({ focus, terminals }) => !focus.on && terminals.length > 0)
    await own.end()
  })

  it('FM9 a candidate who is gone stays unseen', async () => {
    const own = await startDocumentSession()
    await own.candidate.command({ type: 'start-focus' })
    own.candidate.close()
    const away = (name: string) =>
      own.interviewer.view?.participants.find((one) => one.name === name)?.present
    await eventually(() => {
      own.server.clock.advance(seconds(21))
      return away(own.cast.candidate.name)
    }).toBe(false)
    expect(own.interviewer.view).toMatchObject({ terminals: [], focus: { on: true, hidden: true } })
    await own.end()
  })
})
