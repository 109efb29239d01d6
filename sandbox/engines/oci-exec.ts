// Commands in a box and beside it, each in a cgroup of its own, so that one write ends everything it started.
import { existsSync } from 'node:fs'
import { mkdir, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExecInput, ExecResult } from '../contract.ts'
import { killCgroup, planProbe } from './cgroups.ts'
import type { BoxMaking } from './oci-box.ts'
import { BOX_ENV } from './oci-spec.ts'
import { runCommand } from './run-command.ts'
import { uidBase } from './slots.ts'
import { capabilityMask } from './tiers.ts'

export type BoxCommand = Omit<ExecInput, 'sandboxId' | 'stdin'> & { stdin: string | Buffer }

/** What greenroom-box says on stderr when it could not get as far as the command. */
const REFUSED = /^greenroom-box: (.*)\n$/
const REFUSED_EXIT = 120

let counter = 0

export async function runInBox(
  making: BoxMaking,
  pid: number,
  command: BoxCommand,
): Promise<{ output: ExecResult; refused: string | null }> {
  const { tools, spec, slot } = making
  const beside = command.vantage === 'outside'
  const place = beside ? await makeProbePlace(making) : await makeExecPlace(making)
  const args = [
    'join',
    `pid=${pid}`,
    `base=${uidBase(slot)}`,
    `root=${beside ? join(making.places.box(making.id), 'lower') : 'box'}`,
    `caps=${capabilityMask(beside ? 'default' : spec.tier)}`,
    `filter=${tools.filters[beside ? 'default' : spec.tier]}`,
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

function toEnvironment(fixed: string[], own: Record<string, string>): Record<string, string> {
  return {
    ...Object.fromEntries(
      fixed.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
    ),
    ...own,
  }
}

/** Inside: under the box's own limits, in a directory beside the tree that systemd manages. */
async function makeExecPlace({ plan }: BoxMaking) {
  const own = join(plan.outer, `exec-${++counter}`)
  await mkdir(own)
  return {
    own,
    folders: [own],
    join: [...plan.join.filter((file) => existsSync(file)), join(own, 'cgroup.procs')],
  }
}

async function makeProbePlace({ host, places, id }: BoxMaking) {
  const probe = planProbe(host, places.probeRoot, `${id}/${++counter}`)
  for (const folder of probe.folders) await mkdir(folder, { recursive: true })
  for (const { path, value } of probe.limits) await writeFile(path, value)
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
