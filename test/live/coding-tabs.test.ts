// Two people in two tabs each on one program: all four see the same text and the same run, and one of them holds the keys.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SessionClient } from '#test/support/client.ts'
import { startCodingSession, type CodingSession } from '#test/support/coding-session.ts'
import { DocumentPage } from '#test/support/document-page.ts'

let session: CodingSession
const clients: SessionClient[] = []
const pages: DocumentPage[] = []

beforeAll(async () => {
  session = await startCodingSession()
  const { server, cast } = session
  for (const who of [cast.candidate, cast.candidate, cast.interviewer, cast.interviewer]) {
    const cookie = await server.cookieOf(who)
    clients.push(await server.join(cast.session, who))
    const at = { cookie, sessionId: cast.session.id, name: 'code-0' }
    pages.push(new DocumentPage(() => ({ ...at, port: server.port })))
  }
})
afterAll(async () => {
  for (const page of pages) page.close()
  for (const client of clients) client.close()
  await session.end()
})

it('DO22, CO12 what either tab of whoever holds control types is in all four, and all four hear one run of it', async () => {
  const [first, second, third, fourth] = pages
  const [tab, otherTab, lead, otherLead] = clients
  if (!first || !second || !third || !fourth || !tab || !otherTab || !lead || !otherLead)
    throw new Error('four of each')
  for (const page of pages) await page.until(() => page.text() === 'import sys\n')
  first.file().insert(first.file().length, 'print("first tab")\n')
  second.file().insert(second.file().length, 'print("second tab")\n')
  for (const page of pages)
    await page.until(() => page.text().includes('"first tab"') && page.text().includes('"second tab"'))
  expect(new Set(pages.map((page) => page.text())).size).toBe(1)
  await first.saved()
  await second.saved()

  const begun = { type: 'run-code', runId: 'four-1' } as const
  const again = { type: 'run-code', runId: 'four-2' } as const
  const answers = await Promise.all([tab.command(begun), otherTab.command(again)])
  expect(answers.map(({ type }) => type).sort()).toEqual(['done', 'refused'])
  expect(answers.find(({ type }) => type === 'refused')).toMatchObject({ reason: 'already-running' })
  const runId = answers[0]?.type === 'done' ? begun.runId : again.runId
  for (const client of clients) {
    const { pieces } = await session.over(client, runId)
    const text = pieces.map((piece) => piece.text).join('')
    expect(text.split('\n').sort()).toEqual(['', 'first tab', 'second tab'])
  }
})

it('DO5, CO32 both tabs of whoever has no control are refused in words, and none of the four has what they typed', async () => {
  const [first, , third, fourth] = pages
  if (!first || !third || !fourth) throw new Error('four of each')
  for (const page of [third, fourth]) {
    await page.until(() => page.status.access === 'no-control')
    page.file().insert(0, 'not mine to type ')
    await page.until(() => page.refused[0]?.reason === 'no-control' && page.replaced === 1)
    expect(page.refused[0]?.words).toBe(
      'Somebody else has control right now. What you typed in that moment was not kept.',
    )
  }
  first.file().insert(0, '# mine\n')
  for (const page of pages) await page.until(() => page.text().startsWith('# mine\n'))
  for (const page of pages) expect(page.text()).not.toContain('not mine')
})
