// A code review question: a change with planted defects, and things that only look like one. No files are read here.
import { z } from 'zod'
import { commonFields, hint, id } from './schema-parts.ts'

export const SEVERITIES = ['must-fix', 'should-fix', 'nice-to-have'] as const
export type Severity = (typeof SEVERITIES)[number]
export const DEFECT_CLASSES = [
  'correctness',
  'security',
  'concurrency',
  'operability',
  'performance',
  'style',
] as const

const place = {
  file: z.string().min(1).describe('The path in change.diff after the change.'),
  lines: z.tuple([z.int().min(1), z.int().min(1)]).describe('First and last line after the change.'),
}

/** question.yaml of a code review. */
export const reviewYaml = z
  .strictObject({
    ...commonFields,
    kind: z.literal('review').describe('What kind of question this is.'),
    hints: z.array(hint).max(8).default([]).describe('Where to look again, without saying what is wrong.'),
    findings: z
      .array(
        z.strictObject({
          id,
          says: z.string().min(10).max(200).describe('The defect, in a sentence.'),
          ...place,
          class: z.enum(DEFECT_CLASSES),
          severity: z.enum(SEVERITIES),
          accept: z.array(z.string().min(5).max(200)).min(1).describe('Other ways of saying it that count.'),
          fix: z
            .string()
            .min(10)
            .max(400)
            .describe('A fix that works, and a test that would have caught it.'),
        }),
      )
      .min(4)
      .max(12),
    decoys: z
      .array(
        z.strictObject({
          id,
          says: z.string().min(10).max(200).describe('What looks wrong here and is not.'),
          ...place,
          why: z.string().min(10).max(300).describe('Why it is right.'),
        }),
      )
      .min(1)
      .max(6),
  })
  .describe('A question: a change to review (docs/authoring.md).')
export type ReviewYaml = z.infer<typeof reviewYaml>

/** Numbers are those of the file before and after the change; null = the line is not there then. */
export type DiffLine = {
  type: 'context' | 'added' | 'removed'
  oldNumber: number | null
  newNumber: number | null
  text: string
}
/** `section` is what stands behind the second @@: usually the function. */
export type DiffHunk = { section: string; lines: DiffLine[] }
/** `path` is the name after the change, or the last one of a file that is removed. `oldPath: null` = it is new. */
export type DiffFile = { path: string; oldPath: string | null; hunks: DiffHunk[] }

/** `diff` is the text of change.diff: unified, as git prints it; `files` is the same, read. */
export type ReviewWork = {
  diff: string
  files: DiffFile[]
  findings: ReviewYaml['findings']
  decoys: ReviewYaml['decoys']
}
