// A new question with one edit in it, and the one thing the loader must say of that.
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { QuestionKind } from '#questions/schema-round.ts'
import { makeScratchBank } from './scratch-bank.ts'

/** One edit, and what is said of it: in the same file at the line where it begins, if not told otherwise. */
export type Break = {
  what: string
  from: string
  to: string
  in?: string
  file?: string
  /** Text of the line, when it is another than that of `from`. */
  at?: string
  line?: number
  words: string
}

export function expectBroken(
  kind: QuestionKind,
  { from, to, in: edited = 'question.yaml', ...told }: Break,
): void {
  const bank = makeScratchBank(kind)
  const text = readFileSync(bank.fileOf(edited), 'utf8')
  bank.edit(edited, from, to)
  const lineOf = (text: string, words: string) => text.slice(0, text.indexOf(words)).split('\n').length
  const after = readFileSync(bank.fileOf(edited), 'utf8')
  const line = told.line ?? (told.at === undefined ? lineOf(text, from) : lineOf(after, told.at))
  const file = bank.fileOf(told.file ?? edited)
  expect(bank.problems()).toContainEqual({ file, line, words: expect.stringContaining(told.words) })
}
