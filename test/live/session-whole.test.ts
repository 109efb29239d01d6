// A whole session over real sockets: two people and a shadow, a real database, a real host with the fake engine.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorOf, buildSession, type Cast } from '#test/support/build.ts'
import type { SessionClient } from '#test/support/client.ts'
import { completeDraft } from '#test/support/scorecards.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { forceInput, openTerminalTab, type TerminalTab } from '#test/support/terminal-tab.ts'
import { listSessionEvents } from '#app/db/session-events.server.ts'
import { minutes, seconds } from '#app/lib/time.ts'
import { submitScorecard } from '#app/rubric/submit-scorecard.server.ts'

describe('a session from the lobby to its end', () => {
  let server: TestServer
  let cast: Cast
  let candidate: SessionClient
  let interviewer: SessionClient
  let shadow: SessionClient
  let terminal: TerminalTab
  const everybody = () => [candidate, interviewer, shadow]
  const boxDirectory = (): string => {
    const id = interviewer.view?.sandbox.sandboxId ?? ''
    return server.host.engine.find(id)?.directory ?? '/no-such-box'
  }
  const opening = (cookie: string) => ({ port: server.port, cookie, terminalId: firstTerminal() })
  const firstTerminal = () => interviewer.view?.terminals[0]?.terminalId ?? 'none'

  beforeAll(async () => {
    server = await startTestServer()
    cast = await buildSession(server.running.context.db)
  })
  afterAll(async () => {
    terminal.close()
    await server.close()
  })

  it('SE1, SE14, SE15 entering opens the session, and a prepared box with a terminal comes by itself', async () => {
    candidate = await server.join(cast.session, cast.candidate)
    interviewer = await server.join(cast.session, cast.interviewer)
    shadow = await server.join(cast.session, cast.shadow)
    const view = await interviewer.seesView(
      (seen) => seen.sandbox.status === 'ready' && seen.participants.every((one) => one.present),
    )
    expect(view.phase).toBe('lobby')
    expect(view.terminals).toHaveLength(1)
    expect(existsSync(join(boxDirectory(), 'broken'))).toBe(true)
    const opened = (await listSessionEvents(server.running.context.db, cast.session.id))[0]
    expect(opened).toMatchObject({ type: 'session-opened', seq: 1, questionSlug: 'test-question' })
  })

  it('SE3 commands of a candidate and a shadow are refused in words, and nothing happens', async () => {
    for (const client of [candidate, shadow]) {
      expect(await client.command({ type: 'advance-phase', from: 'lobby' })).toMatchObject({
        type: 'refused',
        reason: 'not-allowed',
        words: 'Only the interviewer can do that.',
      })
    }
    expect(interviewer.view?.phase).toBe('lobby')
  })

  it('SE2, SE9 the interviewer leads everybody into working, where the candidate types', async () => {
    expect(await interviewer.command({ type: 'advance-phase', from: 'lobby' })).toMatchObject({
      type: 'done',
    })
    expect(await interviewer.command({ type: 'advance-phase', from: 'briefing' })).toMatchObject({
      type: 'done',
    })
    for (const client of everybody()) {
      const view = await client.seesView((seen) => seen.phase === 'working')
      expect(view.control.holder).toBe(cast.candidate.id)
    }
    const cookie = await server.cookieOf(cast.candidate)
    terminal = openTerminalTab(() => opening(cookie))
    await terminal.reaches((state) => state.mayType)
    terminal.type('echo typed-$((20+1))\r')
    await terminal.shows(/typed-21/)
  })

  it('SE35 keys that a shadow forces in reach no shell', async () => {
    const cookie = await server.cookieOf(cast.shadow)
    await forceInput(opening(cookie), 'touch shadow-was-here\r')
    // Not even where the host were told that the shadow has control.
    const { sandbox } = server.running.context
    const sandboxId = interviewer.view?.sandbox.sandboxId ?? ''
    await sandbox.request('setControl', { sandboxId, holder: cast.shadow.id })
    await forceInput(opening(cookie), 'touch shadow-was-here\r')
    await sandbox.request('setControl', { sandboxId, holder: cast.candidate.id })
    await terminal.reaches((state) => state.mayType)
    terminal.type('echo after-$((1+1))\r')
    await terminal.shows(/after-2/)
    expect(existsSync(join(boxDirectory(), 'shadow-was-here'))).toBe(false)
  })

  it('SE10, SE24 the interviewer takes control and gives it back, and the keyboard follows', async () => {
    await interviewer.command({ type: 'grant-control', to: cast.interviewer.id })
    await candidate.hears('notice', (notice) => notice.words === 'Ivan Interviewer now has control.')
    expect((await terminal.reaches((state) => !state.mayType)).holder).toBe(cast.interviewer.id)
    await interviewer.command({ type: 'grant-control', to: cast.candidate.id })
    await terminal.reaches((state) => state.mayType)
  })

  it('SE7, VW6 a hint reaches the candidate with its text, once', async () => {
    await interviewer.command({ type: 'give-hint', hintId: 'compare' })
    const view = await candidate.seesView((seen) => seen.hintsGiven.length === 1)
    expect(view.hintsGiven[0]?.text).toContain('HINT-TEXT-compare')
    expect(await interviewer.command({ type: 'give-hint', hintId: 'compare' })).toMatchObject({
      reason: 'hint-already-given',
    })
  })

  it('SE20 probes see the repair from outside, and only changes are recorded', async () => {
    server.clock.advance(seconds(1))
    await interviewer.command({ type: 'run-probes' })
    const verdicts = () => interviewer.view?.cockpit?.probes.map((probe) => probe.verdict)
    expect(verdicts()).toEqual(['not-yet', 'pass'])
    terminal.type('touch fixed && echo repaired-$((1+1))\r')
    await terminal.shows(/repaired-2/)
    server.clock.advance(seconds(15))
    await interviewer.seesView((seen) => seen.cockpit?.probes[0]?.verdict === 'pass')
    await interviewer.command({ type: 'run-probes' })
    await interviewer.command({ type: 'run-probes' })
    const events = await listSessionEvents(server.running.context.db, cast.session.id)
    expect(events.filter((event) => event.type === 'probe-ran')).toHaveLength(2)
  })

  it('SE8, VW3 notes are kept and a shadow reads them', async () => {
    await interviewer.command({ type: 'add-note', noteId: 'n1', text: 'reads the unit file', mark: 'plus' })
    const view = await shadow.seesView((seen) => seen.cockpit?.notes.length === 1)
    expect(view.cockpit?.notes[0]).toMatchObject({ text: 'reads the unit file', byName: 'Ivan Interviewer' })
  })

  it('SE25 a restart of the web process loses nothing, and the shell lives on', async () => {
    const before = interviewer.view
    terminal.type('SURVIVED=yes-it-did\r')
    await terminal.shows(/SURVIVED=/)
    server.clock.advance(minutes(1))
    await server.restart()
    expect((await candidate.closed()).code).toBe(1012)
    candidate = await server.join(cast.session, cast.candidate)
    interviewer = await server.join(cast.session, cast.interviewer)
    shadow = await server.join(cast.session, cast.shadow)
    const after = interviewer.view
    expect(after?.cockpit?.notes).toEqual(before?.cockpit?.notes)
    expect(after?.hintsGiven).toEqual(before?.hintsGiven)
    expect(after?.terminals).toEqual(before?.terminals)
    expect(after?.clock).toMatchObject({ phase: 'working', running: true })
    await terminal.reaches((state) => state.connection === 'live' && state.mayType)
    terminal.type('echo it-$SURVIVED\r')
    await terminal.shows(/it-yes-it-did/)
    const events = await listSessionEvents(server.running.context.db, cast.session.id)
    expect(events.some((event) => event.type === 'clock-paused')).toBe(false)
  })

  it('CL5, CL8 everybody is warned once at 10, 5 and 1 minutes', async () => {
    server.clock.advance(minutes(28) + seconds(30))
    for (const client of everybody()) {
      await client.hears('notice', (notice) => notice.words === '1 minute left.')
      const warnings = client.heard.flatMap((one) =>
        one.type === 'notice' && one.words.endsWith('left.') ? [one.words] : [],
      )
      expect(warnings).toEqual(['10 minutes left.', '5 minutes left.', '1 minute left.'])
    }
  })

  it('CL6 at zero the terminal is read-only and the phase goes on', async () => {
    server.clock.advance(minutes(2))
    const view = await candidate.seesView((seen) => seen.control.holder === null)
    expect(view).toMatchObject({ phase: 'working', clock: { remainingMs: 0, running: false } })
    await candidate.hears('notice', (notice) => notice.words === 'Time is up.')
    await terminal.reaches((state) => !state.mayType)
  })

  it('CL4 an extension after zero is announced and the candidate types again', async () => {
    await interviewer.command({ type: 'extend-time', minutes: 3 })
    const view = await candidate.seesView((seen) => seen.control.holder === cast.candidate.id)
    expect(view.clock.remainingMs).toBe(minutes(3))
    await candidate.hears('notice', (notice) => notice.words === '3 minutes added.')
    await terminal.reaches((state) => state.mayType)
  })

  it('SE11, SE12 the submitted scorecard closes the session and its box is destroyed', async () => {
    await interviewer.command({ type: 'advance-phase', from: 'working' })
    await interviewer.command({ type: 'advance-phase', from: 'wrap-up' })
    const scoring = await candidate.seesView((seen) => seen.phase === 'scoring')
    expect(scoring.control.holder).toBeNull()
    const directory = boxDirectory()
    const drafts = [{ round: 0, draft: completeDraft() }]
    const sessionId = cast.session.id
    const submitted = await submitScorecard(server.running.context, actorOf(cast.interviewer), {
      sessionId,
      drafts,
    })
    expect(submitted.ok).toBe(true)
    await candidate.seesView((seen) => seen.phase === 'closed')
    await terminal.reaches((state) => state.connection === 'ended' || state.exitCode !== null)
    await expect.poll(() => existsSync(directory), { timeout: 15_000 }).toBe(false)
    expect(
      await interviewer.command({ type: 'add-note', noteId: 'n2', text: 'late', mark: null }),
    ).toMatchObject({
      reason: 'session-closed',
    })
  })
})
