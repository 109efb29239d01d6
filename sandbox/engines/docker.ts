// The second engine: boxes as containers of a local Docker Engine that remaps users. Same image, same commands.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rm, rmdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { basename, dirname, join } from 'node:path'
import Docker from 'dockerode'
import type { SandboxSpec } from '../contract.ts'
import { checkHostLimits } from '../host-limits.ts'
import { cgroupFolders, findCgroupHost, killCgroup, removeCgroup, type CgroupHost } from './cgroups.ts'
import { bootDocker } from './docker-boot.ts'
import { EngineError, type EngineReport, type SandboxEngine } from './engine.ts'
import { createCpuShares, ownCpus, type CpuShares } from './cpu-shares.ts'
import { boxCpus } from './figures.ts'
import { findImage } from './find-image.ts'
import { startKernelLog, type KernelLog, type LoggedBox } from './kernel-log.ts'
import { mountsBelow } from './leftovers.ts'
import { startBox, type LiveBox } from './live-box.ts'
import { placesOf, type Places } from './oci-places.ts'
import { createQueue, createTurns } from './queue.ts'
import { closeRoots, openRoots, sweepRoots } from './roots.ts'
import { runQuietly } from './run-command.ts'
import { dockerShell } from './shells.ts'
import { buildTools, type Tools } from './tools.ts'

const GONE_WITHIN_MS = 10_000
const STARTS_PER_CORE = 2
export const BOX_LABEL = 'greenroom.box'
const ENGINE_LABEL = 'greenroom.engine'

/** What Docker cannot give a box, and `engines/oci.ts` does. Said at every start. */
const GAPS = [
  'The Docker engine sets no disk limit: a box can fill the disk of the Docker daemon.',
  'The Docker engine gives all boxes one uid range: they share pools that the kernel counts per user.',
  'The Docker engine does not cap the terminals of a box: one box can take every terminal of the machine.',
  'The Docker engine shows paths of this machine in /proc/mounts of a box.',
  'The Docker engine does not let `ip netns exec` work, even in the network tier.',
  'The Docker engine does not put a rearranged root in order before a reboot.',
]

export type DockerOptions = {
  stateDir: string
  nativeSources: string
  socketPath?: string
  report: (words: string) => void
}

type Ready = { tools: Tools; host: CgroupHost; base: number; cpus: CpuShares }
type Context = {
  docker: Docker
  socketPath: string
  places: Places
  options: DockerOptions
  live: Map<string, LiveBox>
  /** What the kernel's log may say of a live box. */
  logged: Map<string, LoggedBox>
  importing: Map<string, Promise<string>>
  /** The engine's folders on this machine; null = not made yet, or closed. */
  opened: Promise<{ log: KernelLog; cpus: CpuShares }> | null
}

export function createDockerEngine(options: DockerOptions): SandboxEngine {
  const socketPath = options.socketPath ?? '/var/run/docker.sock'
  const context: Context = {
    docker: new Docker({ socketPath }),
    socketPath,
    places: placesOf(join(options.stateDir, 'docker')),
    options,
    live: new Map(),
    logged: new Map(),
    importing: new Map(),
    opened: null,
  }
  const starts = createQueue(availableParallelism() * STARTS_PER_CORE)
  const inTurn = createTurns()
  return {
    name: 'docker',
    inspect: () => inspect(context),
    create: (id, spec) => inTurn(id, () => starts(() => create(context, id, spec))),
    list: () => list(context),
    destroy: (id) => inTurn(id, () => destroy(context, id)),
    close: () => close(context),
  }
}

async function prepare(context: Context): Promise<Ready> {
  const { docker, options } = context
  const host = findCgroupHost(await readFile('/proc/self/mountinfo', 'utf8'))
  if (!host) throw new EngineError('engine-missing', 'No cgroup2 hierarchy is mounted.')
  const info = (await docker.info()) as {
    CgroupDriver?: string
    DockerRootDir?: string
    SecurityOptions?: string[]
  }
  if (!info.SecurityOptions?.some((option) => option.startsWith('name=userns'))) {
    const words =
      'The Docker daemon does not remap users: root of a box would be root of this machine. Start it with --userns-remap=default.'
    throw new EngineError('engine-missing', words)
  }
  if (info.CgroupDriver !== 'cgroupfs') {
    throw new EngineError(
      'engine-missing',
      'The Docker daemon must use --exec-opt native.cgroupdriver=cgroupfs.',
    )
  }
  // The daemon keeps the files of a remapped range in a folder named after it: UID.GID.
  const base = Number(/\/(\d+)\.\d+$/.exec(info.DockerRootDir ?? '')?.[1])
  if (!(base > 0))
    throw new EngineError('engine-missing', 'The uid range of the Docker daemon could not be found.')
  const tools = await buildTools(options.stateDir, options.nativeSources)
  const { cpus } = await (context.opened ??= open(context, host, tools).catch((error: unknown) => {
    context.opened = null
    throw error
  }))
  return { tools, host, base, cpus }
}

async function open({ places, options, logged }: Context, host: CgroupHost, tools: Tools) {
  await sweepRoots(places.runDir, host)
  await openRoots(places)
  await chmod(options.stateDir, 0o711)
  const { report } = options
  const boxes = () => [...logged.values()]
  const log = await startKernelLog({ tool: tools.box, cgroupRoot: places.cgroupRoot, boxes, report })
  return { log, cpus: createCpuShares(await ownCpus()) }
}

async function close(context: Context): Promise<void> {
  const host = findCgroupHost(await readFile('/proc/self/mountinfo', 'utf8'))
  const opened = await context.opened?.catch(() => null)
  context.opened = null
  opened?.log.stop()
  if (host && opened) await closeRoots(context.places, host)
}

async function create(context: Context, id: string, spec: SandboxSpec): Promise<LiveBox> {
  const { docker, places } = context
  if (context.live.has(id) || existsSync(places.box(id))) {
    throw new EngineError('create-failed', `The box ${id} exists already.`)
  }
  const { tools, host, base, cpus } = await prepare(context)
  const layers = await findImage(context.options.stateDir, spec.image)
  const image = await importOnce(context, layers)
  context.logged.set(id, { id, base, figures: join(places.meminfo, id) })
  try {
    const ways = await bootDocker({
      docker,
      image,
      layers,
      id,
      spec,
      base,
      host,
      places,
      tools,
      cpuList: cpus.take(id, boxCpus(spec)),
      labels: { [BOX_LABEL]: id, [ENGINE_LABEL]: places.cgroupRoot },
      shell: (container) => dockerShell(context.socketPath, container),
    })
    const box = await startBox(ways)
    context.live.set(id, box)
    return box
  } catch (error) {
    await destroy(context, id)
    if (error instanceof EngineError) throw error
    throw new EngineError('create-failed', `Docker could not make the box: ${toWords(error)}`)
  }
}

async function containersOf({ docker, places }: Context, id?: string): Promise<Docker.ContainerInfo[]> {
  const label = [`${ENGINE_LABEL}=${places.cgroupRoot}`, ...(id ? [`${BOX_LABEL}=${id}`] : [])]
  return docker.listContainers({ all: true, filters: { label } })
}

async function list(context: Context): Promise<string[]> {
  const { host } = await prepare(context)
  const { places } = context
  const ids = new Set((await containersOf(context)).map((container) => container.Labels[BOX_LABEL] ?? ''))
  const roots = [...Object.values(host.v1), host.unified].flatMap((place) =>
    [places.cgroupRoot, places.probeRoot].map((root) => join(place, root)),
  )
  for (const folder of [places.boxes, ...roots]) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
    for (const entry of entries) if (entry.isDirectory()) ids.add(entry.name)
  }
  return [...ids].filter(Boolean).sort()
}

async function destroy(context: Context, id: string): Promise<void> {
  const { tools, host, cpus } = await prepare(context)
  const { places, docker } = context
  const folders = () => [
    ...cgroupFolders(host, places.cgroupRoot, id),
    ...cgroupFolders(host, places.probeRoot, id),
  ]
  await Promise.all(folders().map(killCgroup))
  await context.live.get(id)?.end()
  context.live.delete(id)
  context.logged.delete(id)
  cpus.give(id)
  for (const { Id } of await containersOf(context, id)) {
    // A second destroy may have been faster.
    await docker
      .getContainer(Id)
      .remove({ force: true, v: true })
      .catch(() => undefined)
  }
  const deadline = performance.now() + GONE_WITHIN_MS
  while (!(await Promise.all(folders().map(removeCgroup))).every(Boolean) && performance.now() < deadline) {
    await Promise.all(folders().map(killCgroup))
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const folder = places.box(id)
  if (existsSync(folder)) await runQuietly(tools.box, ['unmount', `dir=${folder}`])
  const mounts = mountsBelow(await readFile('/proc/self/mountinfo', 'utf8'), folder)
  if (mounts.length === 0) await rm(folder, { recursive: true, force: true })
  await rm(join(places.meminfo, id), { recursive: true, force: true })
  const left = [
    ...mounts,
    ...folders(),
    ...(await containersOf(context, id)).map(({ Id }) => `container ${Id}`),
  ]
  if (left.length > 0) throw new Error(`The box ${id} is not gone. Left on this machine: ${left.join(', ')}.`)
}

/** The daemon keeps its own copy of an image; the tag is the hash of what its top layer was built from and on. */
function importOnce(context: Context, layers: string[]): Promise<string> {
  const tag = basename(dirname(layers[0] ?? ''))
  const known = context.importing.get(tag)
  if (known) return known
  const importing = importImage(context, layers, tag).catch((error: unknown) => {
    context.importing.delete(tag)
    throw error
  })
  context.importing.set(tag, importing)
  return importing
}

/** The layers become one there. The mount is in a namespace of its own and ends with the program. */
const PACK = [
  'at=$1; shift',
  'if [ "$#" -gt 1 ]; then',
  '  options="lowerdir=$1"; shift; for layer; do options="$options:$layer"; done',
  '  mount -t overlay -o "ro,$options,metacopy=off,redirect_dir=off,index=off" overlay "$at"',
  'else at=$1; fi',
  'exec tar --numeric-owner --xattrs --xattrs-include=\'security.*\' -C "$at" -cf - .',
].join('\n')

async function importImage({ docker, places }: Context, layers: string[], tag: string): Promise<string> {
  const name = `greenroom:${tag}`
  const found = await docker
    .getImage(name)
    .inspect()
    .then(
      () => true,
      () => false,
    )
  if (found) return name
  const at = join(places.stateDir, `import-${tag}`)
  await mkdir(at, { recursive: true })
  const own = ['--mount', '--propagation', 'private', 'sh', '-ec', PACK, 'sh', at, ...layers]
  const tar = spawn('unshare', own, { stdio: ['ignore', 'pipe', 'ignore'] })
  const packed = new Promise<number | null>((resolve) => tar.on('close', resolve))
  try {
    const progress = await docker.importImage(tar.stdout, { repo: 'greenroom', tag })
    await new Promise<void>((resolve, reject) => {
      docker.modem.followProgress(progress, (error) => (error ? reject(error) : resolve()))
    })
    if ((await packed) === 0) return name
    await docker.getImage(name).remove()
    throw new EngineError('create-failed', `The image ${tag} could not be packed for Docker.`)
  } finally {
    await rmdir(at).catch(() => undefined)
  }
}

async function inspect(context: Context): Promise<EngineReport> {
  const problems: string[] = []
  if (process.getuid?.() !== 0) problems.push('The host is not root: start it with sudo.')
  const answers = await context.docker.ping().then(
    () => true,
    () => false,
  )
  if (!answers) {
    problems.push(
      `No Docker Engine answers at ${context.socketPath}: apt-get install docker.io, or start dockerd.`,
    )
  }
  if (problems.length === 0) {
    await prepare(context).catch((error: unknown) => problems.push(toWords(error)))
    await findImage(context.options.stateDir, 'base').catch((error: unknown) => problems.push(toWords(error)))
  }
  return { usable: problems.length === 0, problems, warnings: [...GAPS, ...(await checkHostLimits())] }
}

function toWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
