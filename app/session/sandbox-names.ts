// How boxes and terminals are named after their session, so that either leads back to it.

/** What a session id must look like to be part of such a name. */
export const SESSION_ID = /^[a-z0-9]{6,40}$/

export function sandboxIdOf(sessionId: string, count: number): string {
  return `s-${sessionId}-${count}`
}

export function terminalIdOf(sandboxId: string, count: number): string {
  return `${sandboxId}-t${count}`
}

/** Null for a box that belongs to no session, e.g. one in which a question is checked. */
export function sessionOfBox(sandboxId: string): string | null {
  return /^s-([a-z0-9]{6,40})-\d{1,4}$/.exec(sandboxId)?.[1] ?? null
}

/** Null when the id cannot be one of ours. */
export function sessionOfTerminal(terminalId: string): { sessionId: string; sandboxId: string } | null {
  const match = /^(s-([a-z0-9]{6,40})-\d{1,4})-t\d{1,4}$/.exec(terminalId)
  return match?.[1] && match[2] ? { sandboxId: match[1], sessionId: match[2] } : null
}

/** The number after `-t`; the next terminal counts on from the highest, so no name is used twice. */
export function terminalNumber(terminalId: string): number {
  return Number(/-t(\d+)$/.exec(terminalId)?.[1] ?? 0)
}
