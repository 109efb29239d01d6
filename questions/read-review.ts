// From the folder of a change to review to its question.
import { judgeKind } from './kind-rules.ts'
import {
  commonOf,
  failed,
  nothingToProbe,
  textIn,
  type FolderToRead,
  type LoadedQuestion,
} from './read-question.ts'
import { reviewYaml } from './schema-review.ts'
import { readYaml } from './yaml-source.ts'

export function readReview(given: FolderToRead): LoadedQuestion {
  const read = readYaml(`${given.folder}/question.yaml`, given.text, reviewYaml)
  if (read.value === null) return failed(given, read.problems)
  const { value: yaml, source } = read
  const problems = [...given.problems, ...judgeKind({ ...given, yaml, source })]
  if (problems.length > 0) return { ok: false, problems }
  const { findings, decoys } = yaml
  const review = { diff: textIn(given.files, 'change.diff'), findings, decoys }
  return {
    ok: true,
    question: { ...commonOf(given, yaml), ...nothingToProbe, kind: yaml.kind, sandbox: null, review },
  }
}
