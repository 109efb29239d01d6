// Builds the images from images/*.txt and configure.sh; `tsx sandbox/image/build.ts [--state DIR] [--name NAME]`.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, lutimes, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { explainFailure, explainMissing } from './failures.ts'
import { imagesFolder } from './place.ts'
import { packageNames, readDebianSources } from './sources.ts'

/** A question names the one it needs. */
export const IMAGE_NAMES = ['base', 'web', 'database', 'build'] as const
const SUITE = 'bookworm'
/** Every file newer than this gets this time, so that two builds of the same packages are the same tree. */
const SOURCE_DATE_EPOCH = 1_735_689_600
/** Raised when this file builds something else from the same inputs. */
const RECIPE = 4
/** Never read by a person in a box; leaving them out halves the unpacking. */
const LEFT_OUT = [
  '/usr/share/doc/*',
  '/usr/share/info/*',
  '/usr/share/locale/*',
  '/usr/share/man/??/*',
  '/usr/share/man/??_*/*',
  '/usr/share/man/??.*/*',
  '/usr/share/lintian/*',
  '/lib/udev/hwdb.d/*',
]

export type ImageBuild = { stateDir: string; name: string; inputs: string; say: (line: string) => void }

/** Returns the image's root file system; builds it only when its inputs have changed. */
export async function buildImage({ stateDir, name, inputs, say }: ImageBuild): Promise<string> {
  const images = imagesFolder(stateDir)
  const tag = `${name}-${await hashInputs(name, inputs)}`
  const target = join(images, tag)
  if (!existsSync(target)) {
    if (process.getuid?.() !== 0) throw new Error('Building the image needs root: run this with sudo.')
    await mkdir(images, { recursive: true, mode: 0o711 })
    await makePrivate(stateDir, images)
    const staging = join(images, `.building-${tag}-${process.pid}`)
    try {
      await buildTree(join(staging, 'rootfs'), { name, inputs, say })
      await chmod(staging, 0o711)
      await rename(staging, target)
    } finally {
      await rm(staging, { recursive: true, force: true })
    }
    say(`image: ${tag} is built`)
  } else {
    say(`image: ${tag} is up to date`)
  }
  await pointTo(images, name, tag)
  await removeUnused(images, name, tag)
  return join(target, 'rootfs')
}

async function hashInputs(name: string, inputs: string): Promise<string> {
  const hash = createHash('sha256').update(`${RECIPE} ${SUITE} ${process.arch} ${LEFT_OUT.join(' ')}`)
  for (const file of [...listsOf(name), 'configure.sh']) hash.update(await readFile(join(inputs, file)))
  return hash.digest('hex').slice(0, 12)
}

/** Every image has what the base has. */
function listsOf(name: string): string[] {
  return [...new Set(['base', name])].map((list) => `images/${list}.txt`)
}

type TreeBuild = Pick<ImageBuild, 'name' | 'inputs' | 'say'>

async function buildTree(rootfs: string, { name, inputs, say }: TreeBuild): Promise<void> {
  await mkdir(rootfs, { recursive: true, mode: 0o700 })
  const lists = await Promise.all(listsOf(name).map((list) => readFile(join(inputs, list), 'utf8')))
  const packages = lists.flatMap(packageNames)
  say(`image: installing ${packages.length} packages and what they need (about a minute)`)
  const mirrors = await readDebianSources('/etc/apt', SUITE)
  const args = [
    '--variant=minbase',
    `--include=${packages.join(',')}`,
    '--aptopt=APT::Install-Recommends "false"',
    '--dpkgopt=force-unsafe-io',
    ...LEFT_OUT.map((path) => `--dpkgopt=path-exclude=${path}`),
    '--dpkgopt=path-include=/usr/share/locale/locale.alias',
    '--essential-hook=mkdir -p "$1/etc/postgresql-common" && echo create_main_cluster=false > "$1/etc/postgresql-common/createcluster.conf"',
    `--customize-hook=sh ${join(inputs, 'configure.sh')} "$1"`,
    '--format=directory',
    SUITE,
    rootfs,
    ...mirrors,
  ]
  await run('mmdebstrap', args, say)
  await rm(join(rootfs, 'dev'), { recursive: true, force: true })
  await mkdir(join(rootfs, 'dev'), { mode: 0o755 })
  await clampTimes(rootfs)
}

async function run(file: string, args: string[], say: (line: string) => void): Promise<void> {
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(SOURCE_DATE_EPOCH), LC_ALL: 'C.UTF-8' }
  const child = spawn(file, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const tail: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => {
    tail.push(line)
    if (tail.length > 30) tail.shift()
    if (line.startsWith('I: ') && !line.includes('cleaning')) say(`image: ${line.slice(3)}`)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', (error) => reject(new Error(explainMissing(file, error))))
    child.on('close', resolve)
  })
  if (code !== 0) throw new Error(explainFailure(code, tail))
}

async function clampTimes(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await clampTimes(path)
    await lutimes(path, SOURCE_DATE_EPOCH, SOURCE_DATE_EPOCH)
  }
  await lutimes(folder, SOURCE_DATE_EPOCH, SOURCE_DATE_EPOCH)
}

/** Others may pass through to a path they know, nobody but root may look around. */
async function makePrivate(...folders: string[]): Promise<void> {
  for (const folder of folders) await chmod(folder, 0o711)
}

async function pointTo(images: string, name: string, tag: string): Promise<void> {
  const fresh = join(images, `.${name}-${process.pid}`)
  await rm(fresh, { force: true })
  await symlink(tag, fresh)
  await rename(fresh, join(images, name))
}

/** An older image goes once no box stands on it: boxes are mounts of its tree. */
async function removeUnused(images: string, name: string, tag: string): Promise<void> {
  const mounted = await readFile('/proc/self/mountinfo', 'utf8')
  for (const entry of await readdir(images)) {
    const old = entry.startsWith(`${name}-`) && entry !== tag && /-[0-9a-f]{12}$/.test(entry)
    if (old && !mounted.includes(`/${entry}/rootfs`)) {
      await rm(join(images, entry), { recursive: true, force: true })
    }
  }
}

async function main(): Promise<void> {
  const option = (flag: string, fallback: string) => {
    const at = process.argv.indexOf(flag)
    return (at > 0 && process.argv[at + 1]) || fallback
  }
  const only = option('--name', '')
  for (const name of only === '' ? IMAGE_NAMES : [only]) {
    await buildImage({
      stateDir: option('--state', process.env.GREENROOM_STATE ?? '/var/lib/greenroom'),
      name,
      inputs: import.meta.dirname,
      say: (line) => console.log(line),
    })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main().catch((error: unknown) => {
    console.error(`image: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  })
}
