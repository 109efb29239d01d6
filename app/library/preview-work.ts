// What is special to the kind of a question, for those who may read all of it.
import type { Question } from '#questions/schema.ts'
import type { Language, ProgramFile } from '#questions/schema-coding.ts'
import type { ReviewWork } from '#questions/schema-review.ts'
import type { TalkWork } from '#questions/schema-talk.ts'

/** `files`: what a program has beyond the starter. `fails`: titles of the cases that tell. */
export type PreviewProgram = { name: string; language: Language; words: string; files: ProgramFile[] }
export type PreviewWork =
  | { kind: 'box' }
  | {
      kind: 'coding'
      cases: { id: string; title: string; visible: boolean; tags: string[] }[]
      programs: PreviewProgram[]
      wrongPrograms: (PreviewProgram & { fails: string[] })[]
      followUps: string[]
    }
  | ({ kind: 'review' } & Pick<ReviewWork, 'diff' | 'findings' | 'decoys'>)
  | ({ kind: 'talk' } & TalkWork)

export function previewWorkOf(question: Question): PreviewWork {
  switch (question.kind) {
    case 'troubleshooting':
      return { kind: 'box' }
    case 'coding': {
      const { cases, scale, programs, wrongPrograms, followUps } = question.coding
      const all = [
        ...cases.map(({ id, title, visible, tags }) => ({ id, title, visible, tags })),
        ...scale.map(({ id, title, tags }) => ({ id, title, visible: false, tags })),
      ]
      const titleOf = (id: string) => all.find((one) => one.id === id)?.title ?? id
      return {
        kind: 'coding',
        cases: all,
        programs: programs.map(({ approach, ...program }) => ({ ...program, words: approach })),
        wrongPrograms: wrongPrograms.map(({ why, fails, ...program }) => {
          return { ...program, words: why, fails: fails.map(titleOf) }
        }),
        followUps,
      }
    }
    case 'review': {
      const { diff, findings, decoys } = question.review
      return { kind: 'review', diff, findings, decoys }
    }
    case 'internals':
    case 'networking':
    case 'design':
    case 'behavioural':
      return { kind: 'talk', ...question.talk }
    default:
      return question satisfies never
  }
}
