// Loads the bank: every question and rubric, validated and frozen, or every problem with file and line.
import { existsSync, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { loadRubrics } from './load-rubrics.ts'
import { didYouMeanOneOf } from './nearest.ts'
import { sortProblems } from './problems.ts'
import type { Problem } from './problems.ts'
import { loadRounds } from './load-rounds.ts'
import { kindIn, readQuestionFolder, strangeKindIn } from './question-files.ts'
import type { LoadedQuestion } from './read-question.ts'
import { readKind } from './read-kinds.ts'
import { slug as slugShape } from './schema.ts'
import type { Question, QuestionBank, Rubric } from './schema.ts'
import { QUESTION_KINDS, type Round } from './schema-round.ts'

export { didYouMean, didYouMeanOneOf } from './nearest.ts'
export { formatProblems } from './problems.ts'
export { kindIn } from './question-files.ts'
export type { Problem } from './problems.ts'

export type LoadedBank = { ok: true; bank: QuestionBank } | { ok: false; problems: Problem[] }

export type BankEntry = { slug: string; folder: string; loaded: LoadedQuestion }
export type LoadedFolders = { rubrics: Rubric[]; rounds: Round[]; entries: BankEntry[]; problems: Problem[] }

/**
 * Each root holds `bank/`, the first one also `rubrics/` and `rounds/`; the others may have rubrics. Questions and rubrics of all roots make one bank.
 * A bank with one bad question is a bad bank: nothing is left out in silence.
 */
export function loadQuestionBank(roots: string | readonly string[]): LoadedBank {
  const { rubrics, rounds, entries, problems } = loadFolders(roots)
  const questions: Question[] = []
  for (const { loaded } of entries) {
    if (loaded.ok) questions.push(loaded.question)
    else problems.push(...loaded.problems)
  }
  if (problems.length > 0) return { ok: false, problems: sortProblems(problems) }
  return { ok: true, bank: toBank(questions, rubrics, rounds) }
}

/** Every question by itself, so that a check can go on where the server must stop. */
export function loadFolders(roots: string | readonly string[]): LoadedFolders {
  const all = typeof roots === 'string' ? [roots] : roots
  const rubrics: Rubric[] = []
  const problems: Problem[] = []
  all.forEach((root, index) => {
    const folder = join(root, 'rubrics')
    if (index > 0 && !existsSync(folder)) return
    const loaded = loadRubrics(folder)
    problems.push(...loaded.problems)
    for (const rubric of loaded.rubrics) {
      if (rubrics.some((other) => other.rubricId === rubric.rubricId)) {
        const words = `another bank already has the rubric "${rubric.rubricId}"; give this one another id or leave it out`
        problems.push({ file: join(folder, `${rubric.id}.yaml`), line: 1, words })
      } else rubrics.push(rubric)
    }
  })
  const entries = all.flatMap((root) => loadBank(join(root, 'bank'), rubrics, problems))
  problems.push(...twice(entries))
  const [first = ''] = all
  const loadedRounds = loadRounds(join(first, 'rounds'), rubrics)
  problems.push(...loadedRounds.problems)
  return { rubrics, rounds: loadedRounds.rounds, entries, problems }
}

function loadBank(bank: string, rubrics: readonly Rubric[], problems: Problem[]): BankEntry[] {
  if (!existsSync(bank)) {
    const words = 'this folder of questions is missing; make it, or mend the path in QUESTION_BANKS'
    problems.push({ file: bank, line: 1, words })
    return []
  }
  // A dot begins what is not meant for readers: an editor's file, or a pack on its way in.
  const slugs = readdirSync(bank).filter((name) => !name.startsWith('.'))
  return slugs.sort().map((slug) => {
    const folder = join(bank, slug)
    return { slug, folder, loaded: loadQuestion(folder, slug, rubrics) }
  })
}

/** A slug is a question's name for ever, in every bank. */
function twice(entries: readonly BankEntry[]): Problem[] {
  return entries.flatMap(({ slug, folder }, index) => {
    const first = entries.findIndex((other) => other.slug === slug)
    if (first === index) return []
    const words = `${entries[first]?.folder} is a question with this name already; rename one of the two`
    return [{ file: folder, line: 1, words }]
  })
}

export type { LoadedQuestion } from './read-question.ts'

export function loadQuestion(folder: string, slug: string, rubrics: readonly Rubric[]): LoadedQuestion {
  if (!slugShape.safeParse(slug).success || !lstatSync(folder).isDirectory()) {
    const words =
      'a question is a folder named in lower case with dashes, of two to eight words; rename this, or move it out of the bank'
    return { ok: false, problems: [{ file: folder, line: 1, words }] }
  }
  const { files, problems } = readQuestionFolder(folder)
  const text = files.get('question.yaml')?.content.toString('utf8')
  if (text === undefined) return { ok: false, problems }
  const strange = strangeKindIn(text)
  if (strange !== null) {
    const words = `there is no kind "${strange.named}"${didYouMeanOneOf(strange.named, QUESTION_KINDS)}`
    return { ok: false, problems: [{ file: join(folder, 'question.yaml'), line: strange.line, words }] }
  }
  return readKind[kindIn(text)]({ slug, folder, text, files, problems, rubrics })
}

function toBank(questions: Question[], rubrics: Rubric[], rounds: Round[]): QuestionBank {
  deepFreeze(questions)
  deepFreeze(rounds)
  deepFreeze(rubrics)
  return Object.freeze({
    questions,
    rubrics,
    rounds,
    findRound: (id: string) => rounds.find((round) => round.id === id) ?? null,
    findQuestion: (slug: string) => questions.find((question) => question.slug === slug) ?? null,
    getRubric: (rubricId: string) => {
      const rubric = rubrics.find((one) => one.rubricId === rubricId)
      if (!rubric) throw new Error(`there is no rubric "${rubricId}"`)
      return rubric
    },
  })
}

function deepFreeze(value: unknown): void {
  // A view on bytes cannot be frozen; the bytes are sent as they are and never handed to a browser.
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return
  Object.freeze(value)
  for (const inner of Object.values(value)) deepFreeze(inner)
}
