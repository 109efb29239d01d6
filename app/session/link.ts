// The browser's connection to a session as a pure machine: what arrives, what is waiting for an answer, when to try again.
import type { Command } from './commands.ts'
import type { SessionView } from './view-types.ts'

/** `over`: the server said there is no point in trying again (`code` says why). */
export type Connection =
  | { status: 'connecting' }
  | { status: 'open' }
  | { status: 'waiting'; attempt: number }
  | { status: 'over'; code: number }

export type PendingCommand = { ref: string; command: Command }

export type Link = {
  view: SessionView
  /** On the browser's monotonic clock; null until the first view came over the socket. */
  viewAtMs: number | null
  connection: Connection
  /** Sent but not answered, in order. */
  pending: PendingCommand[]
}

export type LinkAction =
  | { type: 'opened' }
  | { type: 'dropped'; code: number; retry: boolean }
  | { type: 'view'; view: SessionView; atMs: number }
  | { type: 'asked'; ref: string; command: Command }
  | { type: 'answered'; ref: string }

export function firstLink(view: SessionView): Link {
  return { view, viewAtMs: null, connection: { status: 'connecting' }, pending: [] }
}

export function linkAfter(link: Link, action: LinkAction): Link {
  switch (action.type) {
    case 'opened':
      return { ...link, connection: { status: 'open' } }
    case 'dropped': {
      if (!action.retry) return { ...link, connection: { status: 'over', code: action.code } }
      const attempt = link.connection.status === 'waiting' ? link.connection.attempt + 1 : 1
      // What cannot be repeated safely is forgotten here; its sender is told so.
      return {
        ...link,
        connection: { status: 'waiting', attempt },
        pending: link.pending.filter(({ command }) => isRepeatable(command)),
      }
    }
    case 'view':
      return { ...link, view: withTerminals(link.view, action.view), viewAtMs: action.atMs }
    case 'asked':
      // Kept from before a reload, it may be here already.
      if (link.pending.some(({ ref }) => ref === action.ref)) return link
      return { ...link, pending: [...link.pending, { ref: action.ref, command: action.command }] }
    case 'answered':
      return { ...link, pending: link.pending.filter(({ ref }) => ref !== action.ref) }
    default:
      return link
  }
}

/**
 * A server that has only just started does not know yet which terminals a box has, and says that there are none. Until it knows,
 * those of the same box stay: what is typed into a terminal that is taken away is lost.
 */
function withTerminals({ sandbox: { sandboxId }, terminals }: SessionView, fresh: SessionView): SessionView {
  const { sandbox, focus } = fresh
  const isRunning = sandbox.status === 'ready' || sandbox.status === 'trouble'
  const isUnknown = isRunning && fresh.terminals.length === 0 && !focus.hidden
  return isUnknown && sandbox.sandboxId === sandboxId ? { ...fresh, terminals } : fresh
}

/** Sent twice it is done once: a note carries its id, a phase is left only once, a hint is taken after a number of others. */
export function isRepeatable(command: Command): boolean {
  return ['add-note', 'advance-phase', 'give-hint', 'take-hint'].includes(command.type)
}

/** Only notes wait for the connection to come back: they are records, everything else is about the moment. */
export function maySendLater(command: Command): boolean {
  return command.type === 'add-note'
}

const FIRST_RETRY_MS = 300
/** While a restart is likely, so that everybody is back within a moment of it. */
const LONGEST_RETRY_MS = 1200
/** When it takes longer than a restart takes. */
const PATIENT_RETRY_MS = 5000
const PATIENT_AFTER_ATTEMPTS = 30

/** Doubling up to about a second, later five, spread by a third so that a whole cohort does not knock at once. `luck` is 0 to 1. */
export function retryDelayMs(attempt: number, luck: number): number {
  const longest = attempt > PATIENT_AFTER_ATTEMPTS ? PATIENT_RETRY_MS : LONGEST_RETRY_MS
  const planned = Math.min(longest, FIRST_RETRY_MS * 2 ** Math.min(attempt - 1, 10))
  return Math.round(planned * (2 / 3 + (2 / 3) * luck))
}
