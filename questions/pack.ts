// Packs on the command line: `questions:export FILE [slug…]` and `questions:import FILE --into FOLDER [--replace]`.
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bankRoots } from './banks.ts'
import { BadPack } from './pack-format.ts'
import { importPack } from './pack-import.ts'
import { writePack } from './pack-write.ts'

const OWN_ROOT = 'questions'
const USAGE = `questions:export FILE.tar.gz [slug…]
questions:import FILE.tar.gz --into FOLDER [--replace]`

export type PackCommand =
  | { command: 'export'; archive: string; slugs: string[] }
  | { command: 'import'; archive: string; into: string; replace: boolean }

/** Null = not understood. */
export function readPackCommand([command, ...rest]: readonly string[]): PackCommand | null {
  const at = rest.indexOf('--into')
  const into = at < 0 ? undefined : rest[at + 1]
  const replace = rest.includes('--replace')
  const plain = rest.filter(
    (word, index) => word !== '--replace' && (at < 0 || (index !== at && index !== at + 1)),
  )
  const [archive, ...slugs] = plain
  if (archive === undefined || plain.some((word) => word.startsWith('-'))) return null
  if (command === 'export' && at < 0 && !replace) return { command, archive, slugs }
  if (command === 'import' && into !== undefined && slugs.length === 0)
    return { command, archive, into, replace }
  return null
}

async function run(chosen: PackCommand, roots: readonly string[]): Promise<string[]> {
  if (chosen.command === 'export') {
    const { questions } = await writePack({ roots, slugs: chosen.slugs, archive: chosen.archive })
    return [
      `${chosen.archive} holds ${questions.length} questions: ${questions.map(({ slug }) => slug).join(', ')}`,
    ]
  }
  const { added, replaced } = await importPack({ ...chosen, roots })
  return [
    ...added.map((slug) => `added     ${slug}`),
    ...replaced.map((slug) => `replaced  ${slug}`),
    `Their scripts run as root in boxes: read them, then prove them with npm run questions:check.`,
    ...(roots.some((root) => resolve(root) === resolve(chosen.into))
      ? []
      : [`To serve them, name ${chosen.into} in QUESTION_BANKS.`]),
  ]
}

async function main(): Promise<void> {
  const chosen = readPackCommand(process.argv.slice(2))
  if (chosen === null) {
    console.log(USAGE)
    process.exitCode = 2
    return
  }
  try {
    for (const line of await run(chosen, bankRoots(OWN_ROOT, process.env.QUESTION_BANKS))) console.log(line)
  } catch (error) {
    if (!(error instanceof BadPack)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main()
