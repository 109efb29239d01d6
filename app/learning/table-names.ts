// Apart from what writes them: that part brings a library for spreadsheets, which no browser needs.

export const learningTables = [
  { name: 'growth', words: 'growth' },
  { name: 'weeks', words: 'weeks' },
  { name: 'questions', words: 'questions' },
  { name: 'checks', words: 'checks that failed' },
] as const
export type LearningTable = (typeof learningTables)[number]['name']

export function findLearningTable(name: string): LearningTable | null {
  return learningTables.find((one) => one.name === name)?.name ?? null
}
