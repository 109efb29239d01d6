// Makes a question that passes the check: `npm run questions:new -- [--kind KIND] SLUG`. What it means is for the author to say.
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { didYouMeanOneOf } from './load.ts'
import { codingFiles } from './scaffold-coding.ts'
import { reviewFiles } from './scaffold-review.ts'
import { talkFiles } from './scaffold-talk.ts'
import { troubleshootingFiles } from './scaffold-troubleshooting.ts'
import { slug as slugShape } from './schema.ts'
import { QUESTION_KINDS, type QuestionKind } from './schema-round.ts'

export type Scaffolded = { ok: true; folder: string; files: string[] } | { ok: false; words: string }

const FILES: Record<QuestionKind, () => Record<string, string>> = {
  troubleshooting: troubleshootingFiles,
  coding: codingFiles,
  review: reviewFiles,
  internals: () => talkFiles('internals'),
  networking: () => talkFiles('networking'),
  design: () => talkFiles('design'),
  behavioural: () => talkFiles('behavioural'),
}

export function scaffoldQuestion(
  root: string,
  slug: string,
  kind: QuestionKind = 'troubleshooting',
): Scaffolded {
  if (!slugShape.safeParse(slug).success) {
    const words = `"${slug}" is no slug: two to eight words in lower case with dashes, e.g. logs-stop-at-midnight`
    return { ok: false, words }
  }
  const folder = join(root, 'bank', slug)
  if (existsSync(folder)) return { ok: false, words: `${folder} exists already` }
  const files = Object.entries(FILES[kind]())
  for (const [path, text] of files) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    if (kind === 'troubleshooting' && path.endsWith('.sh')) chmodSync(file, 0o755)
  }
  return { ok: true, folder, files: files.map(([path]) => path) }
}

const USAGE = `questions:new -- [--kind ${QUESTION_KINDS.join('|')}] SLUG`

export type NewQuestion = { kind: QuestionKind; slug: string }

/** Words where it is not understood. */
export function readNewQuestion(argv: readonly string[]): NewQuestion | string {
  const words = argv.flatMap((word) => (word.startsWith('--kind=') ? ['--kind', word.slice(7)] : [word]))
  const at = words.indexOf('--kind')
  const named = at < 0 ? 'troubleshooting' : words[at + 1]
  const rest = words.filter((_word, index) => at < 0 || (index !== at && index !== at + 1))
  const [slug] = rest
  if (named === undefined || slug === undefined || rest.length > 1 || slug.startsWith('-')) return USAGE
  const kind = QUESTION_KINDS.find((one) => one === named)
  return kind ? { kind, slug } : `there is no kind "${named}"${didYouMeanOneOf(named, QUESTION_KINDS)}`
}

function main(): void {
  const asked = readNewQuestion(process.argv.slice(2))
  if (typeof asked === 'string') {
    process.stdout.write(`${asked}\n`)
    process.exitCode = 2
    return
  }
  const { kind, slug } = asked
  const made = scaffoldQuestion('questions', slug, kind)
  if (!made.ok) {
    process.stdout.write(`${made.words}\n`)
    process.exitCode = 1
    return
  }
  process.stdout.write(`Made ${made.folder}:\n${made.files.map((file) => `  ${file}\n`).join('')}`)
  process.stdout.write(`Next: write the story, then npm run questions:check ${slug}\n`)
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) main()
