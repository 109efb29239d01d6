// Cursors with the names the server knows, and the server's own hand in a document.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Presence } from '#app/document/presence.ts'
import { filesOf } from '#app/document/shape.ts'
import { startDocumentSession, type DocumentSession } from '#test/support/document-session.ts'
import type { DocumentPage } from '#test/support/document-page.ts'

let session: DocumentSession
let candidate: DocumentPage
let interviewer: DocumentPage

beforeAll(async () => {
  session = await startDocumentSession()
  candidate = await session.page(session.cast.candidate)
  interviewer = await session.page(session.cast.interviewer)
  await candidate.saved()
  await interviewer.saved()
})
afterAll(() => session.end())

function others(page: DocumentPage): Record<string, unknown>[] {
  const { awareness } = page.link
  return [...awareness.getStates()].filter(([id]) => id !== awareness.clientID).map(([, state]) => state)
}

function whoIsSeen(page: DocumentPage): string[] {
  return others(page).map((state) => (state.user as Presence).name)
}

describe('cursors', () => {
  it('DO15 a cursor shows with the name the login says, whatever the page claims', async () => {
    const user = { name: 'Ivan Interviewer', userId: session.cast.interviewer.id, sessionRole: 'interviewer' }
    candidate.link.awareness.setLocalState({ cursor: { anchor: 3 }, user })
    await interviewer.until(() => whoIsSeen(interviewer).includes('Cara Candidate'))
    expect(others(interviewer)).toContainEqual({
      cursor: { anchor: 3 },
      user: expect.objectContaining({
        name: 'Cara Candidate',
        userId: session.cast.candidate.id,
        sessionRole: 'candidate',
        color: expect.stringMatching(/^#[0-9a-f]{6}$/),
      }),
    })
  })

  it('DO15 a shadow has a cursor too, and one colour is the same for everybody', async () => {
    const shadow = await session.page(session.cast.shadow)
    await shadow.saved()
    shadow.link.awareness.setLocalStateField('cursor', { anchor: 1 })
    await interviewer.until(() => whoIsSeen(interviewer).includes('Sami Shadow'))
    await candidate.until(() => whoIsSeen(candidate).includes('Sami Shadow'))
    const seen = [candidate, interviewer].map((page) =>
      others(page).find((state) => (state.user as Presence).name === 'Sami Shadow'),
    )
    expect(seen[0]).toEqual(seen[1])
    shadow.close()
    await interviewer.until(() => !whoIsSeen(interviewer).includes('Sami Shadow'), 'the cursor stayed')
  })

  it('DO16 a cursor comes back with its page after a broken line', async () => {
    candidate.reachable(false)
    await interviewer.until(() => !whoIsSeen(interviewer).includes('Cara Candidate'))
    candidate.reachable(true)
    await interviewer.until(() => whoIsSeen(interviewer).includes('Cara Candidate'))
  })

  it('DO16 a hundred moves are a few messages, and the last one counts', async () => {
    const watching = await session.raw(session.cast.interviewer)
    await watching.hello(4242)
    const before = watching.heard.length
    const page = await session.raw(session.cast.candidate)
    await page.hello(4243)
    for (let at = 1; at <= 100; at++)
      await page.say({ type: 'awareness', clock: at, state: JSON.stringify({ cursor: { anchor: at } }) })
    await interviewer.until(() => JSON.stringify(others(interviewer)).includes('"anchor":100'))
    const told = watching.heard.slice(before).filter((frame) => frame.type === 'awareness')
    expect(told.length).toBeLessThan(20)
    page.close()
    watching.close()
    await interviewer.until(() => !JSON.stringify(others(interviewer)).includes('"anchor":100'))
  })

  it('DO16 a cursor that is too large or no object goes nowhere', async () => {
    const page = await session.raw(session.cast.candidate)
    await page.hello(4244)
    for (const [clock, state] of ['[1]', '7', 'nonsense', 'null'].entries())
      await page.say({ type: 'awareness', clock: clock + 1, state })
    await page.say({ type: 'ping' })
    await page.hears((frame) => frame.type === 'pong')
    // Cursors are told together and at most so often: what the page said before is there with this one.
    candidate.link.awareness.setLocalStateField('cursor', { anchor: 77 })
    await interviewer.until(() => JSON.stringify(others(interviewer)).includes('"anchor":77'))
    expect(whoIsSeen(interviewer).filter((name) => name === 'Cara Candidate')).toHaveLength(1)
    await page.say({ type: 'awareness', clock: 9, state: JSON.stringify({ x: 'y'.repeat(5000) }) })
    expect(await page.closed).toBe(4004)
  })
})

describe('the server itself', () => {
  it('DO23 changes a document under a name of its own; pages see it, and whoever observes knows whose it is', async () => {
    const { documents } = session.server.running.context
    const open = await documents.open(session.cast.session.id, 'code-0')
    const origins: unknown[] = []
    open.doc.getMap('files').observeDeep((_events, { origin }) => origins.push(origin))
    const changed = await open.change(
      'box',
      (copy) => void filesOf(copy).set('made.py', new Y.Text('from the box')),
    )
    expect(changed.ok).toBe(true)
    await candidate.until(() => candidate.text('made.py') === 'from the box')
    candidate.file('made.py').insert(0, 'typed, ')
    await interviewer.until(() => interviewer.text('made.py') === 'typed, from the box')
    expect(origins).toEqual([
      { by: 'system', from: 'box' },
      { by: session.cast.candidate.id, from: 'page' },
    ])
    open.close()
  })

  it('DO23 such a change is held to the same shape, and one that fails or throws leaves nothing behind', async () => {
    const { documents } = session.server.running.context
    const open = await documents.open(session.cast.session.id, 'code-0')
    const refused = await open.change('box', (copy) => void filesOf(copy).set('../out.py', new Y.Text('x')))
    expect(refused).toEqual({ ok: false, reason: 'bad-path' })
    const broken = open.change('box', (copy) => {
      filesOf(copy).get('made.py')?.insert(0, 'half ')
      throw new Error('the folder went away')
    })
    await expect(broken).rejects.toThrow('the folder went away')
    await open.change('box', (copy) => filesOf(copy).get('made.py')?.insert(0, 'whole '))
    await candidate.until(() => candidate.text('made.py').startsWith('whole typed'))
    expect([...filesOf(open.doc).keys()]).not.toContain('../out.py')
    open.close()
  })
})
