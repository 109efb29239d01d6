// Builds the images: the base, and the others as layers on it. `tsx sandbox/image/build.ts [--state DIR] [--name NAME]`.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { BELOW_LINK, imagesFolder, ROOT_FOLDER } from './place.ts'
import { removeCutShort, removeStale } from './stale.ts'
import { buildTree, LEFT_OUT, sizeOf, SUITE } from './tree.ts'

/** The image that all others lie on. */
const BASE = 'base'
/** Raised when this room builds something else from the same inputs. */
const RECIPE = 5

export type ImagesBuild = {
  stateDir: string
  /** Each is an images/NAME.txt; a layer brings the base along. */
  names: readonly string[]
  inputs: string
  now: () => Date
  say: (line: string) => void
  signal?: AbortSignal
}

export type ImageAbout = { tag: string; ownMb: number; allMb: number; seconds: number }

/** Every image there is a package list for, the base first. */
export async function listImages(inputs: string): Promise<string[]> {
  const lists = (await readdir(join(inputs, 'images'))).filter((file) => file.endsWith('.txt'))
  const names = lists.map((file) => file.slice(0, -'.txt'.length)).sort()
  return [BASE, ...names.filter((name) => name !== BASE)]
}

/** Builds what has changed inputs and leaves the rest; each image is usable again before the next is begun. */
export async function buildImages(build: ImagesBuild): Promise<Record<string, ImageAbout>> {
  const { stateDir, inputs, say } = build
  const images = imagesFolder(stateDir)
  await mkdir(images, { recursive: true, mode: 0o711 })
  // Others may pass through to a path they know, nobody but root may look around.
  if (process.getuid?.() === 0) for (const folder of [stateDir, images]) await chmod(folder, 0o711)
  await removeCutShort(images)
  const lists = join(images, `.building-lists-${process.pid}`)
  const done: Record<string, ImageAbout> = {}
  try {
    for (const name of [BASE, ...build.names.filter((other) => other !== BASE)]) {
      const about = await buildImage(build, { name, images, lists, below: done[BASE] ?? null })
      const size = `${about.ownMb} MB${name === BASE ? '' : ` of its own, ${about.allMb} MB in all`}`
      say(`image: ${name} is ready (${size}, built in ${about.seconds} s)`)
      done[name] = about
    }
  } finally {
    await rm(lists, { recursive: true, force: true })
  }
  const gone = await removeStale(images, await listImages(inputs), build.now())
  if (gone.length > 0) say(`image: removed what nothing stands on any more: ${gone.join(', ')}`)
  return done
}

type OneImage = { name: string; images: string; lists: string; below: ImageAbout | null }

async function buildImage(build: ImagesBuild, image: OneImage): Promise<ImageAbout> {
  const { name, images, below } = image
  const tag = await tagOf(build.inputs, name, below?.tag ?? null)
  if (!existsSync(join(images, tag))) await makeImage(build, image, tag)
  await pointTo(images, name, tag)
  // why: written by makeImage, below.
  return JSON.parse(await readFile(join(images, tag, 'about.json'), 'utf8')) as ImageAbout
}

async function makeImage(build: ImagesBuild, image: OneImage, tag: string): Promise<void> {
  if (process.getuid?.() !== 0) throw new Error('Building the images needs root: run this with sudo.')
  const { name, images, below, lists } = image
  const { say, inputs, signal = new AbortController().signal } = build
  const began = performance.now()
  const staging = join(images, `.building-${tag}-${process.pid}`)
  await mkdir(staging, { mode: 0o711 })
  try {
    say(`image: ${name} is being built`)
    const from = { inputs: resolve(inputs), below: below?.tag ?? null, lists, env: process.env }
    const tree = { name, staging, say, signal, ...from }
    await buildTree(tree)
    if (below) await symlink(join('..', below.tag), join(staging, BELOW_LINK))
    const ownMb = Math.ceil((await sizeOf(join(staging, ROOT_FOLDER))) / 1e6)
    const seconds = Math.round((performance.now() - began) / 1000)
    const about: ImageAbout = { tag, ownMb, allMb: ownMb + (below?.allMb ?? 0), seconds }
    await writeFile(join(staging, 'about.json'), JSON.stringify(about))
    // Two builds at once make the same tree; whoever comes second may lose.
    await rename(staging, join(images, tag)).catch((error: unknown) => {
      if (!existsSync(join(images, tag))) throw error
    })
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

/** A layer is made from its own list, and from everything the base was made from. */
export async function tagOf(inputs: string, name: string, below: string | null): Promise<string> {
  const hash = createHash('sha256').update([RECIPE, SUITE, process.arch, ...LEFT_OUT].join(' '))
  if (below) hash.update(below)
  else
    for (const file of await filesUnder(join(inputs, 'files')))
      hash.update(relative(inputs, file)).update(await readFile(file))
  const own = [`images/${name}.txt`, `images/${name}.sh`, 'finish.sh', ...(below ? [] : ['configure.sh'])]
  for (const file of own) hash.update(await readFile(join(inputs, file)).catch(() => ''))
  return `${name}-${hash.digest('hex').slice(0, 12)}`
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files.map((entry) => join(entry.parentPath, entry.name)).sort()
}

async function pointTo(images: string, name: string, tag: string): Promise<void> {
  const fresh = join(images, `.${name}-${process.pid}`)
  await rm(fresh, { force: true })
  await symlink(tag, fresh)
  await rename(fresh, join(images, name))
}

async function main(): Promise<void> {
  const option = (flag: string, fallback: string) => {
    const at = process.argv.indexOf(flag)
    return (at > 0 && process.argv[at + 1]) || fallback
  }
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort())
  const inputs = import.meta.dirname
  const only = option('--name', '')
  await buildImages({
    stateDir: option('--state', process.env.GREENROOM_STATE ?? '/var/lib/greenroom'),
    names: only === '' ? await listImages(inputs) : [only],
    inputs,
    now: () => new Date(),
    say: (line) => console.log(line),
    signal: stop.signal,
  }).catch((error: unknown) => {
    if (!stop.signal.aborted) throw error
    console.error('image: stopped; nothing of the image that was being built is left.')
    process.exitCode = 130
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main().catch((error: unknown) => {
    console.error(`image: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  })
}
