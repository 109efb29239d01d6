// Makes the trees of images with mmdebstrap: the base as a whole, every other image as what differs from it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { lstat, lutimes, mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { explainFailure, explainMissing } from './failures.ts'
import { packageNames, readDebianSources } from './sources.ts'

export const SUITE = 'bookworm'
/** Every file gets this time, so that two builds of the same packages are the same tree. */
const SOURCE_DATE_EPOCH = 1_735_689_600
/** Never read by a person in a box; leaving them out halves the unpacking. */
export const LEFT_OUT = [
  '/usr/share/doc/*',
  '/usr/share/info/*',
  '/usr/share/locale/*',
  '/usr/share/man/??/*',
  '/usr/share/man/??_*/*',
  '/usr/share/man/??.*/*',
  '/usr/share/lintian/*',
  '/lib/udev/hwdb.d/*',
]

export type TreeBuild = {
  name: string
  /** Folder of the package lists and scripts. */
  inputs: string
  /** Empty folders of this build alone. */
  staging: string
  /** The folder beside `staging` that the image lies on; null = it is the whole tree. */
  below: string | null
  /** Lists of packages fetched once per run; made by whoever comes first. */
  lists: string
  say: (line: string) => void
  signal: AbortSignal
  /** Names the proxy, if there is one. */
  env: NodeJS.ProcessEnv
}

/** Leaves the tree at `rootfs` in the staging folder. */
export async function buildTree(build: TreeBuild): Promise<void> {
  const rootfs = join(build.staging, 'rootfs')
  await mkdir(rootfs, { mode: 0o700 })
  const args = await toArguments(build, build.below === null ? rootfs : join(build.staging, 'merged'))
  if (build.below === null) await run(build, 'mmdebstrap', args)
  else await buildLayer(build, build.below, args)
  // Made while packages were installed; a box gets devices of its own.
  await rm(join(rootfs, 'dev'), { recursive: true, force: true })
  if (build.below === null) await mkdir(join(rootfs, 'dev'), { mode: 0o755 })
  await clampTimes(rootfs)
}

/** Fetched by the apt of this machine, which knows the way out; installed inside, where it is unpacked only once. */
const INSTALL = [
  'APT_CONFIG="$MMDEBSTRAP_APT_CONFIG" apt-get --yes -qq --download-only install $PACKAGES >&2',
  'chroot "$1" env DEBIAN_FRONTEND=noninteractive apt-get --yes -qq --no-download -o Dpkg::Use-Pty=0 install $PACKAGES >&2',
].join(' && ')

async function toArguments({ name, inputs, below, lists }: TreeBuild, root: string): Promise<string[]> {
  const packages = packageNames(await readFile(join(inputs, 'images', `${name}.txt`), 'utf8'))
  const prepare = join(inputs, 'images', `${name}.sh`)
  const hook = (stage: string, words: string) => `--${stage}-hook=${words}`
  const script = (path: string) => `sh '${path}' "$1"`
  const fetched = existsSync(lists)
  return [
    ...(below === null
      ? ['--variant=minbase', `--include=${packages.join(',')}`]
      : [
          '--variant=custom',
          '--skip=check/empty',
          hook('customize', `PACKAGES='${packages.join(' ')}'; ${INSTALL}`),
        ]),
    '--aptopt=APT::Install-Recommends "false"',
    '--dpkgopt=force-unsafe-io',
    ...LEFT_OUT.map((path) => `--dpkgopt=path-exclude=${path}`),
    '--dpkgopt=path-include=/usr/share/locale/locale.alias',
    ...(fetched ? ['--skip=update', hook('setup', `cp -a '${lists}/.' "$1/var/lib/apt/lists/"`)] : []),
    ...(fetched ? [] : [hook('customize', `cp -a "$1/var/lib/apt/lists" '${lists}'`)]),
    ...(existsSync(prepare) ? [hook('setup', script(prepare))] : []),
    ...(below === null ? [hook('customize', script(join(inputs, 'configure.sh')))] : []),
    hook('customize', script(join(inputs, 'finish.sh'))),
    '--format=directory',
    SUITE,
    root,
    ...(await readDebianSources('/etc/apt', SUITE)),
  ]
}

/** In a mount namespace of its own, which takes the mount along however the build ends. */
const IN_OVERLAY = 'mount -t overlay overlay -o "$1" merged && shift && exec mmdebstrap "$@"'
/** Leaves behind what overlayfs notes for itself: numbers of inodes, which differ with every build. */
const COPY_DIFFERENCE = [
  'set -e',
  "tar --create --directory=up --xattrs --xattrs-include='security.*' --xattrs-include=trusted.overlay.opaque --acls . |",
  "tar --extract --directory=rootfs --preserve-permissions --numeric-owner --xattrs --xattrs-include='*' --acls",
].join('\n')

/** Copied in from here for the time of the build, or written in another order each time: the base's own stay. */
const NOT_OF_THE_LAYER = [
  'dev',
  'etc/resolv.conf',
  'etc/hostname',
  'etc/machine-id',
  'etc/apt/sources.list',
  'var/cache/debconf',
]

async function buildLayer(build: TreeBuild, below: string, args: string[]): Promise<void> {
  const { staging } = build
  for (const folder of ['up', 'wk', 'merged']) await mkdir(join(staging, folder), { mode: 0o755 })
  const options = `lowerdir=../${below}/rootfs,upperdir=up,workdir=wk,metacopy=off,redirect_dir=off,index=off,xino=off`
  const wrapped = ['--mount', '--propagation', 'private', 'sh', '-c', IN_OVERLAY, 'sh', options, ...args]
  await run(build, 'unshare', wrapped)
  for (const path of NOT_OF_THE_LAYER) await rm(join(staging, 'up', path), { recursive: true, force: true })
  await run(build, 'sh', ['-c', COPY_DIFFERENCE])
  for (const folder of ['up', 'wk', 'merged']) await rm(join(staging, folder), { recursive: true })
}

async function run(
  { staging, say, signal, name, env: own }: TreeBuild,
  file: string,
  args: string[],
): Promise<void> {
  const env = { ...own, SOURCE_DATE_EPOCH: String(SOURCE_DATE_EPOCH), LC_ALL: 'C.UTF-8' }
  const child = spawn(file, args, { cwd: staging, env, stdio: ['ignore', 'ignore', 'pipe'], signal })
  const tail: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => {
    tail.push(line)
    if (tail.length > 30) tail.shift()
    if (/^I: (running apt|downloading|extracting|installing)/.test(line))
      say(`image: ${name}: ${line.slice(3)}`)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    // An order to stop comes as an error first; the end of the program still has to be waited for.
    child.on('error', (error) =>
      signal.aborted ? undefined : reject(new Error(explainMissing(file, error))),
    )
    child.on('close', resolve)
  })
  signal.throwIfAborted()
  if (code !== 0) throw new Error(explainFailure(code, tail))
}

async function clampTimes(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await clampTimes(path)
    else await lutimes(path, SOURCE_DATE_EPOCH, SOURCE_DATE_EPOCH)
  }
  await lutimes(folder, SOURCE_DATE_EPOCH, SOURCE_DATE_EPOCH)
}

/** Bytes on the disk, a file with several names once. */
export async function sizeOf(folder: string, seen = new Set<number>()): Promise<number> {
  let bytes = 0
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    const { ino, blocks } = await lstat(path)
    if (!seen.has(ino)) bytes += blocks * 512
    seen.add(ino)
    if (entry.isDirectory()) bytes += await sizeOf(path, seen)
  }
  return bytes
}
