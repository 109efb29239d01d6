// A question to talk about: systems internals, networking, design, behaviour. No files are read here.
import { z } from 'zod'
import { boxFields, commonFields, hint, id } from './schema-parts.ts'

export const TALK_KINDS = ['internals', 'networking', 'design', 'behavioural'] as const
export type TalkKind = (typeof TALK_KINDS)[number]

/**
 * What the interviewer listens for, from the first to the last group as the talk goes deeper:
 * clarify: a question worth asking, with the answer to give. number: a figure to give when asked. core: what a solid
 * answer holds. depth: a probe to ask next, with what a good answer says. failure: something that breaks, to be thrown in.
 * listen: what a behavioural answer shows.
 */
export const POINT_GROUPS = ['clarify', 'number', 'core', 'depth', 'failure', 'listen'] as const
export type PointGroup = (typeof POINT_GROUPS)[number]

const artefactFile = /^artefact\.(txt|png|svg)$/

/** question.yaml of a question to talk about. */
export const talkYaml = z
  .strictObject({
    ...commonFields,
    kind: z.enum(TALK_KINDS).describe('What kind of question this is.'),
    artefact: z
      .strictObject({
        file: z.string().regex(artefactFile, 'artefact.txt, artefact.png or artefact.svg'),
        caption: z.string().min(5).max(160).describe('What it is, above it. It must not give anything away.'),
        alt: z.string().min(5).max(600).describe('The same in words, for who cannot see it.').optional(),
      })
      .nullable()
      .default(null)
      .describe('What the talk begins with: a table, a capture, a listing, a drawing.'),
    sandbox: z
      .strictObject(boxFields)
      .nullable()
      .default(null)
      .describe('A scratch box to try things on; nothing in it is broken.'),
    points: z
      .array(
        z.strictObject({
          id,
          group: z.enum(POINT_GROUPS),
          says: z
            .string()
            .min(5)
            .max(240)
            .describe('What the candidate says or asks; for depth and failure: what you ask.'),
          answer: z
            .string()
            .min(3)
            .max(500)
            .describe(
              'For clarify and number: the answer to give. For depth and failure: what a good answer says.',
            )
            .optional(),
        }),
      )
      .min(4)
      .max(24)
      .describe('The checklist, ticked while listening.'),
    misconceptions: z
      .array(z.strictObject({ says: z.string().min(5).max(240), truth: z.string().min(5).max(400) }))
      .max(8)
      .default([])
      .describe('What is often believed, and how it is.'),
    recover: z.string().min(10).max(400).describe('A kind sentence for a candidate who is stuck.'),
    'not-expected': z
      .array(z.string().min(5).max(240))
      .max(6)
      .default([])
      .describe('What nobody needs to know at this level.'),
    hints: z.array(hint).max(8).default([]),
  })
  .describe('A question: something to talk about (docs/authoring.md).')
export type TalkYaml = z.infer<typeof talkYaml>

/** A picture travels as a data address: the content security policy lets nothing else in. */
export type Artefact =
  | { type: 'text'; caption: string; text: string }
  | { type: 'picture'; caption: string; alt: string; dataUrl: string }

export type TalkWork = {
  artefact: Artefact | null
  points: TalkYaml['points']
  misconceptions: TalkYaml['misconceptions']
  recover: string
  notExpected: string[]
}
