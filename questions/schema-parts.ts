// The parts that questions of every kind are written in.
import { z } from 'zod'
import { BOX_IMAGES, SKILLS, TOPICS } from './vocabulary.ts'

export const QUESTION_FORMAT = 1

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+){1,7}$/, 'two to eight words in lower case with dashes between them')

export const id = z.string().regex(/^[a-z0-9-]+$/, 'lower case letters, digits and dashes')

export const hint = z.strictObject({
  id: id.describe('Begins with its number, such as 1-where-to-look.'),
  title: z.string().max(60).describe('Shown before the hint is given: no spoilers.'),
  text: z.string().min(10).max(600).describe('No spoilers, except in the last one, which is the answer.'),
})

export const boxFields = {
  image: z.enum(BOX_IMAGES).default('base').describe('What the box is made from.'),
  hostname: z.string().default('web-1').describe("The box's own name."),
  tier: z
    .enum(['default', 'network'])
    .default('default')
    .describe('network: the box may also have namespaces, firewalls and mounts.'),
  'memory-mb': z.int().min(128).max(2048).default(384),
  'disk-mb': z.int().min(128).max(2048).default(512),
}

/** What every question.yaml has, whatever its kind. Descriptions are what an editor shows. */
export const commonFields = {
  format: z.literal(QUESTION_FORMAT).describe('The format of this folder.'),
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, 'three numbers with dots between them, such as 1.0.0')
    .describe(
      'Three numbers. The first goes up when prompt or probes changed so that results no longer compare.',
    ),
  title: z
    .string()
    .min(3)
    .max(60)
    .describe('What the candidate reads above the prompt. It must not give the cause away.'),
  summary: z
    .string()
    .min(10)
    .max(160)
    .describe('One sentence for interviewers who choose. It must not give the cause away.'),
  status: z
    .enum(['draft', 'live', 'retired'])
    .describe(
      'draft: not offered. live: offered, and proved by the check. retired: kept for old scorecards.',
    ),
  level: z.int().min(1).max(4).describe('1 = first weeks on the job … 4 = hard for those who do it daily.'),
  topics: z.array(z.enum(TOPICS)).min(1).max(4).describe('The areas the question lies in.'),
  skills: z.array(z.enum(SKILLS)).min(2).max(6).describe('What a candidate gets to practise.'),
  practice: z
    .boolean()
    .describe(
      'true: a candidate may practise it alone. false: kept for sessions, where nobody has seen it before.',
    ),
  rubric: z
    .string()
    .regex(/^[a-z-]+@\d+$/, 'the name and version of a rubric, such as troubleshooting@1')
    .describe('The rubric it is rated by.'),
  dimensions: z
    .array(z.string())
    .min(2)
    .max(6)
    .describe('Dimensions of the rubric that this question exposes.'),
  minutes: z
    .strictObject({
      briefing: z.int().min(1).max(20).describe('To read the prompt and ask.'),
      working: z
        .int()
        .min(5)
        .max(90)
        .describe('For the work itself. Two thirds of it are enough for a prepared person.'),
      'wrap-up': z
        .int()
        .min(1)
        .max(30)
        .describe('For cause, proof and prevention, or for what could follow.'),
    })
    .describe('What the parts of a session take.'),
  spoilers: z
    .array(z.string().min(2))
    .min(1)
    .describe('Words that may not occur in anything a candidate can read, but for the last hint.'),
  author: z.string().describe('Who wrote it.'),
}
