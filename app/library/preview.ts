// One question laid open for interviewers: what the candidate reads, what they do not, and the proof that both fit.
import type { Question, Rubric } from '#questions/schema.ts'
import { isForPractice } from './listed-question.ts'
import { previewWorkOf, type PreviewWork } from './preview-work.ts'
import type { SolveTimes } from './solve-times.ts'

export type Preview = Pick<
  Question,
  | 'slug'
  | 'kind'
  | 'version'
  | 'title'
  | 'summary'
  | 'status'
  | 'level'
  | 'topics'
  | 'skills'
  | 'practice'
  | 'minutes'
  | 'sandbox'
  | 'prompt'
  | 'guide'
  | 'hints'
  | 'units'
  | 'solutions'
  | 'trials'
> & {
  probes: { id: string; says: string; kind: Question['probes'][number]['kind'] }[]
  /** `fails`: what the box still says no to after this fix, in words. */
  wrongFixes: { name: string; script: string; why: string; fails: string[] }[]
  /** Titles of the rubric's dimensions that show here. */
  dimensions: string[]
  work: PreviewWork
  solveTimes: SolveTimes
  proof: Proof | null
}

/** How the last check of this version in real boxes ended, in cases. */
export type Proof = { checkedAt: string; passed: number; failed: number }

type Known = { rubric: Rubric; solveTimes: SolveTimes; proof: Proof | null }

export function toPreview(question: Question, { rubric, solveTimes, proof }: Known): Preview {
  const saysOf = (id: string) => question.probes.find((probe) => probe.id === id)?.says ?? id
  const titleOf = (id: string) => rubric.dimensions.find((one) => one.id === id)?.title ?? id
  const { slug, kind, version, title, summary, status, level, topics, skills, minutes } = question
  const { sandbox, prompt, guide, hints, units, solutions, trials } = question
  return {
    slug,
    kind,
    version,
    title,
    summary,
    status,
    level,
    topics,
    skills,
    practice: isForPractice(question),
    minutes,
    sandbox,
    prompt,
    guide,
    hints,
    units,
    solutions,
    trials,
    probes: question.probes.map(({ id, says, kind }) => ({ id, says, kind })),
    wrongFixes: question.wrongFixes.map(({ name, script, why, fails }) => {
      return { name, script, why, fails: fails.map(saysOf) }
    }),
    dimensions: question.dimensions.map(titleOf),
    work: previewWorkOf(question),
    solveTimes,
    proof,
  }
}

/** "restart-only" reads "Restart only"; "02-by-the-socket" reads "By the socket". */
export function nameInWords(name: string): string {
  const words = name.replace(/^\d+-/, '').replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The text below its own title: the page has said it already. */
export function withoutTitle(markdown: string): string {
  return markdown.replace(/^\s*# [^\n]*\n+/, '')
}
