import { createHash } from 'node:crypto'

/**
 * The id of a tab in a call. Made from who the server knows it is and a secret of the tab, so that a tab keeps its id
 * through a restart of the server and nobody can take another one's.
 */
export function peerIdOf(sessionId: string, userId: string, key: string): string {
  return createHash('sha256')
    .update(JSON.stringify([sessionId, userId, key]))
    .digest('hex')
    .slice(0, 16)
}
