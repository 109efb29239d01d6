// A coding question: a command-line program, and cases that say what it must do. No files are read here.
import { z } from 'zod'
import { boxFields, commonFields, hint, id } from './schema-parts.ts'

/** Languages a program may be written in, with the file that is run. */
export const LANGUAGES = ['python', 'javascript', 'bash', 'c'] as const
export type Language = (typeof LANGUAGES)[number]
export const MAIN_FILES: Record<Language, string> = {
  python: 'main.py',
  javascript: 'main.js',
  bash: 'main.sh',
  c: 'main.c',
}
/** Where the candidate's files lie in the box: what the editor shows and the terminal begins in. */
export const WORK_FOLDER = '/root/work'

/** question.yaml of a coding question. */
export const codingYaml = z
  .strictObject({
    ...commonFields,
    kind: z.literal('coding').describe('What kind of question this is.'),
    sandbox: z
      .strictObject({
        ...boxFields,
        image: boxFields.image.default('code'),
        hostname: z.string().default('work-1'),
      })
      .prefault({})
      .describe('The box the program runs in.'),
    languages: z
      .array(z.enum(LANGUAGES))
      .min(2)
      .describe('A folder starter/<language>/ with main.py, main.js, main.sh or main.c exists for each.'),
    limits: z
      .strictObject({
        seconds: z.int().min(1).max(30).default(5).describe('CPU time of one case.'),
        'memory-mb': z.int().min(16).max(1024).default(256),
      })
      .prefault({})
      .describe('What one run may use.'),
    hints: z.array(hint).min(3).max(8).describe('From a question to ask oneself to the idea itself.'),
    'follow-ups': z
      .array(z.string().min(10).max(300))
      .min(2)
      .max(6)
      .describe('What the interviewer asks next.'),
    solutions: z
      .array(
        z.strictObject({
          name: id.describe('Its files are in solutions/<name>/, laid over the starter.'),
          language: z.enum(LANGUAGES),
          approach: z.string().min(10).max(300).describe('The idea and its cost in time and memory.'),
        }),
      )
      .min(2)
      .describe('Reference solutions in two or more languages; every case passes.'),
    wrong: z
      .array(
        z.strictObject({
          name: id.describe('Its files are in wrong/<name>/, laid over the starter.'),
          language: z.enum(LANGUAGES),
          fails: z.array(id).min(1).describe('Ids of the cases that must fail.'),
          why: z.string().min(10).max(300).describe('What it misses.'),
        }),
      )
      .min(2)
      .describe('What one is tempted to write, with the hidden cases that tell.'),
  })
  .describe('A question: a program to write (docs/authoring.md).')
export type CodingYaml = z.infer<typeof codingYaml>

const caseFields = {
  id,
  title: z.string().min(5).max(100).describe('What this case is about, for people.'),
  tags: z
    .array(id)
    .min(1)
    .max(4)
    .describe('Results are shown by tag, e.g. basic, empty, ties, malformed, scale.'),
  args: z.array(z.string().max(500)).max(20).default([]),
}

/** A case with all it needs in itself. Standard output is compared after trailing spaces and blank end lines are cut. */
export const exampleCase = z.strictObject({
  ...caseFields,
  visible: z.boolean().describe('true: the candidate can read it. false: only its title is told.'),
  stdin: z.string().max(60_000).default(''),
  files: z
    .record(z.string().regex(/^[\w.-]+(\/[\w.-]+){0,3}$/), z.string().max(60_000))
    .default({})
    .describe('Files in the folder the program is started in, beside its own.'),
  expect: z.strictObject({
    stdout: z.string().max(60_000),
    exit: z.int().min(0).max(125).default(0),
    stderr: z.enum(['any', 'empty', 'something']).default('any'),
  }),
})
export type ExampleCase = z.infer<typeof exampleCase>

/** The same program on a small and on a large input: its CPU time may grow by no more than this ratio. */
export const scaleCase = z.strictObject({
  ...caseFields,
  generate: z
    .string()
    .regex(/^[a-z0-9-]+\.py$/)
    .describe(
      'generators/<file>, Python, run beside the box with the size as its argument; prints standard input.',
    ),
  sizes: z.tuple([z.int().min(1), z.int().min(2)]).describe('Small and large.'),
  'ratio-max': z
    .number()
    .min(2)
    .describe('Large over small CPU time, with a generous margin above the intended solution.'),
  sha256: z
    .tuple([z.string().regex(/^[0-9a-f]{64}$/), z.string().regex(/^[0-9a-f]{64}$/)])
    .describe('Of the right standard output (after the same cutting as above) for small and large.'),
})
export type ScaleCase = z.infer<typeof scaleCase>

/** tests.yaml */
export const codingTests = z.strictObject({
  cases: z.array(exampleCase).min(11).max(40).describe('Three or more visible, eight or more hidden.'),
  scale: z.array(scaleCase).min(1).max(3),
})
export type CodingTests = z.infer<typeof codingTests>

export type ProgramFile = { path: string; content: string }
/** What a loaded coding question holds beyond what all questions do. */
export type CodingWork = {
  languages: Language[]
  limits: { seconds: number; memoryMb: number }
  starters: Partial<Record<Language, ProgramFile[]>>
  cases: ExampleCase[]
  scale: (ScaleCase & { script: string })[]
  followUps: string[]
  programs: { name: string; language: Language; approach: string; files: ProgramFile[] }[]
  wrongPrograms: { name: string; language: Language; fails: string[]; why: string; files: ProgramFile[] }[]
}
