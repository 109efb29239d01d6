// What documents a session has and how they are called: `<kind>-<round>`, the same in addresses, rows and pages.

export const documentKinds = ['code', 'board', 'notes'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** A name that was looked at. */
export type DocumentName = { name: string; kind: DocumentKind; round: string }

const NAME = /^(code|board|notes)-(0|[1-9]\d?)$/

/** Null for anything that is not the name of a document. */
export function parseDocumentName(name: string): DocumentName | null {
  const [, word, round] = NAME.exec(name) ?? []
  const kind = documentKinds.find((one) => one === word)
  return kind && round ? { name, kind, round } : null
}

export function documentName(kind: DocumentKind, round: number): string {
  return `${kind}-${round}`
}

/** Rounds count from 0, as on the agenda. */
export function hasRound(session: { rounds: readonly { round: number }[] }, round: string): boolean {
  return session.rounds.some((one) => String(one.round) === round)
}

/** Where the socket of a document is. */
export function documentPath(sessionId: string, name: string): string {
  return `/ws/documents/${encodeURIComponent(sessionId)}/${encodeURIComponent(name)}`
}
