// Rounds: one YAML file each, named `<id>.yaml`.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from './problems.ts'
import type { Rubric } from './schema.ts'
import { roundYaml, type Round } from './schema-round.ts'
import { readYaml } from './yaml-source.ts'

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
    const read = readYaml(file, readFileSync(file, 'utf8'), roundYaml)
    if (read.value === null) {
      problems.push(...read.problems)
      continue
    }
    const { value: round, source } = read
    const report = (path: PropertyKey[], words: string) =>
      problems.push({ file, line: source.lineOf(path), words })
    if (name !== `${round.id}.yaml`)
      report(['id'], `id "${round.id}" does not match the file name; call the file ${round.id}.yaml`)
    if (round.rubric !== null && !rubrics.some((one) => one.rubricId === round.rubric))
      report(['rubric'], `there is no rubric "${round.rubric}"; write it, or mend its name`)
    round.stages.forEach((stage, index) => {
      if (stage.part !== null && !round.parts.some((part) => part.id === stage.part))
        report(['stages', index, 'part'], `this round has no part "${stage.part}"; add it, or mend its name`)
      if (stage.part === null && stage.tools.some((tool) => tool !== 'board' && tool !== 'notes'))
        report(['stages', index, 'tools'], 'these tools show a question, so this stage needs a "part"')
    })
    rounds.push(round)
  }
  return { rounds: rounds.sort((a, b) => a.order - b.order), problems }
}
