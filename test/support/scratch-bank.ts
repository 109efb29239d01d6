// A bank in a temporary folder with our rubric and one good question, for tests to break.
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { scaffoldQuestion } from '#questions/scaffold.ts'
import { loadFolders, loadQuestionBank } from '#questions/load.ts'
import type { Problem } from '#questions/load.ts'
import type { TroubleshootingQuestion } from '#questions/schema.ts'
import type { QuestionKind } from '#questions/schema-round.ts'
import { ROOT } from './source-tree.ts'

export const SLUG = 'lobby-says-nothing'

export type ScratchBank = {
  root: string
  fileOf(path: string): string
  /** Replaces what must be there, or writes the file anew. */
  edit(path: string, from: string, to: string): void
  write(path: string, text: string, mode?: number): void
  remove(path: string): void
  problems(): Problem[]
  question(): TroubleshootingQuestion
}

/** Removed when the test that made it ends. */
export function makeScratchBank(kind: QuestionKind = 'troubleshooting'): ScratchBank {
  const root = mkdtempSync(join(tmpdir(), 'greenroom-bank-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  cpSync(join(ROOT, 'questions/rubrics'), join(root, 'rubrics'), { recursive: true })
  const made = scaffoldQuestion(root, SLUG, kind)
  if (!made.ok) throw new Error(made.words)
  const fileOf = (path: string) => join(root, 'bank', SLUG, path)
  return {
    root,
    fileOf,
    edit: (path, from, to) => {
      const text = readFileSync(fileOf(path), 'utf8')
      if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`)
      writeFileSync(fileOf(path), text.replace(from, to))
    },
    write: (path, text, mode = 0o644) => {
      mkdirSync(dirname(fileOf(path)), { recursive: true })
      writeFileSync(fileOf(path), text)
      chmodSync(fileOf(path), mode)
    },
    remove: (path) => rmSync(fileOf(path)),
    problems: () => {
      const loaded = loadQuestionBank(root)
      return loaded.ok ? [] : loaded.problems
    },
    question: () => {
      const loaded = loadFolders(root).entries[0]?.loaded
      if (!loaded?.ok || loaded.question.kind !== 'troubleshooting')
        throw new Error('the scratch question does not load')
      return loaded.question
    },
  }
}
