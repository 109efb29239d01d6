// How sandboxes, terminals and people are called between app and host.
import { z } from 'zod'

export const sandboxId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
export const terminalId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,80}$/)
/** A user id of the app; the host only compares it. */
export const participantId = z.string().min(1).max(64)
