// What must hold between the parts of a question: names meet files, headers meet probes, nothing gives the cause away.
import { didYouMeanOneOf } from './nearest.ts'
import { judgeGuide } from './guide-rules.ts'
import type { QuestionYaml, Rubric } from './schema.ts'
import type { TroubleshootingYaml } from './schema-troubleshooting.ts'
import type { Problem } from './problems.ts'
import type { FolderFile } from './question-files.ts'
import type { YamlSource } from './yaml-source.ts'

export type Draft = AnyDraft & { yaml: TroubleshootingYaml }
/** A question of any kind while it is being judged. */
export type AnyDraft = {
  slug: string
  folder: string
  yaml: QuestionYaml
  source: YamlSource
  files: ReadonlyMap<string, FolderFile>
}

export type WrongHeader = { fails: string[]; why: string }

const WRONG_FIXES_MIN = 2
/** From here on a question must show two honest routes. */
const TWO_SOLUTIONS_FROM_LEVEL = 3

export function judgeDraft(draft: Draft, rubrics: readonly Rubric[]): Problem[] {
  return [
    ...judgeRubric(draft, rubrics),
    ...judgeIds(draft),
    ...judgeProbes(draft),
    ...judgeFixes(draft),
    ...judgeGuide(draft),
    ...judgeSpoilers(draft),
  ]
}

/** The `# fails:` and `# why:` lines of a wrong fix. */
export function readWrongHeader(text: string): WrongHeader {
  const find = (name: string) => new RegExp(`^# ${name}:[ \\t]*(.*)$`, 'm').exec(text)?.[1]?.trim() ?? ''
  const fails = find('fails')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')
  return { fails, why: find('why') }
}

/** A problem at a place in question.yaml. */
export function inYaml(draft: AnyDraft, path: PropertyKey[], words: string): Problem {
  return { file: `${draft.folder}/question.yaml`, line: draft.source.lineOf(path), words }
}

export function judgeRubric(draft: AnyDraft, rubrics: readonly Rubric[]): Problem[] {
  const { yaml } = draft
  const rubric = rubrics.find((one) => one.rubricId === yaml.rubric)
  if (!rubric) {
    const known = rubrics.map((one) => one.rubricId)
    const words = `there is no rubric "${yaml.rubric}"${didYouMeanOneOf(yaml.rubric, known)}`
    return [inYaml(draft, ['rubric'], words)]
  }
  const ids = rubric.dimensions.map((dimension) => dimension.id)
  return yaml.dimensions.flatMap((id, index) =>
    ids.includes(id)
      ? []
      : [
          inYaml(
            draft,
            ['dimensions', index],
            `rubric "${yaml.rubric}" has no dimension "${id}"${didYouMeanOneOf(id, ids)}`,
          ),
        ],
  )
}

export function judgeIds(draft: AnyDraft): Problem[] {
  const { yaml } = draft
  const problems: Problem[] = []
  const lists: [string, string[]][] = [
    ['dimensions', yaml.dimensions],
    ['hints', yaml.hints.map((hint) => hint.id)],
    ['probes', 'probes' in yaml ? yaml.probes.map((probe) => probe.id) : []],
  ]
  for (const [name, ids] of lists) {
    ids.forEach((id, index) => {
      if (ids.indexOf(id) !== index)
        problems.push(
          inYaml(
            draft,
            [name, index],
            `"${id}" appears twice in ${name}; remove one, or give it another name`,
          ),
        )
    })
  }
  yaml.hints.forEach((hint, index) => {
    if (hint.id.startsWith(`${index + 1}-`)) return
    const words = `hint "${hint.id}" is number ${index + 1} from direction to answer: its id must begin with "${index + 1}-"`
    problems.push(inYaml(draft, ['hints', index, 'id'], words))
  })
  return problems
}

function judgeProbes(draft: Draft): Problem[] {
  const { yaml, files, folder } = draft
  const problems: Problem[] = []
  yaml.probes.forEach((probe, index) => {
    if (files.has(`probes/${probe.id}.sh`)) return
    problems.push(
      inYaml(
        draft,
        ['probes', index, 'id'],
        `probe "${probe.id}" has no file probes/${probe.id}.sh; write it, or take the probe out here`,
      ),
    )
  })
  for (const path of files.keys()) {
    const id = /^probes\/(.*)\.sh$/.exec(path)?.[1]
    if (id !== undefined && !yaml.probes.some((probe) => probe.id === id)) {
      problems.push({
        file: `${folder}/${path}`,
        line: 1,
        words: `question.yaml names no probe "${id}"; name it under "probes", or remove this file`,
      })
    }
  }
  if (!yaml.probes.some((probe) => probe.kind === 'behaviour')) {
    problems.push(
      inYaml(
        draft,
        ['probes'],
        'no probe is of kind behaviour; make it the kind of the one that asks for what users feel',
      ),
    )
  }
  if (yaml.probes.some((probe) => probe.kind === 'persistence') && yaml.units.length === 0) {
    problems.push(
      inYaml(
        draft,
        ['units'],
        'a probe is of kind persistence, but "units" names nothing to restart; name the units that must come back',
      ),
    )
  }
  return problems
}

function judgeFixes(draft: Draft): Problem[] {
  const { yaml, files, folder } = draft
  const problems: Problem[] = []
  const solutions = [...files.keys()].filter((path) => path.startsWith('solutions/'))
  const needed = yaml.level >= TWO_SOLUTIONS_FROM_LEVEL ? 2 : 1
  if (solutions.length < needed) {
    problems.push({
      file: `${folder}/solutions`,
      line: 1,
      words: `a question of level ${yaml.level} needs ${needed} or more solutions; write solutions/0${solutions.length + 1}-….sh by another route`,
    })
  }
  const wrong = [...files.values()].filter((file) => file.path.startsWith('wrong/'))
  if (wrong.length < WRONG_FIXES_MIN) {
    problems.push({
      file: `${folder}/wrong`,
      line: 1,
      words: `needs ${WRONG_FIXES_MIN} or more wrong fixes; write wrong/….sh for what one is tempted to do`,
    })
  }
  for (const { path, content } of wrong)
    problems.push(...judgeWrongHeader(draft, path, content.toString('utf8')))
  return problems
}

function judgeWrongHeader({ yaml, folder }: Draft, path: string, text: string): Problem[] {
  const { fails, why } = readWrongHeader(text)
  const lineOf = (name: string) =>
    Math.max(1, text.split('\n').findIndex((line) => line.startsWith(`# ${name}:`)) + 1)
  const file = `${folder}/${path}`
  const ids = yaml.probes.map((probe) => probe.id)
  const problems = fails
    .filter((id) => !ids.includes(id))
    .map((id) => ({
      file,
      line: lineOf('fails'),
      words: `"# fails:" names "${id}", which is no probe${didYouMeanOneOf(id, ids)}`,
    }))
  if (fails.length === 0)
    problems.push({ file, line: lineOf('fails'), words: 'needs a line "# fails: <probe>, <probe>"' })
  if (why === '')
    problems.push({ file, line: lineOf('why'), words: 'needs a line "# why: <what this misses>"' })
  return problems
}

function judgeSpoilers(draft: Draft): Problem[] {
  const { yaml, files, slug } = draft
  const told: TextToJudge[] = [
    { at: ['title'], text: yaml.title },
    { at: ['summary'], text: yaml.summary },
    { at: ['spoilers'], text: slug },
    ...yaml.probes.map((probe, index) => ({ at: ['probes', index, 'says'], text: probe.says })),
    ...yaml.hints.map((hint, index) => ({ at: ['hints', index, 'title'], text: hint.title })),
    ...yaml.hints.slice(0, -1).map((hint, index) => ({ at: ['hints', index, 'text'], text: hint.text })),
  ]
  return judgeSpoilersIn(draft, { told, prompt: files.get('prompt.md')?.content.toString('utf8') ?? '' })
}

/** A text that a candidate can read, and where in question.yaml it stands. */
export type TextToJudge = { at: PropertyKey[]; text: string }
/** A whole file that a candidate can read. */
export type TextFile = { path: string; text: string }

export function judgeSpoilersIn(
  draft: AnyDraft,
  { told, prompt, more = [] }: { told: TextToJudge[]; prompt: string; more?: TextFile[] },
): Problem[] {
  const spoilersIn = spoilerFinder(draft.yaml.spoilers)
  const problems = told.flatMap(({ at, text }) => spoilersIn(text).map((words) => inYaml(draft, at, words)))
  for (const { path, text } of [{ path: 'prompt.md', text: prompt }, ...more]) {
    text.split('\n').forEach((line, index) => {
      for (const words of spoilersIn(line)) {
        problems.push({ file: `${draft.folder}/${path}`, line: index + 1, words })
      }
    })
  }
  return problems
}

export /** What to say of each spoiler in a text. */
function spoilerFinder(spoilers: readonly string[]): (text: string) => string[] {
  // Compiled once for the question: a bank is read at every start, and a pattern costs more than its use.
  const patterns = spoilers.map((word) => ({ word, pattern: toPattern(word) }))
  return (text) =>
    patterns
      .filter(({ pattern }) => pattern.test(text))
      .map(
        ({ word }) => `gives the cause away: "${word}"; say it in other words, or take it out of "spoilers"`,
      )
}

/** Whole words, any case: "log" is not in "login". A dash in a slug counts as a space. */
function toPattern(word: string): RegExp {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\s-]+/g, '[\\s-]+')
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu')
}
