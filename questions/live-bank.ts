// A bank whose content can be swapped while the app runs: in development an edited question is there at once.
import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'
import { formatProblems, loadQuestionBank } from './load.ts'
import type { QuestionBank } from './schema.ts'

/** An editor writes a file in several steps, and a checkout writes many files. */
const SETTLE_MS = 150

export type LiveBank = { bank: QuestionBank; stop(): void }

type ToOpen = {
  roots: readonly string[]
  /** Loaded elsewhere already, by a test. */
  first?: QuestionBank | undefined
  /** Only in development: in production a bank changes with a restart. */
  live: boolean
  log: Pick<Watched, 'onReload' | 'onProblems'>
}

/** Throws with every problem, file by file, when the bank has one. */
export function openQuestionBank({ roots, first = load(roots), live, log }: ToOpen): LiveBank {
  if (!live) return { bank: first, stop: () => undefined }
  return watchQuestionBank({ roots, first, ...log })
}

function load(roots: readonly string[]): QuestionBank {
  const loaded = loadQuestionBank(roots)
  if (loaded.ok) return loaded.bank
  throw new Error(`The question bank has mistakes:\n${formatProblems(loaded.problems)}`)
}

type Watched = {
  roots: readonly string[]
  first: QuestionBank
  /** After a swap: whoever shows questions may look again. */
  onReload: () => void
  /** The folders have mistakes; the last good bank stays in place. */
  onProblems: (words: string) => void
}

/**
 * `bank` always answers from the newest content that was free of mistakes. A question that was handed out before stays
 * as it was: a running session goes on with what it began with.
 */
export function watchQuestionBank({ roots, first, onReload, onProblems }: Watched): LiveBank {
  let current = first
  let pending: NodeJS.Timeout | null = null
  const reload = () => {
    pending = null
    const loaded = loadQuestionBank(roots)
    if (!loaded.ok) return onProblems(formatProblems(loaded.problems))
    current = loaded.bank
    onReload()
  }
  const changed = () => {
    if (pending !== null) clearTimeout(pending)
    pending = setTimeout(reload, SETTLE_MS)
  }
  const folders = roots
    .flatMap((root) => ['bank', 'rubrics', 'rounds'].map((name) => join(root, name)))
    .filter(existsSync)
  const watchers = folders.map((folder) => watch(folder, { recursive: true }, changed))
  return {
    bank: {
      get questions() {
        return current.questions
      },
      get rubrics() {
        return current.rubrics
      },
      get rounds() {
        return current.rounds
      },
      findRound: (id) => current.findRound(id),
      findQuestion: (slug) => current.findQuestion(slug),
      getRubric: (rubricId) => current.getRubric(rubricId),
    },
    stop() {
      if (pending !== null) clearTimeout(pending)
      for (const watcher of watchers) watcher.close()
    },
  }
}
