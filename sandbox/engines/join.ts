// Commands in a box and beside it, each in a cgroup of its own, so that one write ends everything it started.
import { existsSync } from 'node:fs'
import { mkdir, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExecInput, ExecResult, Tier } from '../contract.ts'
import { killCgroup, makeProbeCgroups, planProbe, type CgroupHost, type CgroupPlan } from './cgroups.ts'
import { shownBeside } from './figures.ts'
import { BOX_ENV } from './oci-spec.ts'
import { runCommand, toEnvironment } from './run-command.ts'
import { capabilityMask } from './tiers.ts'
import type { Tools } from './tools.ts'

/** What it takes to join a box. */
export type JoinPlace = {
  id: string
  tier: Tier
  tools: Tools
  /** First uid of the box's range on the machine: proof that a pid is still this box's. */
  base: number
  /** The pristine image, shifted to that range. */
  pristine: string
  /** Folder of the box's own figures, for tools beside it. */
  figures: string
  host: CgroupHost
  plan: CgroupPlan
  probeRoot: string
}

export type BoxCommand = Omit<ExecInput, 'sandboxId' | 'stdin'> & { stdin: string | Buffer }

/** What greenroom-box says on stderr when it could not get as far as the command. */
const REFUSED = /^greenroom-box: (.*)\n$/
const REFUSED_EXIT = 120

let counter = 0

export async function runInBox(
  at: JoinPlace,
  pid: number,
  command: BoxCommand,
): Promise<{ output: ExecResult; refused: string | null }> {
  const { tools } = at
  const beside = command.vantage === 'outside'
  const place = beside ? await makeProbePlace(at) : await makeExecPlace(at)
  const args = [
    'join',
    `pid=${pid}`,
    `base=${at.base}`,
    `root=${beside ? at.pristine : 'box'}`,
    ...(beside ? shownBeside(at.figures).map(({ file, place }) => `show=${file}:${place}`) : []),
    `caps=${capabilityMask(beside ? 'default' : at.tier)}`,
    `filter=${tools.filters[beside ? 'default' : at.tier]}`,
    ...place.join.map((file) => `cgroup=${file}`),
    '--',
    ...command.argv,
  ]
  try {
    const output = await runCommand({
      file: tools.box,
      args,
      env: toEnvironment(beside ? OUTSIDE_ENV : BOX_ENV, command.env),
      stdin: command.stdin,
      timeoutMs: command.timeoutMs,
      outputBytesMax: command.outputBytesMax,
      kill: () => killCgroup(place.own),
    })
    const refused = output.exitCode === REFUSED_EXIT ? REFUSED.exec(output.stderr)?.[1] : undefined
    return { output, refused: refused ?? null }
  } finally {
    if (beside) await killCgroup(place.own)
    // What a command inside left running keeps its cgroup until the box goes.
    for (const folder of place.folders) await removeSoon(folder, beside)
  }
}

/** systemctl beside the box is told that a foreign /proc/1/root is no reason to do nothing. */
const OUTSIDE_ENV = [...BOX_ENV, 'BOX=/proc/1/root', 'SYSTEMD_IGNORE_CHROOT=1', 'SYSTEMD_PAGER=']

/** Inside: under the box's own limits, in a directory beside the tree that systemd manages. */
async function makeExecPlace({ plan }: JoinPlace) {
  const own = join(plan.outer, `exec-${++counter}`)
  await mkdir(own)
  return {
    own,
    folders: [own],
    join: [...plan.join.filter((file) => existsSync(file)), join(own, 'cgroup.procs')],
  }
}

async function makeProbePlace({ host, probeRoot, id }: JoinPlace) {
  const probe = planProbe(host, probeRoot, `${id}/${++counter}`)
  await makeProbeCgroups(host, probe)
  return { ...probe, own: probe.folders.at(-1) ?? '' }
}

/** A killed process leaves its cgroup a moment after it was killed. */
async function removeSoon(folder: string, insist: boolean): Promise<void> {
  for (let attempt = 0; attempt < (insist ? 100 : 2); attempt++) {
    try {
      await rmdir(folder)
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, attempt + 1))
    }
  }
}
