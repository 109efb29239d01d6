// What load.ts hands to the app: questions of every kind, rubrics and rounds, validated and frozen. No files are read here.
import { z } from 'zod'
import type { Skill, Topic } from './vocabulary.ts'
import { codingYaml, type CodingWork } from './schema-coding.ts'
import { reviewYaml, type ReviewWork } from './schema-review.ts'
import type { QuestionKind, Round } from './schema-round.ts'
import type { Rubric } from './schema-rubric.ts'
import { talkYaml, type TalkKind, type TalkWork } from './schema-talk.ts'
import { troubleshootingYaml, type QuestionProbe, type QuestionSetup } from './schema-troubleshooting.ts'

export { QUESTION_FORMAT, slug } from './schema-parts.ts'
export { rubricYaml, type Rubric } from './schema-rubric.ts'
export {
  SCRIPT_ARGV,
  SETUP_FOLDER,
  type QuestionFile,
  type QuestionProbe,
  type QuestionSetup,
} from './schema-troubleshooting.ts'

/** question.yaml of any kind. */
export const questionYaml = z.union([troubleshootingYaml, codingYaml, reviewYaml, talkYaml])
export type QuestionYaml = z.infer<typeof questionYaml>

/** The schema of a kind; a question.yaml that names none is of the first. */
export const yamlOfKind = {
  troubleshooting: troubleshootingYaml,
  coding: codingYaml,
  review: reviewYaml,
  internals: talkYaml,
  networking: talkYaml,
  design: talkYaml,
  behavioural: talkYaml,
} as const satisfies Record<QuestionKind, z.ZodType>

export type QuestionBox = {
  image: string
  hostname: string
  tier: 'default' | 'network'
  memoryMb: number
  diskMb: number
}

/** A loaded question: validated, frozen, with every file's content in memory. */
type QuestionOfAnyKind = {
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
  /** Markdown for the candidate. */
  prompt: string
  /** Markdown for interviewer and shadow only. */
  guide: string
  hints: { id: string; title: string; text: string }[]
  /** Empty but in troubleshooting, as are the next four. */
  probes: QuestionProbe[]
  /** Restarted by the live check after each fix; the room never restarts anything. */
  units: string[]
  solutions: { name: string; script: string }[]
  /** `fails`: ids of the probes that must still not pass after this fix. */
  wrongFixes: { name: string; script: string; fails: string[]; why: string }[]
  trials: { on: string; minutes: number; solved: boolean; mended: string }[]
}

export type TroubleshootingQuestion = QuestionOfAnyKind & {
  kind: 'troubleshooting'
  sandbox: QuestionBox
  setup: QuestionSetup
}
export type CodingQuestion = QuestionOfAnyKind & {
  kind: 'coding'
  sandbox: QuestionBox
  setup: null
  coding: CodingWork
}
export type ReviewQuestion = QuestionOfAnyKind & {
  kind: 'review'
  sandbox: null
  setup: null
  review: ReviewWork
}
export type TalkQuestion = QuestionOfAnyKind & {
  kind: TalkKind
  /** A scratch box, where there is one. */
  sandbox: QuestionBox | null
  setup: null
  talk: TalkWork
}
export type Question = TroubleshootingQuestion | CodingQuestion | ReviewQuestion | TalkQuestion

/** What load.ts hands to the app. */
export type QuestionBank = {
  questions: readonly Question[]
  rubrics: readonly Rubric[]
  rounds: readonly Round[]
  findQuestion(slug: string): Question | null
  findRound(id: string): Round | null
  getRubric(rubricId: string): Rubric
}
