// Finds in the kernel's log what it says about want of memory in a box, and says it as the box would see it.
import { spawn } from 'node:child_process'
import { appendFile, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { toLogLine } from './figures.ts'
import { onlyThese } from './run-command.ts'
import { RANGE } from './slots.ts'

/** A box that starves again and again writes no more than this of the machine's memory. */
const LOG_BYTES_MAX = 256 << 10
/** The kernel lists every task of a starved cgroup; the rest is left out. */
const LINES_MAX = 600

/** What it takes to know a box in the kernel's words. */
export type LoggedBox = { id: string; base: number; figures: string }

type KernelLine = { level: number; microseconds: number; pid: number; words: string }
/** All that was logged of one kill; the last line names who was killed. */
export type Kill = { cgroup: string | null; uid: number; lines: KernelLine[] }

/** Feed it the lines of `greenroom-box kernel-log`; it calls back once for each process that was killed. */
export function createKillReader(onKill: (kill: Kill) => void): (line: string) => void {
  let lines: KernelLine[] = []
  let cgroup: string | null = null
  return (line) => {
    const found = /^(\d) (\d+) (\d+) (.*)$/.exec(line)
    if (!found) return
    const [, level, microseconds, pid, words = ''] = found
    const entry = { level: Number(level), microseconds: Number(microseconds), pid: Number(pid), words }
    // Kills are logged one after the other: the kernel holds a lock for each.
    if (words.includes('invoked oom-killer')) {
      lines = []
      cgroup = null
    }
    if (lines.length < LINES_MAX) lines.push(entry)
    cgroup = /oom_memcg=([^,]+),/.exec(words)?.[1] ?? cgroup
    const uid = /Killed process .* UID:(\d+)/.exec(words)?.[1]
    if (uid === undefined) return
    const last = lines.at(-1) === entry ? lines : [...lines, entry]
    onKill({ cgroup, uid: Number(uid), lines: last })
    lines = []
    cgroup = null
  }
}

/** By its cgroup, which the kernel leaves out when it logs much; then by its range of users, if no other box has it. */
export function boxOf<Box extends LoggedBox>(kill: Kill, boxes: Box[], cgroupRoot: string): Box | undefined {
  const id = kill.cgroup?.split('/').find((_, at, parts) => parts[at - 1] === cgroupRoot)
  if (kill.cgroup !== null) return boxes.find((box) => box.id === id)
  const ranges = boxes.filter(({ base }) => kill.uid >= base && kill.uid < base + RANGE)
  return ranges.length === 1 ? ranges[0] : undefined
}

/** The kill in the box's own terms: its process numbers, its users, its cgroups; nothing of the machine. */
export function toBoxLog(kill: Kill, { base }: Pick<LoggedBox, 'base'>): string {
  const user = (uid: string) => String(Number(uid) - base)
  const text = kill.lines.flatMap(({ level, microseconds, pid, words }) => {
    const row = /^\[\s*\d+\]\s+(\d+)\s+\d+(.*)$/.exec(words)
    if (row) {
      const [, uid = '', rest = ''] = row
      if (pid === 0 || Number(uid) < base || Number(uid) >= base + RANGE) return []
      const own = `[${String(pid).padStart(7)}] ${user(uid).padStart(5)} ${String(pid).padStart(5)}${rest}`
      return [toLogLine(level, microseconds, own)]
    }
    const own = words
      .replace(/(Killed process )\d+/, `$1${pid || '?'}`)
      .replace(/UID:(\d+)/, (_, uid: string) => `UID:${user(uid)}`)
      .replace(/(,pid=)\d+/, `$1${kill.lines.at(-1)?.pid || '?'}`)
      .replace(/(,uid=)(\d+)/, (_, name: string, uid: string) => name + user(uid))
      .replace(/cpuset=[^,]*/, 'cpuset=/')
      .replace(/(oom_memcg=)[^,]*/, '$1/')
      .replace(
        /(task_memcg=)(?:\/[^/,]+){2}(?:\/[^/,]+)?([^,]*)/,
        (_, name: string, rest: string) => name + (rest || '/'),
      )
    return [toLogLine(level, microseconds, own)]
  })
  return text.join('')
}

export type KernelLog = { stop(): void }

/** Listens until it is stopped; what concerns a box is added to the log among its figures. */
export async function startKernelLog(options: {
  tool: string
  cgroupRoot: string
  boxes: () => LoggedBox[]
  report: (words: string) => void
}): Promise<KernelLog> {
  const { tool, cgroupRoot, boxes, report } = options
  const child = spawn(tool, ['kernel-log'], { stdio: ['pipe', 'pipe', 'ignore'], env: onlyThese({}) })
  child.stdin.on('error', () => undefined)
  let writing: Promise<unknown> = Promise.resolve()
  const read = createKillReader((kill) => {
    const box = boxOf(kill, boxes(), cgroupRoot)
    if (!box) return
    writing = writing.then(() =>
      addTo(join(box.figures, 'dmesg'), toBoxLog(kill, box)).catch(() => undefined),
    )
  })
  await new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('error ')) report(`dmesg of boxes shows no want of memory: ${line.slice(6)}`)
      resolve()
      read(line)
    })
    child.on('error', () => resolve())
    child.on('close', () => resolve())
  })
  return { stop: () => child.stdin.destroy() }
}

async function addTo(file: string, text: string): Promise<void> {
  // A box that is gone has no such file, and none is made for it.
  const { size } = await stat(file)
  if (size > LOG_BYTES_MAX) await truncate(file, 0)
  await appendFile(file, text, { flag: 'a' })
}
