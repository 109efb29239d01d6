// Kernel settings of the machine that boxes need. The installer raises them; the host checks them at every start.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

type Limit = {
  /** As sysctl names it. */
  key: string
  least: number
  /** What happens without it, as the end of a sentence that begins with "so". */
  otherwise: string
}

/** Only ever raised: a machine that is set higher for its own reasons stays so. */
const LIMITS: readonly Limit[] = [
  {
    key: 'fs.inotify.max_user_instances',
    least: 65_536,
    otherwise: 'boxes stop starting after about twenty',
  },
  {
    key: 'fs.inotify.max_user_watches',
    least: 1_048_576,
    otherwise: 'programs in boxes fail to watch files',
  },
  {
    key: 'kernel.pty.max',
    least: 16_384,
    otherwise: 'one box of the network tier can take every terminal of the machine',
  },
  { key: 'kernel.pid_max', least: 4_194_304, otherwise: 'many busy boxes can use up the process numbers' },
  { key: 'kernel.dmesg_restrict', least: 1, otherwise: "a box can read the machine's kernel log" },
  { key: 'kernel.kptr_restrict', least: 1, otherwise: 'a box can read kernel addresses' },
  {
    key: 'kernel.unprivileged_bpf_disabled',
    least: 1,
    otherwise: 'kernel bugs in bpf are in reach of ordinary users',
  },
]

/** Where the kernel puts a core dump. One setting for the machine and all its boxes: it knows no namespace. */
const CORE_PATTERN = { key: 'kernel.core_pattern', wanted: 'core' }

export const SYSCTL_FILE = '/etc/sysctl.d/60-greenroom.conf'
const APPLY = 'Run `npm run setup` as root, or `sysctl --system` if it ran before'

export type HostLimitsAt = { proc: string; file: string }
const HERE: HostLimitsAt = { proc: '/proc/sys', file: SYSCTL_FILE }

/** Raises what is too low, and keeps it so over a restart. Returns one line per change. */
export async function applyHostLimits(at: HostLimitsAt = HERE): Promise<string[]> {
  const before = await readFile(at.file, 'utf8').catch(() => '')
  const changed: string[] = []
  const kept: string[] = []
  for (const { key, least } of LIMITS) {
    const now = await readLimit(at, key)
    const low = now !== null && now < least
    // A value that was high enough without us is not ours to write down: the file would lower it one day.
    if (low || before.includes(`${key} =`)) kept.push(`${key} = ${least}`)
    if (!low) continue
    await writeFile(pathOf(at, key), String(least))
    changed.push(`${key}: ${now} → ${least}`)
  }
  const pattern = await readText(at, CORE_PATTERN.key)
  const wrong = pattern !== null && whatIsWrong(pattern) !== null
  if (wrong || before.includes(`${CORE_PATTERN.key} =`))
    kept.push(`${CORE_PATTERN.key} = ${CORE_PATTERN.wanted}`)
  if (wrong) {
    await writeFile(pathOf(at, CORE_PATTERN.key), CORE_PATTERN.wanted)
    changed.push(`${CORE_PATTERN.key}: ${pattern} → ${CORE_PATTERN.wanted}`)
  }
  // Deleting the file and restarting the machine undoes all of it.
  const text = `# Written by Greenroom's set-up: what its practice boxes need (docs/security.md).\n${kept.join('\n')}\n`
  if (kept.length > 0 && before !== text) await writeFile(at.file, text)
  return changed
}

/** What is too low, each as a sentence with its remedy; empty = all well. */
export async function checkHostLimits(at: HostLimitsAt = HERE): Promise<string[]> {
  const warnings: string[] = []
  for (const { key, least, otherwise } of LIMITS) {
    const now = await readLimit(at, key)
    if (now === null || now >= least) continue
    warnings.push(`${key} is ${now} and should be at least ${least}, so ${otherwise}. ${APPLY}.`)
  }
  const pattern = await readText(at, CORE_PATTERN.key)
  const wrong = pattern === null ? null : whatIsWrong(pattern)
  if (wrong) warnings.push(`${CORE_PATTERN.key} is "${pattern}", so ${wrong}. ${APPLY}.`)
  return warnings
}

/** A box must find its core dumps where it crashed, and no program of the machine may run for what crashes in a box. */
function whatIsWrong(pattern: string): string | null {
  if (pattern.startsWith('|')) {
    const helper = pattern.slice(1).split(' ')[0]
    return `a crash in a box starts ${helper} as root of this machine, fed by the box, and leaves no core dump there`
  }
  return /^[^/]+$/.test(pattern) ? null : 'a crash in a box leaves no core dump in its working directory'
}

/** Null where this kernel has no such setting. */
async function readLimit(at: HostLimitsAt, key: string): Promise<number | null> {
  const text = await readText(at, key)
  return text !== null && /^\d+/.test(text) ? Number.parseInt(text, 10) : null
}

async function readText(at: HostLimitsAt, key: string): Promise<string | null> {
  const text = await readFile(pathOf(at, key), 'utf8').catch(() => null)
  return text === null ? null : text.trim()
}

function pathOf(at: HostLimitsAt, key: string): string {
  return join(at.proc, key.replaceAll('.', '/'))
}

// By name, not by import.meta.url: in a bundle every module has the same one.
if (process.argv[1]?.endsWith('/host-limits.ts')) {
  for (const line of await applyHostLimits()) console.log(line)
}
