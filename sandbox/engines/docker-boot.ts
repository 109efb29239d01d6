// One box of the Docker engine: the container's settings, and its boots.
import { spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type Docker from 'dockerode'
import type { SandboxSpec } from '../contract.ts'
import { makeCgroups, planCgroups, setQuota, type CgroupHost } from './cgroups.ts'
import { EngineError, type PtyCommand } from './engine.ts'
import { makeFigures, shownInside } from './figures.ts'
import { runInBox, type JoinPlace } from './join.ts'
import type { BoxEnd, Keeper } from './keeper.ts'
import type { BoxWays } from './live-box.ts'
import { coreBytesMax, meterSettings, poolLimits, rootArguments, toArguments } from './oci-boot.ts'
import type { Places } from './oci-places.ts'
import { BOX_ENV, MASKED, READ_ONLY } from './oci-spec.ts'
import { onlyThese, runQuietly } from './run-command.ts'
import { toRuntimeSeccomp } from './seccomp.ts'
import { capabilityNames } from './tiers.ts'
import type { Tools } from './tools.ts'

const READY_WITHIN_MS = 60_000
/** No READY message reaches us through Docker: wait for systemd's socket, then for the end of its boot. */
const WAIT_FOR_READY =
  'until [ -S /run/systemd/private ]; do sleep 0.02; done; systemctl is-system-running --wait; true'

export type DockerBox = {
  docker: Docker
  image: string
  /** The trees of its image, top first. */
  layers: string[]
  id: string
  spec: SandboxSpec
  base: number
  host: CgroupHost
  places: Places
  tools: Tools
  /** The processors it runs on; null = all. */
  cpuList: string | null
  labels: Record<string, string>
  shell: (containerId: string) => Promise<PtyCommand>
}

/** Makes the container and says how it is booted; nothing runs yet. */
export async function bootDocker(box: DockerBox): Promise<BoxWays> {
  const { id, places, host, spec, base, tools, layers } = box
  const folder = places.box(id)
  const stage = join(folder, 'stage')
  const figures = join(places.meminfo, id)
  for (const path of [folder, stage, join(folder, 'lower')]) await mkdir(path, { mode: 0o711 })
  await makeFigures(figures, spec)
  const coreMax = await coreBytesMax()
  const container = await box.docker.createContainer(toContainer(box, { stage, figures, coreMax }))
  // The runtime names the box's own cgroup after the container.
  const plan = planCgroups(host, places.cgroupRoot, { id, spec, leaf: container.id, cpuList: box.cpuList })
  const place: JoinPlace = {
    id,
    tier: spec.tier,
    tools,
    base,
    pristine: join(folder, 'lower'),
    figures,
    host,
    plan,
    probeRoot: places.probeRoot,
  }
  const boot = async (again: boolean): Promise<Keeper> => {
    if (again) await runQuietly('umount', [stage])
    else await runQuietly(tools.box, ['shift', `dir=${folder}`, ...rootArguments(layers), `base=${base}`])
    await makeCgroups(host, plan, base)
    // The box's own cgroup2 tree, put where the container's settings say it is.
    await runQuietly('mount', ['--bind', plan.view, stage])
    await container.start()
    const keeper = await attend(box, container, toArguments(meterSettings({ plan, spec }, figures)))
    const command = { vantage: 'inside' as const, argv: ['sh', '-c', WAIT_FOR_READY], env: {}, stdin: '' }
    const ready = await runInBox(place, keeper.pid, {
      ...command,
      timeoutMs: READY_WITHIN_MS,
      outputBytesMax: 4096,
    })
    if (ready.refused !== null || ready.output.exitCode !== 0) {
      keeper.kill()
      throw new EngineError(
        'create-failed',
        `The box could not be started: ${ready.refused ?? 'systemd did not get ready'}.`,
      )
    }
    await setQuota(plan)
    return keeper
  }
  return { id, plan, place, boot, shell: () => box.shell(container.id) }
}

type Given = { stage: string; figures: string; coreMax: number | null }

function toContainer(box: DockerBox, given: Given): Docker.ContainerCreateOptions {
  const { id, image, spec, places, labels } = box
  return {
    name: `${places.cgroupRoot}-${id}`,
    Image: image,
    Hostname: spec.hostname,
    Cmd: ['/sbin/init'],
    Env: [...BOX_ENV, 'container=docker'],
    Labels: labels,
    HostConfig: toHostConfig(box, given),
  }
}

function toHostConfig({ id, spec, places }: DockerBox, { stage, figures, coreMax }: Given) {
  const shown = shownInside(figures).map(({ file, place }) => `${file}:${place}:ro`)
  return {
    NetworkMode: 'none',
    // Without a network Docker does not write the box's own name down, and sudo looks for it.
    ExtraHosts: [`${spec.hostname}:127.0.1.1`],
    CgroupParent: `/${places.cgroupRoot}/${id}`,
    CgroupnsMode: 'private',
    Binds: [`${stage}:/sys/fs/cgroup:rw`, ...shown],
    Tmpfs: {
      '/run': 'rw,nosuid,nodev,mode=755,size=32m,nr_inodes=8192',
      '/run/lock': 'rw,nosuid,nodev,noexec,mode=1777,size=1m,nr_inodes=256',
      '/tmp': 'rw,nosuid,nodev,mode=1777,size=64m,nr_inodes=8192',
    },
    ShmSize: 32 << 20,
    CapDrop: ['ALL'],
    CapAdd: capabilityNames(spec.tier).map((name) => name.replace(/^CAP_/, '')),
    SecurityOpt: [`seccomp=${JSON.stringify(toRuntimeSeccomp(spec.tier))}`],
    MaskedPaths: MASKED,
    ReadonlyPaths: READ_ONLY,
    Ulimits: [
      { Name: 'nofile', Hard: 4096, Soft: 1024 },
      { Name: 'core', Hard: coreMax ?? -1, Soft: 0 },
    ],
    OomScoreAdj: 200,
    // What a box prints before its journal runs must not end in a file of the machine.
    LogConfig: { Type: 'none', Config: {} },
  }
}

/** Docker is the parent of PID 1; its exit status tells, as 128 plus the signal, how reboot(2) ended it. */
async function attend({ tools }: DockerBox, container: Docker.Container, meter: string[]): Promise<Keeper> {
  const pid = (await container.inspect()).State.Pid
  const meterChild = spawn(tools.box, ['attend', `pid=${pid}`, ...meter, ...poolLimits()], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: onlyThese({}),
  })
  meterChild.stdin.on('error', () => undefined)
  meterChild.on('error', () => undefined)
  const lines = createInterface({ input: meterChild.stdout })
  const attending = await new Promise<string>((resolve) => {
    lines.once('line', resolve)
    meterChild.once('close', () => resolve('the box ended at once'))
  })
  const end = container.wait().then(
    ({ StatusCode }: { StatusCode: number }) => ({
      how: toEnd(StatusCode),
      words: `exit status ${StatusCode}`,
    }),
    (error: unknown) => ({ how: 'keeper-failed' as const, words: String(error) }),
  )
  void end.then(() => meterChild.stdin.destroy())
  const kill = () => void container.kill().catch(() => undefined)
  if (attending === 'attending') return { pid, end, kill }
  kill()
  throw new EngineError('create-failed', `The box could not be started: ${attending}.`)
}

function toEnd(status: number): BoxEnd {
  if (status === 129) return 'reboot'
  if (status === 130) return 'poweroff'
  return status === 137 ? 'killed' : 'exited'
}
