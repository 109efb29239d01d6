// What engine tests share: a box to try things in, short ways to run commands, and the attacks as Python one-liners.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CgroupHost } from '#sandbox/engines/cgroups.ts'
import { sandboxSpec, type ExecInput, type ExecResult, type SandboxSpec } from '#sandbox/contract.ts'
import type { Sandbox, SandboxEngine } from '#sandbox/engines/engine.ts'

/** What an engine cannot do by its nature; its `inspect` must say so, and the suite checks that it does. */
export const GAPS = [
  'disk-limit',
  'own-uid-range',
  'pty-limit',
  'host-paths',
  'netns-exec',
  'plain-mount-points',
] as const
export type Gap = (typeof GAPS)[number]

export type Lab = {
  engine: SandboxEngine
  gaps: Gap[]
  /** Names of everything of a box that is still on the machine, found without the engine's own list. */
  leftovers: () => Promise<string[]>
  /** What the engine itself keeps on the machine: its run folder and cgroup roots. */
  roots: () => Promise<string[]>
  /** Every cgroup of the engine's boxes, in every hierarchy. */
  cgroups: () => Promise<string[]>
  close: () => Promise<void>
}

/** All folders below the engine's own in any cgroup hierarchy. */
export async function listCgroups(host: CgroupHost, cgroupRoot: string): Promise<string[]> {
  const found: string[] = []
  for (const place of new Set([...Object.values(host.v1), host.unified])) {
    const entries = await readdir(join(place, cgroupRoot), { recursive: true, withFileTypes: true }).catch(
      () => [],
    )
    for (const entry of entries) if (entry.isDirectory()) found.push(join(entry.parentPath, entry.name))
  }
  return found
}

type Options = Partial<Omit<ExecInput, 'sandboxId' | 'argv' | 'vantage'>>

/** The image with a web server: a layer on the base, so that every test stands on both. */
export const SMALL = { image: 'web', memoryMb: 192, diskMb: 64, pids: 128, cpus: 1 }

export function smallSpec(overrides: Partial<SandboxSpec> = {}): SandboxSpec {
  return sandboxSpec.parse({ ...SMALL, ...overrides })
}

const LIMITS = { env: {}, timeoutMs: 20_000, outputBytesMax: 64 << 10 }

export function inside(box: Sandbox, script: string, options: Options = {}): Promise<ExecResult> {
  return box.exec({ ...LIMITS, ...options, vantage: 'inside', argv: ['sh', '-c', script] })
}

export function outside(box: Sandbox, script: string, options: Options = {}): Promise<ExecResult> {
  return box.exec({ ...LIMITS, ...options, vantage: 'outside', argv: ['sh', '-c', script] })
}

/** Standard output of a script that must succeed. */
export async function text(box: Sandbox, script: string, options: Options = {}): Promise<string> {
  const result = await inside(box, script, options)
  if (result.exitCode !== 0)
    throw new Error(`${script}: exit ${result.exitCode} ${result.stdout} ${result.stderr}`)
  return result.stdout.trim()
}

/** Makes one system call and prints its errno by name, or `ALLOWED`. */
export function systemCall(number: number, ...args: (number | string)[]): string {
  return [
    "python3 - <<'EOF'",
    'import ctypes, errno',
    'libc = ctypes.CDLL(None, use_errno=True)',
    `result = libc.syscall(${[number, ...args].join(', ')})`,
    "print('ALLOWED' if result >= 0 else errno.errorcode[ctypes.get_errno()])",
    'EOF',
  ].join('\n')
}

/** Opens a socket of a family and prints the outcome like `systemCall`. */
export function openSocket(family: number): string {
  return [
    "python3 - <<'EOF'",
    'import errno, socket',
    'try:',
    `  socket.socket(${family}, socket.SOCK_STREAM if ${family} != 16 else socket.SOCK_RAW)`,
    "  print('ALLOWED')",
    'except OSError as problem:',
    '  print(errno.errorcode[problem.errno])',
    'EOF',
  ].join('\n')
}

/** Takes one of a kernel pool again and again; prints how many it got. */
export function exhaust(setup: string, take: string, most: number): string {
  return [
    "python3 - <<'EOF'",
    'import ctypes, os, resource',
    'resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))',
    'libc = ctypes.CDLL(None, use_errno=True)',
    setup,
    'got = 0',
    `while got < ${most}:`,
    '  try:',
    `    if ${take} < 0: break`,
    '  except OSError: break',
    '  got += 1',
    'print(got)',
    'EOF',
  ].join('\n')
}

export const MEMORY_BOMB = "python3 -c 'x = []\nwhile True: x.append(bytearray(16 << 20))'"
/** Its first shell stays without a fork, which the box may have none of left: a bomb without its parent would go on. */
export const FORK_BOMB = 'bomb() { bomb | bomb & }; bomb; wait; exec sleep 60'

/** The result of an event, by the listener that hears it. */
export function heard<Value>(listen: (listener: (value: Value) => void) => void): Promise<Value> {
  return new Promise((resolve) => listen(resolve))
}
