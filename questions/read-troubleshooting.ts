// From the folder of a broken box to its question.
import { judgeDraft, readWrongHeader } from './question-rules.ts'
import type { FolderFile } from './question-files.ts'
import { commonOf, failed, textIn, toBox, type FolderToRead, type LoadedQuestion } from './read-question.ts'
import { troubleshootingYaml, type QuestionFile } from './schema-troubleshooting.ts'
import { readYaml } from './yaml-source.ts'

export function readTroubleshooting(given: FolderToRead): LoadedQuestion {
  const { slug, folder, text, files, rubrics } = given
  const read = readYaml(`${folder}/question.yaml`, text, troubleshootingYaml)
  if (read.value === null) return failed(given, read.problems)
  const { value: yaml, source } = read
  const problems = [...given.problems, ...judgeDraft({ slug, folder, yaml, source, files }, rubrics)]
  if (problems.length > 0) return { ok: false, problems }
  const textOf = (path: string) => textIn(files, path)
  const below = (below: string) => [...files.keys()].filter((path) => path.startsWith(below)).sort()
  const nameOf = (path: string) => path.replace(/^.*\//, '').replace(/\.sh$/, '')
  const question = {
    ...commonOf(given, yaml),
    kind: yaml.kind,
    sandbox: toBox(yaml.sandbox),
    probes: yaml.probes.map(({ id, says, kind, 'timeout-seconds': seconds }) => {
      return { id, says, kind, timeoutMs: seconds * 1000, script: textOf(`probes/${id}.sh`) }
    }),
    units: yaml.units,
    setup: { script: textOf('setup.sh'), files: below('files/').map((path) => toSetupFile(files, path)) },
    solutions: below('solutions/').map((path) => ({ name: nameOf(path), script: textOf(path) })),
    wrongFixes: below('wrong/').map((path) => {
      return { name: nameOf(path), script: textOf(path), ...readWrongHeader(textOf(path)) }
    }),
    trials: yaml.trials,
  }
  return { ok: true, question }
}

function toSetupFile(files: ReadonlyMap<string, FolderFile>, path: string): QuestionFile {
  const file = files.get(path)
  // Git keeps one bit of a mode, so that is all that counts: a clone made under another umask is the same bank.
  const mode = ((file?.mode ?? 0) & 0o111) === 0 ? 0o644 : 0o755
  return { path: path.slice('files/'.length), mode, content: new Uint8Array(file?.content ?? []) }
}
