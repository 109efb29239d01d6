// What a question is called before its candidate has met it: a title can be looked up the evening before.
import type { SessionEvent } from './events.ts'

/** Also of a session that is over: one that ended in its lobby has shown nothing. */
export function wasBriefed(events: readonly SessionEvent[]): boolean {
  return events.some((event) => event.type === 'phase-changed' && event.to === 'briefing')
}

/** "Linux troubleshooting, level 2" */
export function nameBeforeBriefing(roundTitle: string, level: number): string {
  return `${roundTitle}, level ${level}`
}
