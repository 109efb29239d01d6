// Takes a pack into a bank: read, unpacked beside the bank, loaded as it would be served, and only then put in place.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { formatProblems, loadFolders } from './load.ts'
import { BadPack } from './pack-format.ts'
import type { PackFile } from './pack-format.ts'
import { readPack } from './pack-read.ts'

type ToImport = {
  archive: string
  /** The root that receives the questions: its `bank/` and `rubrics/`. */
  into: string
  /** Every bank the app would serve, ours first; `into` may be among them. */
  roots: readonly string[]
  /** Questions that are there already may be replaced. */
  replace: boolean
}
export type Imported = { added: string[]; replaced: string[] }

/** Throws BadPack and leaves everything as it was, unless the whole pack can be served beside what is there. */
export async function importPack({ archive, replace, ...order }: ToImport): Promise<Imported> {
  const into = resolve(order.into)
  const roots = order.roots.map((root) => resolve(root))
  const { manifest, files: packed } = await readPack(archive)
  const files = packed.filter((file) => !isThereAlready(file, [...roots, into]))
  const rubrics = files.flatMap(({ path }) => (path.startsWith('rubrics/') ? [path] : []))
  const slugs = manifest.questions.map(({ slug }) => slug)
  const replaced = slugs.filter((slug) => existsSync(join(into, 'bank', slug)))
  if (replaced.length > 0 && !replace) {
    const words = `${into} has ${replaced.join(', ')} already. Add --replace to put the pack's in their place.`
    throw new BadPack(words)
  }
  mkdirSync(into, { recursive: true })
  const staging = mkdtempSync(join(into, '.import-'))
  try {
    for (const file of files) unpackTo(staging, file)
    mkdirSync(join(staging, 'bank'), { recursive: true })
    judgeStaged(staging, { into, roots, slugs })
    putInPlace(staging, into, [...slugs.map((slug) => `bank/${slug}`), ...rubrics])
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
  return { added: slugs.filter((slug) => !replaced.includes(slug)), replaced }
}

/** Old scorecards point to rubrics by name and version, so a rubric is never exchanged for another of that name. */
function isThereAlready({ path, content }: PackFile, roots: readonly string[]): boolean {
  const known = roots
    .map((root) => join(root, path))
    .find((file) => path.startsWith('rubrics/') && existsSync(file))
  if (known === undefined) return false
  if (readFileSync(known).equals(content)) return true
  throw new BadPack(
    `${known} is another rubric with this name. The pack's author must give theirs another id.`,
  )
}

function unpackTo(staging: string, { path, executable, content }: PackFile): void {
  const file = join(staging, path)
  mkdirSync(dirname(file), { recursive: true })
  // `wx`: a file that is already there was not put there by this pack.
  writeFileSync(file, content, { flag: 'wx' })
  chmodSync(file, executable ? 0o755 : 0o644)
}

/** The staged pack beside all banks, without the questions it is about to replace. */
function judgeStaged(
  staging: string,
  { into, roots, slugs }: { into: string; roots: readonly string[]; slugs: string[] },
): void {
  const others = roots.includes(into) || !existsSync(join(into, 'bank')) ? [...roots] : [...roots, into]
  const { entries, problems } = loadFolders([...others, staging])
  const staged = entries.filter(({ folder }) => folder.startsWith(`${staging}/`))
  const elsewhere = entries.filter(
    ({ slug, folder }) =>
      slugs.includes(slug) && !folder.startsWith(`${staging}/`) && folder !== join(into, 'bank', slug),
  )
  const found = [
    ...problems.filter(({ file }) => file.startsWith(`${staging}/rubrics`)),
    ...staged.flatMap(({ loaded }) => (loaded.ok ? [] : loaded.problems)),
    ...elsewhere.map(({ folder }) => {
      return {
        file: folder,
        line: 1,
        words: 'another bank has a question with this name; rename one of the two',
      }
    }),
  ]
  if (found.length === 0) return
  const words = formatProblems(found).replaceAll(`${staging}/`, 'pack: ')
  throw new BadPack(`${words}\nNothing was changed. Ask the author of the pack to mend this.`)
}

/** Renames within one file system: each is whole or has not happened, and a failure puts back what was there. */
function putInPlace(staging: string, into: string, paths: readonly string[]): void {
  const undo: (() => void)[] = []
  try {
    for (const path of paths) {
      const target = join(into, path)
      const old = join(staging, `replaced-${undo.length}`)
      mkdirSync(dirname(target), { recursive: true })
      if (existsSync(target)) {
        renameSync(target, old)
        undo.push(() => renameSync(old, target))
      }
      renameSync(join(staging, path), target)
      undo.push(() => renameSync(target, join(staging, path)))
    }
  } catch (error) {
    for (const step of undo.reverse()) step()
    throw error
  }
}
