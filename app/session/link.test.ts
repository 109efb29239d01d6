import { describe, expect, it } from 'vitest'
import type { Command } from './commands.ts'
import { firstLink, linkAfter, retryDelayMs, type Link, type LinkAction } from './link.ts'
import type { SessionView } from './view-types.ts'

const note: Command = { type: 'add-note', noteId: 'n1', text: 'restated the symptom', mark: 'plus' }
const extend: Command = { type: 'extend-time', minutes: 5 }

function makeLink(...actions: LinkAction[]): Link {
  // why: of a view the machine looks only at the terminals of a fresh one
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

  it('TE44 keeps the terminals of a box while the server does not know them yet, and of no other box', () => {
    const terminal = { terminalId: 's1-1-t1', title: 'Terminal 1', exited: false }
    type Given = {
      status?: SessionView['sandbox']['status']
      box?: string
      hidden?: boolean
      known?: boolean
    }
    const view = ({ status = 'ready', box = 's1-1', hidden = false, known = false }: Given) =>
      // why: the machine looks at no more of a view than this
      ({
        sandbox: { status, sandboxId: box, words: '' },
        focus: { hidden },
        terminals: known ? [terminal] : [],
      }) as unknown as SessionView
    const after = (given: Given) =>
      linkAfter(firstLink(view({ known: true })), { type: 'view', view: view(given), atMs: 1 }).view.terminals
    expect(after({})).toEqual([terminal])
    expect(after({ status: 'trouble' })).toEqual([terminal])
    for (const gone of [
      { status: 'lost' },
      { status: 'preparing' },
      { box: 's1-2' },
      { hidden: true },
    ] as const)
      expect(after(gone)).toEqual([])
    const gotOne = { ...terminal, exited: true }
    const told = { ...view({}), terminals: [gotOne] }
    expect(linkAfter(firstLink(view({ known: true })), { type: 'view', view: told, atMs: 1 }).view).toBe(told)
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
