// From the folder of a program to write to its question.
import {
  commonOf,
  failed,
  nothingToProbe,
  textIn,
  toBox,
  type FolderToRead,
  type LoadedQuestion,
} from './read-question.ts'
import { judgeCoding } from './coding-rules.ts'
import { judgeKind } from './kind-rules.ts'
import { codingTests, codingYaml, type CodingWork, type ProgramFile } from './schema-coding.ts'
import { readYaml } from './yaml-source.ts'

export function readCoding(given: FolderToRead): LoadedQuestion {
  const { folder, text, files } = given
  const read = readYaml(`${folder}/question.yaml`, text, codingYaml)
  if (!files.has('tests.yaml')) return failed(given, read.value === null ? read.problems : [])
  const tests = readYaml(`${folder}/tests.yaml`, textIn(files, 'tests.yaml'), codingTests)
  if (read.value === null || tests.value === null) {
    const unread = [read, tests].flatMap((one) => (one.value === null ? one.problems : []))
    return failed(given, unread)
  }
  const { value: yaml, source } = read
  const draft = { ...given, yaml, source, tests: tests.value, testsSource: tests.source }
  const starters = [...files.keys()]
    .filter((path) => path.startsWith('starter/'))
    .map((path) => ({ path, text: textIn(files, path) }))
  const problems = [...given.problems, ...judgeKind(draft, { files: starters }), ...judgeCoding(draft)]
  if (problems.length > 0) return { ok: false, problems }
  const programOf = (below: string) => filesBelow(given, below)
  const coding: CodingWork = {
    languages: yaml.languages,
    limits: { seconds: yaml.limits.seconds, memoryMb: yaml.limits['memory-mb'] },
    starters: Object.fromEntries(
      yaml.languages.map((language) => [language, programOf(`starter/${language}/`)]),
    ),
    cases: tests.value.cases,
    scale: tests.value.scale.map((one) => ({ ...one, script: textIn(files, `generators/${one.generate}`) })),
    followUps: yaml['follow-ups'],
    programs: yaml.solutions.map((one) => ({ ...one, files: programOf(`solutions/${one.name}/`) })),
    wrongPrograms: yaml.wrong.map((one) => ({ ...one, files: programOf(`wrong/${one.name}/`) })),
  }
  const question = {
    ...commonOf(given, yaml),
    ...nothingToProbe,
    kind: yaml.kind,
    sandbox: toBox(yaml.sandbox),
    coding,
  }
  return { ok: true, question }
}

function filesBelow({ files }: FolderToRead, below: string): ProgramFile[] {
  return [...files.keys()]
    .filter((path) => path.startsWith(below))
    .sort()
    .map((path) => ({ path: path.slice(below.length), content: textIn(files, path) }))
}
