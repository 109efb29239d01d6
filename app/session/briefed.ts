// What a question is called before its candidate has met it: a title can be looked up the evening before.
import type { SessionEvent } from './events.ts'
import { replay } from './evolve.ts'
import { metQuestions } from './stages.ts'

/** The first question's stage has begun. Also of a session that is over: one that ended in its lobby has shown nothing. */
export function wasBriefed(events: readonly SessionEvent[]): boolean {
  const state = replay(events)
  return state.phase !== 'unopened' && metQuestions(state).has(state.questionSlug)
}

/** "Troubleshooting, level 2" */
export function nameBeforeBriefing(roundTitle: string, level: number): string {
  return `${roundTitle}, level ${level}`
}

/** "Coding + Behavioural": of several questions none gives the whole its name. */
export function nameOfRounds(titles: readonly string[]): string {
  return titles.join(' + ')
}
