// The files by which tools in a box learn what it is: without them /proc and /sys would tell of the machine.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, release, uptime } from 'node:os'
import { join } from 'node:path'
import type { SandboxSpec } from '../contract.ts'

/** Where each file of a box's folder is seen. Those in /proc exist in every box's root and beside it. */
const IN_PROC = ['meminfo', 'stat', 'loadavg', 'cpuinfo'] as const
/** What `dmesg` of the image reads. */
const LOG = { file: 'dmesg', place: '/dev/.box/dmesg' }
const CPU_LISTS = ['online', 'present', 'possible'].map((name) => `/sys/devices/system/cpu/${name}`)

export type Shown = { file: string; place: string }

/** What a box is shown, as bind mounts: a file here, a place there. */
export function shownInside(folder: string): Shown[] {
  return [...shownBeside(folder), ...CPU_LISTS.map((place) => ({ file: join(folder, 'cpus'), place }))]
}

/** Beside the box there is no /sys. */
export function shownBeside(folder: string): Shown[] {
  const inProc = IN_PROC.map((name) => ({ file: join(folder, name), place: `/proc/${name}` }))
  return [...inProc, { file: join(folder, LOG.file), place: LOG.place }]
}

/** As many processors as the box may use at once, and never more than there are. */
export function boxCpus(spec: Pick<SandboxSpec, 'cpus'>, machine = availableParallelism()): number {
  return Math.max(1, Math.min(Math.ceil(spec.cpus), machine))
}

/** Fresh figures for a boot; `greenroom-box` keeps them up to date from then on. */
export async function makeFigures(folder: string, spec: SandboxSpec): Promise<void> {
  const cpus = boxCpus(spec)
  await mkdir(folder, { recursive: true, mode: 0o711 })
  const memory = `MemTotal:       ${String(spec.memoryMb << 10).padStart(8)} kB\n`
  const files: Record<string, string> = {
    meminfo: memory,
    stat: 'cpu  0 0 0 0 0 0 0 0 0 0\n',
    loadavg: '0.00 0.00 0.00 1/1 1\n',
    cpuinfo: firstCpus(await readFile('/proc/cpuinfo', 'utf8'), cpus),
    cpus: cpus === 1 ? '0\n' : `0-${cpus - 1}\n`,
    // The one line of a fresh log that is true of every box.
    [LOG.file]: toLogLine(5, uptime() * 1e6, `Linux version ${release()}, ${spec.memoryMb} MB of memory`),
  }
  for (const [name, text] of Object.entries(files)) {
    // A new file and not a new text: a mount of the boot before still shows the old one.
    await rm(join(folder, name), { force: true })
    await writeFile(join(folder, name), text, { mode: 0o644 })
  }
}

/** The machine's processors cut to the first few; what a line says of their number is put right. */
export function firstCpus(cpuinfo: string, count: number): string {
  const [, ...rest] = cpuinfo.split(/^(?=processor\s*:)/m)
  const stanzas = cpuinfo.startsWith('processor') ? cpuinfo.split(/^(?=processor\s*:)/m) : rest
  return stanzas
    .slice(0, count)
    .join('')
    .replace(/^(siblings|cpu cores)(\s*): \d+$/gm, `$1$2: ${count}`)
}

/** As `dmesg --file` reads it. */
export function toLogLine(level: number, microseconds: number, words: string): string {
  const seconds = String(Math.floor(microseconds / 1e6)).padStart(5)
  return `<${level}>[${seconds}.${String(Math.floor(microseconds % 1e6)).padStart(6, '0')}] ${words}\n`
}
