// The shape of everything an author writes: format 1 of the question folder and of rubrics. No files are read here.
import { z } from 'zod'
import { BOX_IMAGES, SKILLS, TOPICS } from './vocabulary.ts'
import type { Skill, Topic } from './vocabulary.ts'

export const QUESTION_FORMAT = 1

/** How every script of a question is run: from standard input, so that it is never a file of the box. */
export const SCRIPT_ARGV: readonly string[] = ['/bin/bash', '-s']
/** Where a setup finds its files; gone before the candidate can look. */
export const SETUP_FOLDER = '/run/greenroom-setup'

export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+){1,7}$/)

/** question.yaml. Unknown keys are errors, so a typo cannot pass for an option. */
export const questionYaml = z.strictObject({
  format: z.literal(QUESTION_FORMAT),
  /** Semantic version; major = the prompt or a probe changed so that results are not comparable. */
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: z.string().min(3).max(60),
  /** Shown to interviewers when choosing; must not give the cause away. */
  summary: z.string().min(10).max(160),
  status: z.enum(['draft', 'live', 'retired']),
  level: z.int().min(1).max(4),
  topics: z.array(z.enum(TOPICS)).min(1).max(4),
  skills: z.array(z.enum(SKILLS)).min(2).max(6),
  /** A candidate may practise it alone. Without it the question is kept for sessions, where nobody has seen it before. */
  practice: z.boolean(),
  rubric: z.string().regex(/^[a-z-]+@\d+$/),
  /** Dimension ids of the rubric that this question exposes. */
  dimensions: z.array(z.string()).min(2).max(6),
  minutes: z.strictObject({
    briefing: z.int().min(1).max(20),
    working: z.int().min(5).max(90),
    'wrap-up': z.int().min(1).max(30),
  }),
  sandbox: z.strictObject({
    image: z.enum(BOX_IMAGES).default('base'),
    hostname: z.string().default('web-1'),
    tier: z.enum(['default', 'network']).default('default'),
    'memory-mb': z.int().min(128).max(2048).default(384),
    'disk-mb': z.int().min(128).max(2048).default(512),
  }),
  hints: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]+$/),
        title: z.string().max(60),
        text: z.string().min(10).max(600),
      }),
    )
    .min(3)
    .max(8),
  probes: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]+$/),
        says: z.string().min(5).max(140),
        kind: z.enum(['behaviour', 'persistence', 'collateral']),
        'timeout-seconds': z.int().min(1).max(60).default(10),
      }),
    )
    .min(2)
    .max(12),
  /** Units the live check restarts after a fix, to see that it lasts; it also reboots the box. Needed where a probe is of kind `persistence`. */
  units: z
    .array(z.string().regex(/^[a-z0-9@_.-]+\.(service|timer|socket)$/))
    .max(6)
    .default([]),
  /** Words that may not occur in anything a candidate can read, but for the last hint, which is the answer. */
  spoilers: z.array(z.string().min(2)).min(1),
  author: z.string(),
  /** Who solved it cold, on the clock, in a real terminal, without having read the solution; what was mended after. */
  trials: z
    .array(
      z.strictObject({
        on: z.iso.date(),
        minutes: z.number().positive().max(180),
        solved: z.boolean(),
        mended: z.string().min(5).max(300),
      }),
    )
    .max(20)
    .default([]),
})
export type QuestionYaml = z.infer<typeof questionYaml>

export type QuestionProbe = {
  id: string
  says: string
  kind: 'behaviour' | 'persistence' | 'collateral'
  timeoutMs: number
  script: string
}
export type QuestionFile = { path: string; mode: number; content: Uint8Array }

/** A loaded question: validated, frozen, with every file's content in memory. */
export type Question = {
  slug: string
  version: string
  title: string
  summary: string
  status: 'draft' | 'live' | 'retired'
  level: number
  topics: Topic[]
  skills: Skill[]
  practice: boolean
  rubricId: string
  dimensions: string[]
  minutes: { briefing: number; working: number; 'wrap-up': number }
  sandbox: { image: string; hostname: string; tier: 'default' | 'network'; memoryMb: number; diskMb: number }
  /** Markdown for the candidate. */
  prompt: string
  /** Markdown for interviewer and shadow only. */
  guide: string
  hints: { id: string; title: string; text: string }[]
  probes: QuestionProbe[]
  /** Restarted by the live check after each fix; the room never restarts anything. */
  units: string[]
  /** Runs once as root inside the box with `files` under /run/greenroom-setup/; exit 0 = the box is broken as meant. */
  setup: { script: string; files: QuestionFile[] }
  solutions: { name: string; script: string }[]
  /** `fails`: ids of the probes that must still not pass after this fix. */
  wrongFixes: { name: string; script: string; fails: string[]; why: string }[]
  trials: { on: string; minutes: number; solved: boolean; mended: string }[]
}

/** questions/rubrics/<id>.yaml, e.g. troubleshooting@1. */
export const rubricYaml = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  version: z.int().min(1),
  title: z.string(),
  dimensions: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z-]+$/),
        title: z.string(),
        /** The question a rater answers, in one sentence. */
        question: z.string(),
        weight: z.int().min(1).max(100),
        /** What ratings 1 to 4 look like, as behaviour one could film. */
        anchors: z.tuple([z.string().min(10), z.string().min(10), z.string().min(10), z.string().min(10)]),
      }),
    )
    .min(3)
    .max(6),
})
/** `rubricId` is `<id>@<version>`. */
export type Rubric = z.infer<typeof rubricYaml> & { rubricId: string }

/** What load.ts hands to the app. */
export type QuestionBank = {
  questions: readonly Question[]
  rubrics: readonly Rubric[]
  findQuestion(slug: string): Question | null
  getRubric(rubricId: string): Rubric
}
