// Rubrics: one YAML file each, named `<id>.yaml`.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rubricYaml } from './schema.ts'
import { findRubricFaults } from './schema-rubric.ts'
import type { Rubric } from './schema.ts'
import type { Problem } from './problems.ts'
import { readYaml } from './yaml-source.ts'

export function loadRubrics(folder: string): { rubrics: Rubric[]; problems: Problem[] } {
  if (!existsSync(folder)) {
    return {
      rubrics: [],
      problems: [
        { file: folder, line: 1, words: 'this folder of rubrics is missing; make it, or mend the path' },
      ],
    }
  }
  const rubrics: Rubric[] = []
  const problems: Problem[] = []
  for (const name of readdirSync(folder).sort()) {
    const read = readRubric(join(folder, name), name)
    problems.push(...read.problems)
    if (read.rubric) rubrics.push(read.rubric)
  }
  return { rubrics, problems }
}

function readRubric(file: string, name: string): { rubric: Rubric | null; problems: Problem[] } {
  if (!name.endsWith('.yaml')) {
    return {
      rubric: null,
      problems: [{ file, line: 1, words: 'only <id>.yaml files belong here; rename this, or move it away' }],
    }
  }
  const read = readYaml(file, readFileSync(file, 'utf8'), rubricYaml)
  if (read.value === null) return { rubric: null, problems: read.problems }
  const { value, source } = read
  const problems: Problem[] = []
  const report = (path: PropertyKey[], words: string) =>
    problems.push({ file, line: source.lineOf(path), words })
  if (name !== `${value.id}.yaml`)
    report(['id'], `id "${value.id}" does not match the file name; call the file ${value.id}.yaml`)
  for (const { path, words } of findRubricFaults(value.dimensions)) report(['dimensions', ...path], words)
  return { rubric: { ...value, rubricId: `${value.id}@${value.version}` }, problems }
}
