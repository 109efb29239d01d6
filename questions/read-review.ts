// From the folder of a change to review to its question.
import { judgeKind } from './kind-rules.ts'
import { readDiff } from './read-diff.ts'
import {
  commonOf,
  failed,
  nothingToProbe,
  textIn,
  type FolderToRead,
  type LoadedQuestion,
} from './read-question.ts'
import { judgeReview } from './review-rules.ts'
import { reviewYaml } from './schema-review.ts'
import { readYaml } from './yaml-source.ts'

export function readReview(given: FolderToRead): LoadedQuestion {
  const read = readYaml(`${given.folder}/question.yaml`, given.text, reviewYaml)
  if (read.value === null) return failed(given, read.problems)
  const { value: yaml, source } = read
  const draft = { ...given, yaml, source }
  const diff = textIn(given.files, 'change.diff')
  const change = readDiff(diff)
  const problems = [...given.problems, ...judgeKind(draft), ...judgeReview(draft, change)]
  if (problems.length > 0) return { ok: false, problems }
  const { findings, decoys } = yaml
  const review = { diff, files: change.files, findings, decoys }
  return {
    ok: true,
    question: { ...commonOf(given, yaml), ...nothingToProbe, kind: yaml.kind, sandbox: null, review },
  }
}
