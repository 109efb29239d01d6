// Writes chosen questions, with the rubrics that are not ours, into one archive. The same questions give the same bytes.
import { createWriteStream, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack } from 'tar-stream'
import type { Pack } from 'tar-stream'
import { formatProblems, loadFolders } from './load.ts'
import type { BankEntry } from './load.ts'
import { BadPack, MANIFEST_NAME, PACK_FORMAT } from './pack-format.ts'
import type { PackManifest } from './pack-format.ts'
import { readQuestionFolder } from './question-files.ts'
import type { Question } from './schema.ts'

type ToPack = { roots: readonly string[]; slugs: readonly string[]; archive: string }

/** No slugs = every question of the banks. Refuses what does not load: nobody should receive a broken question. */
export async function writePack({ roots, slugs, archive }: ToPack): Promise<PackManifest> {
  const { entries, problems } = loadFolders(roots)
  if (problems.length > 0) throw new BadPack(formatProblems(problems))
  const unknown = slugs.filter((slug) => !entries.some((entry) => entry.slug === slug))
  if (unknown.length > 0) throw new BadPack(`there is no question ${unknown.join(', ')}`)
  const chosen = entries.filter(({ slug }) => slugs.length === 0 || slugs.includes(slug))
  const questions = chosen.map(toQuestion)
  const rubrics = foreignRubrics(roots, questions)
  const manifest: PackManifest = {
    format: PACK_FORMAT,
    questions: questions.map(({ slug, version }) => ({ slug, version })),
    rubrics: rubrics.map(({ name }) => name),
  }
  const tar = pack()
  const part = `${archive}.part`
  const written = pipeline(tar, createGzip({ level: 9 }), createWriteStream(part))
  add(tar, MANIFEST_NAME, {
    content: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`),
    executable: false,
  })
  for (const { name, file } of rubrics)
    add(tar, `rubrics/${name}`, { content: readFileSync(file), executable: false })
  for (const { slug, folder } of chosen) {
    for (const { path, mode, content } of [...readQuestionFolder(folder).files.values()].sort(byPath)) {
      add(tar, `bank/${slug}/${path}`, { content, executable: (mode & 0o111) !== 0 })
    }
  }
  tar.finalize()
  try {
    await written
    renameSync(part, archive)
  } finally {
    rmSync(part, { force: true })
  }
  return manifest
}

function toQuestion({ loaded }: BankEntry): Question {
  if (loaded.ok) return loaded.question
  throw new BadPack(
    `${formatProblems(loaded.problems)}\nMend this first: a pack holds only questions that load.`,
  )
}

/** Every Greenroom has the rubrics of the first bank. */
function foreignRubrics(
  roots: readonly string[],
  questions: readonly Question[],
): { name: string; file: string }[] {
  const wanted = new Set(questions.map(({ rubricId }) => rubricId))
  return roots.slice(1).flatMap((root) =>
    loadFolders([root]).rubrics.flatMap(({ id, rubricId }) => {
      return wanted.has(rubricId) ? [{ name: `${id}.yaml`, file: join(root, 'rubrics', `${id}.yaml`) }] : []
    }),
  )
}

function byPath(a: { path: string }, b: { path: string }): number {
  return a.path < b.path ? -1 : 1
}

/** No owner, no time: they are of no use elsewhere and would make every export another file. */
function add(
  tar: Pack,
  name: string,
  { content, executable }: { content: Buffer; executable: boolean },
): void {
  tar.entry(
    { name, mode: executable ? 0o755 : 0o644, mtime: new Date(0), uid: 0, gid: 0, uname: '', gname: '' },
    content,
  )
}
