// Whether a candidate has met a question: somebody who knows the answer shows nothing.
export type QuestionUse = {
  questionSlug: string
  /** When the work on the box began. */
  at: Date
  how: 'session' | 'practice'
}

/** What pages are drawn from: the last time, and how often. */
export type MetBefore = { at: string; how: QuestionUse['how']; times: number; words: string }

/** The last use of each question, in the words of whoever reads it. */
export function metBefore(uses: readonly QuestionUse[], dayOf: (at: Date) => string): Map<string, MetBefore> {
  const met = new Map<string, MetBefore>()
  for (const use of [...uses].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const times = (met.get(use.questionSlug)?.times ?? 0) + 1
    met.set(use.questionSlug, {
      at: use.at.toISOString(),
      how: use.how,
      times,
      words: useWords(use.how, dayOf(use.at), times),
    })
  }
  return met
}

function useWords(how: QuestionUse['how'], day: string, times: number): string {
  const place = how === 'session' ? 'in a session' : 'in practice'
  const last = `${place}, ${inSentence(day)}`
  if (times === 1) return `Met ${last}`
  return `Met ${times === 2 ? 'twice' : `${times} times`}, last ${last}`
}

/** "Today" stands at the beginning of a line elsewhere. */
function inSentence(day: string): string {
  return /^(Today|Tomorrow|Yesterday)$/.test(day) ? day.toLowerCase() : day
}
