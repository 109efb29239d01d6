// What must hold between the parts of a coding question: languages meet files, cases meet programs, sizes can tell fast from slow.
import { judgeTwice, type KindDraft } from './kind-rules.ts'
import { didYouMeanOneOf } from './nearest.ts'
import type { Problem } from './problems.ts'
import { inYaml, spoilerFinder } from './question-rules.ts'
import { MAIN_FILES, type CodingTests, type CodingYaml, type Language } from './schema-coding.ts'
import type { YamlSource } from './yaml-source.ts'

export type CodingDraft = KindDraft<CodingYaml> & { tests: CodingTests; testsSource: YamlSource }

const VISIBLE_MIN = 3
const HIDDEN_MIN = 8
/** A large input must be so much larger that growth shows. */
const SIZE_RATIO_MIN = 4
const TAG = /^[a-z0-9]+(-[a-z0-9]+)*$/

export function judgeCoding(draft: CodingDraft): Problem[] {
  return [
    ...judgeLanguages(draft),
    ...judgePrograms(draft, 'solutions', draft.yaml.solutions),
    ...judgePrograms(draft, 'wrong', draft.yaml.wrong),
    ...judgeWrong(draft),
    ...judgeCases(draft),
    ...judgeScaleCases(draft),
  ]
}

function inTests(draft: CodingDraft, path: PropertyKey[], words: string): Problem {
  return { file: `${draft.folder}/tests.yaml`, line: draft.testsSource.lineOf(path), words }
}

function inFile(draft: CodingDraft, path: string, words: string): Problem {
  return { file: `${draft.folder}/${path}`, line: 1, words }
}

/** Names of the folders below `below/` that have a file. */
function foldersBelow({ files }: CodingDraft, below: string): string[] {
  const found = [...files.keys()].flatMap((path) =>
    path.startsWith(`${below}/`) ? [path.split('/')[1] ?? ''] : [],
  )
  return [...new Set(found)].sort()
}

function judgeLanguages(draft: CodingDraft): Problem[] {
  const { yaml, files } = draft
  const problems: Problem[] = []
  yaml.languages.forEach((language, index) => {
    const main = `starter/${language}/${MAIN_FILES[language]}`
    if (!files.has(main))
      problems.push(inFile(draft, main, `this file is missing: what a candidate in ${language} begins with`))
    if (yaml.languages.indexOf(language) !== index)
      problems.push(inYaml(draft, ['languages', index], `"${language}" appears twice; remove one`))
    if (!yaml.solutions.some((one) => one.language === language)) {
      const words = `no reference solution is in ${language}; write one, or take the language out`
      problems.push(inYaml(draft, ['languages', index], words))
    }
  })
  for (const name of foldersBelow(draft, 'starter')) {
    if (yaml.languages.some((language) => language === name)) continue
    const known = didYouMeanOneOf(name, yaml.languages)
    problems.push(inFile(draft, `starter/${name}`, `"languages" does not name "${name}"${known}`))
  }
  return problems
}

type Program = { name: string; language: Language }

function judgePrograms(
  draft: CodingDraft,
  below: 'solutions' | 'wrong',
  programs: readonly Program[],
): Problem[] {
  const { yaml, files } = draft
  const ids = programs.map(({ name }, index) => ({ id: name, at: [below, index, 'name'] }))
  const problems = judgeTwice(draft, ids)
  const folders = foldersBelow(draft, below)
  programs.forEach(({ name, language }, index) => {
    if (!yaml.languages.includes(language)) {
      const words = `"languages" does not have ${language}; add it there with a starter, or use another`
      problems.push(inYaml(draft, [below, index, 'language'], words))
    }
    // Laid over the starter: a main file that is finished there need not be written again.
    if (![...files.keys()].some((path) => path.startsWith(`${below}/${name}/`))) {
      const words = `"${name}" has no file below ${below}/${name}/; write it, or take the program out here`
      problems.push(inYaml(draft, [below, index, 'name'], words))
    }
  })
  for (const name of folders) {
    if (programs.some((program) => program.name === name)) continue
    const known = didYouMeanOneOf(
      name,
      programs.map((program) => program.name),
    )
    const words = `"${below}" in question.yaml has no program "${name}"${known}; name it there, or remove this folder`
    problems.push(inFile(draft, `${below}/${name}`, words))
  }
  return problems
}

function judgeWrong(draft: CodingDraft): Problem[] {
  const { yaml, tests } = draft
  const hidden = tests.cases.filter((one) => !one.visible).map((one) => one.id)
  const scale = tests.scale.map((one) => one.id)
  const problems: Problem[] = []
  yaml.wrong.forEach(({ fails }, index) => {
    fails.forEach((id, place) => {
      if ([...hidden, ...scale].includes(id)) return
      const isVisible = tests.cases.some((one) => one.id === id)
      const words = isVisible
        ? `"${id}" is a visible case: name a hidden one that tells as well, or one of "scale"`
        : `tests.yaml has no case "${id}"${didYouMeanOneOf(id, [...hidden, ...scale])}`
      problems.push(inYaml(draft, ['wrong', index, 'fails', place], words))
    })
  })
  if (!yaml.wrong.some(({ fails }) => fails.some((id) => scale.includes(id)))) {
    const words = `no wrong program fails a scale case (${scale.join(', ')}): write the slow one that is tempting`
    problems.push(inYaml(draft, ['wrong'], words))
  }
  if (!yaml.wrong.some(({ fails }) => fails.some((id) => hidden.includes(id)))) {
    problems.push(
      inYaml(draft, ['wrong'], 'no wrong program fails a hidden case: write one that misses an edge'),
    )
  }
  return problems
}

function judgeCases(draft: CodingDraft): Problem[] {
  const { tests } = draft
  const visible = tests.cases.filter((one) => one.visible).length
  const hidden = tests.cases.length - visible
  const problems: Problem[] = []
  if (visible < VISIBLE_MIN) {
    const words = `${visible} visible cases; ${VISIBLE_MIN} or more are needed, the examples of the prompt among them`
    problems.push(inTests(draft, ['cases'], words))
  }
  if (hidden < HIDDEN_MIN) {
    const words = `${hidden} hidden cases; ${HIDDEN_MIN} or more are needed, one for each edge`
    problems.push(inTests(draft, ['cases'], words))
  }
  const all = [
    ...tests.cases.map((one, index) => ({ one, at: ['cases', index] as PropertyKey[] })),
    ...tests.scale.map((one, index) => ({ one, at: ['scale', index] as PropertyKey[] })),
  ]
  const spoilersIn = spoilerFinder(draft.yaml.spoilers)
  all.forEach(({ one, at }, index) => {
    // Also of a hidden case the title is told.
    for (const words of spoilersIn(one.title)) problems.push(inTests(draft, [...at, 'title'], words))
    if (all.findIndex((other) => other.one.id === one.id) !== index)
      problems.push(inTests(draft, [...at, 'id'], `case "${one.id}" appears twice; give it another id`))
    for (const tag of one.tags.filter((tag) => !TAG.test(tag)))
      problems.push(inTests(draft, [...at, 'tags'], `tag "${tag}": write lower case words with dashes`))
  })
  tests.cases.forEach((one, index) => {
    for (const path of Object.keys(one.files).filter((path) => isTaken(draft, path))) {
      const words = `"${path}" is a file of the programs themselves; give the case's file another name`
      problems.push(inTests(draft, ['cases', index, 'files', path], words))
    }
  })
  return problems
}

/** Whether a program brings a file of this name, or is called so. */
function isTaken({ files }: CodingDraft, path: string): boolean {
  if (Object.values(MAIN_FILES).includes(path)) return true
  return [...files.keys()].some(
    (file) => /^(starter|solutions|wrong)\//.test(file) && file.split('/').slice(2).join('/') === path,
  )
}

function judgeScaleCases(draft: CodingDraft): Problem[] {
  const { tests, files } = draft
  const problems: Problem[] = []
  tests.scale.forEach((one, index) => {
    const report = (key: string, words: string) => problems.push(inTests(draft, ['scale', index, key], words))
    const [small, large] = one.sizes
    const times = large / small
    if (!files.has(`generators/${one.generate}`))
      report('generate', `there is no file generators/${one.generate}; write it: it prints standard input`)
    if (times < SIZE_RATIO_MIN)
      report(
        'sizes',
        `${large} is less than ${SIZE_RATIO_MIN} times ${small}; let growth show: 8 or 10 times`,
      )
    else if (one['ratio-max'] >= times * times) {
      const words = `for ${times.toFixed(0)} times the input even quadratic work takes only ${(times * times).toFixed(0)} times as long; stay below that`
      report('ratio-max', words)
    } else if (one['ratio-max'] <= times)
      report(
        'ratio-max',
        `work in proportion already takes ${times.toFixed(0)} times as long; allow twice that`,
      )
  })
  for (const path of files.keys()) {
    const name = /^generators\/(.*)$/.exec(path)?.[1]
    if (name !== undefined && !tests.scale.some((one) => one.generate === name))
      problems.push(
        inFile(draft, path, 'no scale case in tests.yaml uses this file; name it there, or remove it'),
      )
  }
  return problems
}
