import { describe, expect, it } from 'vitest'
import type { Command } from './commands.ts'
import { firstLink, linkAfter, retryDelayMs, type Link, type LinkAction } from './link.ts'
import type { SessionView } from './view-types.ts'

const note: Command = { type: 'add-note', noteId: 'n1', text: 'restated the symptom', mark: 'plus' }
const extend: Command = { type: 'extend-time', minutes: 5 }

function makeLink(...actions: LinkAction[]): Link {
  // why: the machine never looks inside a view
  const view = { sessionId: 's1' } as SessionView
  return actions.reduce(linkAfter, firstLink(view))
}

describe('the link of a browser to its session', () => {
  it('keeps unanswered notes over a lost connection and forgets what must not happen twice', () => {
    const link = makeLink(
      { type: 'opened' },
      { type: 'asked', ref: 'a', command: note },
      { type: 'asked', ref: 'b', command: extend },
      { type: 'dropped', code: 1006, retry: true },
    )
    expect(link.pending.map(({ ref }) => ref)).toEqual(['a'])
    expect(link.connection).toEqual({ status: 'waiting', attempt: 1 })
  })

  it('counts attempts until a view comes, then starts afresh', () => {
    const drop: LinkAction = { type: 'dropped', code: 1006, retry: true }
    expect(makeLink(drop, drop, drop).connection).toEqual({ status: 'waiting', attempt: 3 })
    expect(makeLink(drop, drop, { type: 'opened' }, drop).connection).toEqual({
      status: 'waiting',
      attempt: 1,
    })
  })

  it('stays closed after a final word', () => {
    expect(makeLink({ type: 'dropped', code: 4003, retry: false }).connection).toEqual({
      status: 'over',
      code: 4003,
    })
  })

  it('takes a note up once, however often it is found again', () => {
    const asked: LinkAction = { type: 'asked', ref: 'a', command: note }
    expect(makeLink(asked, asked).pending).toHaveLength(1)
  })

  it('lets go of a command once it is answered', () => {
    const link = makeLink({ type: 'asked', ref: 'a', command: note }, { type: 'answered', ref: 'a' })
    expect(link.pending).toEqual([])
  })

  it('tries again at once, every second or so through a restart, then patiently, and never in step with others', () => {
    expect(retryDelayMs(1, 0)).toBe(200)
    expect(retryDelayMs(1, 1)).toBe(400)
    expect(retryDelayMs(3, 0.5)).toBe(1200)
    expect(retryDelayMs(20, 1)).toBeLessThanOrEqual(1600)
    expect(retryDelayMs(31, 0.5)).toBe(5000)
    expect(retryDelayMs(60, 1)).toBeLessThanOrEqual(7000)
  })
})
