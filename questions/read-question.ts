// What reading a question's folder has in common, whatever its kind.
import type { Problem } from './problems.ts'
import type { FolderFile } from './question-files.ts'
import type { Question, QuestionBox, QuestionYaml, Rubric } from './schema.ts'

export type LoadedQuestion = { ok: true; question: Question } | { ok: false; problems: Problem[] }

/** `text`: of question.yaml. `problems`: what is wrong with the files as files. */
export type FolderToRead = {
  slug: string
  folder: string
  text: string
  files: ReadonlyMap<string, FolderFile>
  problems: Problem[]
  rubrics: readonly Rubric[]
}

type Yaml = Omit<QuestionYaml, 'kind'>

export function textIn(files: ReadonlyMap<string, FolderFile>, path: string): string {
  return files.get(path)?.content.toString('utf8') ?? ''
}

export function failed({ problems }: FolderToRead, more: Problem[]): LoadedQuestion {
  return { ok: false, problems: [...problems, ...more] }
}

export function commonOf({ slug, files }: FolderToRead, yaml: Yaml) {
  return {
    slug,
    version: yaml.version,
    title: yaml.title,
    summary: yaml.summary,
    status: yaml.status,
    level: yaml.level,
    topics: yaml.topics,
    skills: yaml.skills,
    practice: yaml.practice,
    rubricId: yaml.rubric,
    dimensions: yaml.dimensions,
    minutes: yaml.minutes,
    prompt: textIn(files, 'prompt.md'),
    guide: textIn(files, 'guide.md'),
    hints: yaml.hints,
  }
}

/** What only a broken box has. */
export const nothingToProbe = {
  probes: [],
  units: [],
  solutions: [],
  wrongFixes: [],
  trials: [],
  setup: null,
}

type BoxYaml = {
  image: string
  hostname: string
  tier: 'default' | 'network'
  'memory-mb': number
  'disk-mb': number
}

export function toBox({
  image,
  hostname,
  tier,
  'memory-mb': memoryMb,
  'disk-mb': diskMb,
}: BoxYaml): QuestionBox {
  return { image, hostname, tier, memoryMb, diskMb }
}
