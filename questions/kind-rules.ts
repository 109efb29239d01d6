// What must hold in a question of any kind but a broken box: rubric and dimensions, hints in order, guide, nothing given away.
import { judgeGuide } from './guide-rules.ts'
import {
  judgeIds,
  judgeRubric,
  judgeSpoilersIn,
  type AnyDraft,
  type TextFile,
  type TextToJudge,
} from './question-rules.ts'
import type { Problem } from './problems.ts'
import { textIn, type FolderToRead } from './read-question.ts'
import type { QuestionYaml } from './schema.ts'

export type KindDraft<Yaml extends QuestionYaml = QuestionYaml> = FolderToRead & AnyDraft & { yaml: Yaml }

/** `told`, `files`: what else of this kind a candidate can read. */
export function judgeKind(
  draft: KindDraft,
  more: { told?: TextToJudge[]; files?: TextFile[] } = {},
): Problem[] {
  const { yaml, files, slug } = draft
  const told: TextToJudge[] = [
    { at: ['title'], text: yaml.title },
    { at: ['summary'], text: yaml.summary },
    { at: ['spoilers'], text: slug },
    ...yaml.hints.map((hint, index) => ({ at: ['hints', index, 'title'], text: hint.title })),
    ...yaml.hints.slice(0, -1).map((hint, index) => ({ at: ['hints', index, 'text'], text: hint.text })),
    ...(more.told ?? []),
  ]
  return [
    ...judgeRubric(draft, draft.rubrics),
    ...judgeIds(draft),
    ...judgeGuide(draft),
    ...judgeSpoilersIn(draft, { told, prompt: textIn(files, 'prompt.md'), more: more.files ?? [] }),
  ]
}

/** Ids that appear twice in a list, each at its second place. */
export function judgeTwice(draft: AnyDraft, ids: readonly { id: string; at: PropertyKey[] }[]): Problem[] {
  return ids.flatMap(({ id, at }, index) => {
    if (ids.findIndex((other) => other.id === id) === index) return []
    const line = draft.source.lineOf(at)
    const words = `"${id}" appears twice; remove one, or give it another name`
    return [{ file: `${draft.folder}/question.yaml`, line, words }]
  })
}
