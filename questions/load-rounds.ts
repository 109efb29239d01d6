// Rounds: one YAML file each, named `<id>.yaml`.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { didYouMeanOneOf } from './nearest.ts'
import type { Problem } from './problems.ts'
import type { Rubric } from './schema.ts'
import { QUESTION_KINDS, roundYaml, type QuestionKind, type Round, type Tool } from './schema-round.ts'
import { TALK_KINDS } from './schema-talk.ts'
import { readYaml, type YamlSource } from './yaml-source.ts'

/** Longer than two hours nobody is at their best, and no slot holds it. */
const MINUTES_MAX = 120
/** Kinds of question that have something to show in a tool. */
const KINDS_OF_TOOL: Record<Tool, readonly QuestionKind[]> = {
  terminal: QUESTION_KINDS.filter((kind) => kind !== 'review' && kind !== 'behavioural'),
  editor: ['coding'],
  diff: ['review'],
  artefact: TALK_KINDS,
  board: QUESTION_KINDS,
  notes: QUESTION_KINDS,
}

/** A bank without rounds of its own has none; sessions then cannot be started from it. */
export function loadRounds(
  folder: string,
  rubrics: readonly Rubric[],
): { rounds: Round[]; problems: Problem[] } {
  const rounds: Round[] = []
  const problems: Problem[] = []
  const names = existsSync(folder) ? readdirSync(folder).sort() : []
  for (const name of names) {
    const file = join(folder, name)
    if (!name.endsWith('.yaml')) {
      const words = 'only <id>.yaml files belong here; rename this, or move it away'
      problems.push({ file, line: 1, words })
      continue
    }
    const read = readYaml(file, readFileSync(file, 'utf8'), roundYaml)
    if (read.value === null) {
      problems.push(...read.problems)
      continue
    }
    const draft = { file, name, round: read.value, source: read.source }
    problems.push(...judgeNames(draft, rubrics), ...judgeParts(draft), ...judgeStages(draft))
    rounds.push(read.value)
  }
  return { rounds: rounds.sort((a, b) => a.order - b.order), problems }
}

type Draft = { file: string; name: string; round: Round; source: YamlSource }

function problemIn({ file, source }: Draft, path: PropertyKey[], words: string): Problem {
  return { file, line: source.lineOf(path), words }
}

function judgeNames(draft: Draft, rubrics: readonly Rubric[]): Problem[] {
  const { name, round } = draft
  const problems: Problem[] = []
  if (name !== `${round.id}.yaml`) {
    const words = `id "${round.id}" does not match the file name; call the file ${round.id}.yaml`
    problems.push(problemIn(draft, ['id'], words))
  }
  const known = rubrics.map((one) => one.rubricId)
  if (round.rubric !== null && !known.includes(round.rubric)) {
    const words = `there is no rubric "${round.rubric}"${didYouMeanOneOf(round.rubric, known)}`
    problems.push(problemIn(draft, ['rubric'], words))
  }
  for (const list of ['parts', 'stages'] as const) {
    const ids = round[list].map(({ id }) => id)
    ids.forEach((id, index) => {
      if (ids.indexOf(id) === index) return
      const words = `"${id}" appears twice in ${list}; give one of them another id`
      problems.push(problemIn(draft, [list, index, 'id'], words))
    })
  }
  return problems
}

function judgeParts(draft: Draft): Problem[] {
  const { parts, stages } = draft.round
  return parts.flatMap(({ id }, index) => {
    if (stages.some((stage) => stage.part === id)) return []
    const words = `no stage is about the part "${id}"; name it as the "part" of one, or take it out`
    return [problemIn(draft, ['parts', index, 'id'], words)]
  })
}

function judgeStages(draft: Draft): Problem[] {
  const { parts, stages } = draft.round
  const problems = stages.flatMap((stage, index) => {
    const at = ['stages', index]
    const part = parts.find(({ id }) => id === stage.part)
    if (stage.part !== null && part === undefined) {
      const known = didYouMeanOneOf(
        stage.part,
        parts.map(({ id }) => id),
      )
      return [problemIn(draft, [...at, 'part'], `this round has no part "${stage.part}"${known}`)]
    }
    const needless = stage.tools.filter((tool) => !isOfUse(tool, part?.kinds ?? null))
    return needless.map((tool) => {
      const words =
        part === undefined
          ? `"${tool}" shows a question, so this stage needs a "part"`
          : `questions of kind ${part.kinds.join(', ')} have nothing for the tool "${tool}"; take it out`
      return problemIn(draft, [...at, 'tools'], words)
    })
  })
  return [...problems, ...judgeOrder(draft), ...judgeMinutes(draft)]
}

/** `kinds: null` = the stage is about no question. */
function isOfUse(tool: Tool, kinds: readonly QuestionKind[] | null): boolean {
  if (tool === 'board' || tool === 'notes') return true
  return kinds?.some((kind) => KINDS_OF_TOOL[tool].includes(kind)) ?? false
}

/** Of several rounds one after the other, greeting comes before everything, and looking back after it. */
function judgeOrder(draft: Draft): Problem[] {
  const { stages } = draft.round
  return stages.flatMap(({ id, once }, index) => {
    const before = stages.slice(0, index)
    const after = stages.slice(index + 1)
    if (once === 'first' && before.some((stage) => stage.once !== 'first'))
      return [problemIn(draft, ['stages', index], `"${id}" is once: first, so nothing else stands before it`)]
    if (once === 'last' && after.some((stage) => stage.once !== 'last'))
      return [problemIn(draft, ['stages', index], `"${id}" is once: last, so nothing else stands after it`)]
    return []
  })
}

function judgeMinutes(draft: Draft): Problem[] {
  const { stages } = draft.round
  const sum = stages.reduce((total, { minutes }) => total + minutes, 0)
  const problems: Problem[] = []
  if (sum > MINUTES_MAX) {
    const words = `the stages take ${sum} minutes together; ${MINUTES_MAX} is the most`
    problems.push(problemIn(draft, ['stages'], words))
  }
  if (stages.every(({ once }) => once !== null)) {
    const words =
      'every stage is once: first or last, so a second round would have none; leave "once" out somewhere'
    problems.push(problemIn(draft, ['stages'], words))
  }
  return problems
}
