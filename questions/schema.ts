// The shape of everything an author writes: format 1 of the question folder and of rubrics. No files are read here.
import { z } from 'zod'
import { BOX_IMAGES, SKILLS, TOPICS } from './vocabulary.ts'
import type { Skill, Topic } from './vocabulary.ts'

export const QUESTION_FORMAT = 1

/** How every script of a question is run: from standard input, so that it is never a file of the box. */
export const SCRIPT_ARGV: readonly string[] = ['/bin/bash', '-s']
/** Where a setup finds its files; gone before the candidate can look. */
export const SETUP_FOLDER = '/run/greenroom-setup'

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+){1,7}$/, 'two to eight words in lower case with dashes between them')

const id = z.string().regex(/^[a-z0-9-]+$/, 'lower case letters, digits and dashes')

/** question.yaml. Unknown keys are errors, so a typo cannot pass for an option. Descriptions are what an editor shows. */
export const questionYaml = z
  .strictObject({
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
    topics: z.array(z.enum(TOPICS)).min(1).max(4).describe('The areas the fault lies in.'),
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
          .describe('On the box. Two thirds of it are enough for a prepared person.'),
        'wrap-up': z.int().min(1).max(30).describe('For cause, proof and prevention.'),
      })
      .describe('What the parts of a session take.'),
    sandbox: z
      .strictObject({
        image: z.enum(BOX_IMAGES).default('base').describe('What the box is made from.'),
        hostname: z.string().default('web-1').describe("The box's own name."),
        tier: z
          .enum(['default', 'network'])
          .default('default')
          .describe('network: the box may also have namespaces, firewalls and mounts.'),
        'memory-mb': z.int().min(128).max(2048).default(384),
        'disk-mb': z.int().min(128).max(2048).default(512),
      })
      .describe('The box.'),
    hints: z
      .array(
        z.strictObject({
          id: id.describe('Begins with its number, such as 1-where-to-look.'),
          title: z.string().max(60).describe('Shown before the hint is given: no spoilers.'),
          text: z
            .string()
            .min(10)
            .max(600)
            .describe('No spoilers, except in the last one, which is the answer.'),
        }),
      )
      .min(3)
      .max(8)
      .describe('A ladder: where to look, what to compare, how it works, and last the answer.'),
    probes: z
      .array(
        z.strictObject({
          id: id.describe('Its script is probes/<id>.sh.'),
          says: z.string().min(5).max(140).describe('The fact it looks at, as a sentence.'),
          kind: z
            .enum(['behaviour', 'persistence', 'collateral'])
            .describe(
              'behaviour: what users feel. persistence: what a reboot would show. collateral: what must not be harmed.',
            ),
          'timeout-seconds': z.int().min(1).max(60).default(10),
        }),
      )
      .min(2)
      .max(12)
      .describe('One observable fact each.'),
    units: z
      .array(
        z
          .string()
          .regex(
            /^[a-z0-9@_.-]+\.(service|timer|socket)$/,
            'the full name of a service, timer or socket, such as nginx.service',
          ),
      )
      .max(6)
      .default([])
      .describe(
        'Restarted by the check after a fix, to see that it lasts; it also reboots the box. Needed where a probe is of kind persistence.',
      ),
    spoilers: z
      .array(z.string().min(2))
      .min(1)
      .describe('Words that may not occur in anything a candidate can read, but for the last hint.'),
    author: z.string().describe('Who wrote it.'),
    trials: z
      .array(
        z.strictObject({
          on: z.iso.date('a date such as 2026-11-22').describe('The day.'),
          minutes: z.number().positive().max(180).describe('Until it was solved, or given up.'),
          solved: z.boolean(),
          mended: z.string().min(5).max(300).describe('What the trial showed and what was changed.'),
        }),
      )
      .max(20)
      .default([])
      .describe(
        'Who solved it cold, on the clock, in a real terminal, without having read the solution (questions:try).',
      ),
  })
  .describe('A question: a broken box and a story (docs/authoring.md).')
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

const rubricWord = z.string().regex(/^[a-z-]+$/, 'lower case letters and dashes')
const anchor = z.string().min(10)

/** questions/rubrics/<id>.yaml, e.g. troubleshooting@1. */
export const rubricYaml = z
  .strictObject({
    id: rubricWord.describe('The name of the file without .yaml.'),
    version: z.int().min(1).describe('Goes up when ratings under it no longer compare.'),
    title: z.string(),
    dimensions: z
      .array(
        z.strictObject({
          id: rubricWord,
          title: z.string(),
          question: z.string().describe('The question a rater answers, in one sentence.'),
          weight: z.int().min(1).max(100).describe('In percent; all weights together are 100.'),
          anchors: z
            .tuple([anchor, anchor, anchor, anchor])
            .describe('What ratings 1 to 4 look like, as behaviour one could film.'),
        }),
      )
      .min(3)
      .max(6)
      .describe('What is rated, each by itself.'),
  })
  .describe('A rubric: what is rated, and what each rating looks like.')
/** `rubricId` is `<id>@<version>`. */
export type Rubric = z.infer<typeof rubricYaml> & { rubricId: string }

/** What load.ts hands to the app. */
export type QuestionBank = {
  questions: readonly Question[]
  rubrics: readonly Rubric[]
  findQuestion(slug: string): Question | null
  getRubric(rubricId: string): Rubric
}
