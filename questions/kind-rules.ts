// What must hold in a question of any kind but a broken box: rubric and dimensions, hints in order, nothing given away.
import { judgeIds, judgeRubric, judgeSpoilersIn, type TextToJudge } from './question-rules.ts'
import type { Problem } from './problems.ts'
import { textIn, type FolderToRead } from './read-question.ts'
import type { QuestionYaml } from './schema.ts'
import type { YamlSource } from './yaml-source.ts'

type Draft = FolderToRead & { yaml: QuestionYaml; source: YamlSource }

export function judgeKind(draft: Draft): Problem[] {
  const { yaml, files } = draft
  const prompt = textIn(files, 'prompt.md')
  const told: TextToJudge[] = [
    { at: ['title'], text: yaml.title },
    { at: ['summary'], text: yaml.summary },
    ...yaml.hints.slice(0, -1).map((hint, index) => ({ at: ['hints', index, 'text'], text: hint.text })),
  ]
  return [
    ...judgeRubric(draft, draft.rubrics),
    ...judgeIds(draft),
    ...judgeSpoilersIn(draft, { told, prompt }),
  ]
}
