// Reads a question's folder into memory: which files it has, their modes and content. Judges only what a folder can be.
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from './problems.ts'
import { QUESTION_KINDS, type QuestionKind } from './schema-round.ts'

export type FolderFile = { path: string; mode: number; content: Buffer }
export type QuestionFolder = { files: Map<string, FolderFile>; problems: Problem[] }

/** The host takes files of at most 1 MiB and scripts of at most 64 KiB (sandbox/contract.ts). */
const FILE_BYTES_MAX = 1 << 20
const SCRIPT_BYTES_MAX = 64 << 10
/** What one request to the host may carry. */
const FILES_MAX = 200

const MISSING =
  'this file is missing; write it (docs/authoring.md says what belongs there), or see what questions:new makes'
/** What every folder of a kind must hold, and what else it may. */
const SINGLE = ['question.yaml', 'prompt.md', 'guide.md']
const KINDS: Record<QuestionKind, { single: string[]; may: RegExp }> = {
  troubleshooting: { single: ['setup.sh'], may: /^(files\/|(probes|solutions|wrong)\/.*\.sh$)/ },
  coding: {
    single: ['tests.yaml'],
    may: /^(starter\/[a-z]+\/|(solutions|wrong)\/[a-z0-9-]+\/|generators\/[a-z0-9-]+\.py$)/,
  },
  review: { single: ['change.diff'], may: /^$/ },
  internals: { single: [], may: /^artefact\.(txt|png|svg)$/ },
  networking: { single: [], may: /^artefact\.(txt|png|svg)$/ },
  design: { single: [], may: /^artefact\.(txt|png|svg)$/ },
  behavioural: { single: [], may: /^artefact\.(txt|png|svg)$/ },
}
const SCRIPT = /^(setup\.sh|probes\/[a-z0-9-]+\.sh|solutions\/\d\d-[a-z0-9-]+\.sh|wrong\/[a-z0-9-]+\.sh)$/

/** Lines each kind of file may have: longer ones are two ideas, or a tool that belongs into `files/`. */
const LINES_MAX: [RegExp, number][] = [
  [/^question\.yaml$/, 120],
  [/^prompt\.md$/, 80],
  [/^probes\//, 40],
]

export function readQuestionFolder(folder: string): QuestionFolder {
  const files = new Map<string, FolderFile>()
  const problems: Problem[] = []
  walk(folder, '', { files, problems })
  const kind = kindIn(files.get('question.yaml')?.content.toString('utf8') ?? '')
  for (const name of [...SINGLE, ...KINDS[kind].single]) {
    if (!files.has(name)) problems.push({ file: join(folder, name), line: 1, words: MISSING })
  }
  for (const file of files.values()) problems.push(...judgeFile(folder, file, kind))
  if ([...files.keys()].filter((path) => path.startsWith('files/')).length > FILES_MAX) {
    problems.push({
      file: join(folder, 'files'),
      line: 1,
      words: `more than ${FILES_MAX} files; let setup.sh make some of them`,
    })
  }
  return { files, problems }
}

/** A kind that is named and that there is none of, with its line; null = all is well. */
export function strangeKindIn(yaml: string): { line: number; named: string } | null {
  const found = /^kind:[ \t]*["']?([^\s"'#]+)/m.exec(yaml)
  const named = found?.[1]
  if (!found || named === undefined || QUESTION_KINDS.some((kind) => kind === named)) return null
  return { line: yaml.slice(0, found.index).split('\n').length, named }
}

/** The kind that a question.yaml names, before anything else of it is judged; without one it is a broken box. */
export function kindIn(yaml: string): QuestionKind {
  const named = /^kind:[ \t]*["']?([a-z-]+)/m.exec(yaml)?.[1]
  return QUESTION_KINDS.find((kind) => kind === named) ?? 'troubleshooting'
}

export function isScript(path: string): boolean {
  return SCRIPT.test(path)
}

function walk(folder: string, below: string, into: QuestionFolder): void {
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    const file = join(folder, path)
    if (entry.isDirectory()) {
      walk(folder, path, into)
    } else if (entry.isFile()) {
      into.files.set(path, { path, mode: lstatSync(file).mode & 0o7777, content: readFileSync(file) })
    } else {
      into.problems.push({
        file,
        line: 1,
        words:
          'only plain files and folders belong here, no links; put the file itself here, or let setup.sh make the link',
      })
    }
  }
}

function judgeFile(folder: string, { path, mode, content }: FolderFile, kind: QuestionKind): Problem[] {
  const file = join(folder, path)
  const problems: Problem[] = []
  const report = (line: number, words: string) => problems.push({ file, line, words })
  const { single, may } = KINDS[kind]
  const script = kind === 'troubleshooting' && isScript(path)
  if (!SINGLE.includes(path) && !single.includes(path) && !may.test(path)) {
    report(1, 'nothing names this file; remove it, or put it where docs/authoring.md says')
    return problems
  }
  if (content.length > FILE_BYTES_MAX) {
    const remedy = path === 'tests.yaml' ? 'a large input is made by a generator' : 'let setup.sh make it'
    report(1, `larger than ${FILE_BYTES_MAX} bytes; ${remedy}`)
  }
  if (path.startsWith('files/') || path.endsWith('.png')) return problems
  const text = content.toString('utf8')
  const lines = text.split('\n')
  if (text.trim() === '') report(1, 'this file is empty; write it')
  const broken = lines.findIndex((line) => line.includes('\uFFFD'))
  if (broken >= 0) report(broken + 1, 'this line is not UTF-8; save the file as UTF-8')
  const carriage = lines.findIndex((line) => line.endsWith('\r'))
  if (carriage >= 0) report(carriage + 1, 'lines end in CRLF; save the file with LF')
  const max = LINES_MAX.find(([kind]) => kind.test(path))?.[1]
  if (max !== undefined && lines.length - 1 > max)
    report(max + 1, `longer than ${max} lines; shorten it, or move what it does into files/`)
  if (script) {
    if ((mode & 0o111) === 0) report(1, `not executable; run: chmod +x ${file}`)
    if (!/^#!\/(bin\/(ba)?sh|usr\/bin\/env bash)/.test(text)) report(1, 'the first line must be #!/bin/bash')
    if (content.length > SCRIPT_BYTES_MAX)
      report(1, `larger than ${SCRIPT_BYTES_MAX} bytes; move what it carries into files/`)
  }
  return problems
}
