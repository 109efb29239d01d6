// A round of an interview loop as data: which questions it takes, and its stages with their clocks. No files are read here.
import { z } from 'zod'
import { LANGUAGES } from './schema-coding.ts'
import { TALK_KINDS } from './schema-talk.ts'

export { LANGUAGES }
export const QUESTION_KINDS = ['troubleshooting', 'coding', 'review', ...TALK_KINDS] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

/** What a stage puts in front of the candidate; each needs its own code, a round does not. */
export const TOOLS = ['terminal', 'editor', 'diff', 'artefact', 'board', 'notes'] as const
export type Tool = (typeof TOOLS)[number]

const word = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case words with dashes between them')

/** questions/rounds/<id>.yaml */
export const roundYaml = z
  .strictObject({
    id: word.describe('The name of the file without .yaml.'),
    title: z.string().min(3).max(40),
    summary: z.string().min(10).max(200).describe('One sentence for whoever chooses.'),
    order: z.int().min(1).max(99).describe('Its place in the list.'),
    rubric: z
      .string()
      .regex(/^[a-z-]+@\d+$/)
      .nullable()
      .describe('What it is rated by; null where nothing is scored.'),
    parts: z
      .array(
        z.strictObject({
          id: word,
          title: z.string().min(3).max(40),
          kinds: z.array(z.enum(QUESTION_KINDS)).min(1).describe('Kinds of question that fit.'),
          'level-max': z.int().min(1).max(4).optional().describe('Nothing harder than this fits.'),
          optional: z.boolean().default(false).describe('true: the round also works without it.'),
        }),
      )
      .min(1)
      .max(4),
    stages: z
      .array(
        z.strictObject({
          id: word,
          title: z.string().min(3).max(40),
          minutes: z.int().min(1).max(90),
          phase: z
            .enum(['briefing', 'working', 'wrap-up'])
            .describe(
              'briefing: the story is read. working: the candidate has control. wrap-up: looking back.',
            ),
          part: word
            .nullable()
            .default(null)
            .describe('The part whose question is in front of the candidate.'),
          tools: z.array(z.enum(TOOLS)).max(4).default([]),
          once: z
            .enum(['first', 'last'])
            .nullable()
            .default(null)
            .describe('Of several rounds, only in the first or the last.'),
          'own-minutes': z
            .enum(['briefing', 'working', 'wrap-up'])
            .nullable()
            .default(null)
            .describe("Takes the question's own minutes for this instead of those above."),
          candidate: z.string().min(10).max(400).describe('What happens now, for the candidate.'),
          interviewer: z.string().min(10).max(1200).describe('What to do and say now, Markdown.'),
        }),
      )
      .min(1)
      .max(12),
  })
  .describe('A round: stages, their clocks, and what is looked at in them.')
export type RoundYaml = z.infer<typeof roundYaml>
/** A round as loaded: every part of its stages exists, its rubric too. */
export type Round = RoundYaml
export type RoundStage = RoundYaml['stages'][number]
