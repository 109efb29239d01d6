// What is wrong with something an author wrote, said so that it can be mended: file, line, words.

export type Problem = { file: string; line: number; words: string }

/** One line per problem, as compilers print them, so that editors can jump there. */
export function formatProblems(problems: readonly Problem[]): string {
  return problems.map((problem) => `${problem.file}:${problem.line}  ${problem.words}`).join('\n')
}

/** Sorted by file, then line: the order in which a person mends them. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
}
