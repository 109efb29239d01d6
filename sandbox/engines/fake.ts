// An engine without isolation: a "box" is a temporary directory and local shells in it. For tests and benches only.
import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ExecInput, ExecResult } from '../contract.ts'
import type { FileToPut, PtyCommand, Sandbox, SandboxEngine, SandboxLost } from './engine.ts'

/** Every process of a fake box carries its id in this variable, so that destroy finds them all. */
const MARK = 'GREENROOM_FAKE_BOX'

const SHELL = ['--norc', '--noprofile', '-c', 'cd "$HOME" && PS1="box$ " exec bash --norc --noprofile -i']

export type FakeSandbox = Sandbox & {
  /** The box's directory, for tests to look into. */
  readonly directory: string
  /** Acts as if the box had died. */
  lose(lost: SandboxLost): void
}

export type FakeEngine = SandboxEngine & { find(id: string): FakeSandbox | undefined }

/** Refuses outside tests: a fake box is a shell on this very machine. */
export function createFakeEngine(env: Record<string, string | undefined>): FakeEngine {
  if (env.NODE_ENV !== 'test' && env.GREENROOM_ENGINE !== 'fake')
    throw new Error('The fake engine gives out shells on this machine. It runs under test only.')
  const boxes = new Map<string, FakeSandbox>()
  return {
    name: 'fake',
    inspect: () =>
      Promise.resolve({ usable: true, problems: [], warnings: ['Boxes are not isolated (fake engine).'] }),
    async create(id) {
      const started = performance.now()
      const directory = await mkdtemp(join(tmpdir(), `greenroom-fake-${id}-`))
      const box = fakeSandbox(id, directory, performance.now() - started)
      boxes.set(id, box)
      return box
    },
    list: () => Promise.resolve([...boxes.keys()]),
    async destroy(id) {
      const box = boxes.get(id)
      boxes.delete(id)
      if (!box) return
      await endMarked(id)
      await rm(box.directory, { recursive: true, force: true })
    },
    close: () => Promise.resolve(),
    find: (id) => boxes.get(id),
  }
}

function fakeSandbox(id: string, directory: string, readyMs: number): FakeSandbox {
  const onLost = new Set<(lost: SandboxLost) => void>()
  const onReboot = new Set<() => void>()
  const env = {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: directory,
    TERM: 'xterm-256color',
    LC_ALL: 'C.UTF-8',
    HISTFILE: '',
    BOX: directory,
    [MARK]: id,
  }
  return {
    id,
    directory,
    readyMs,
    exec: (input) => run(input, directory, { ...env, ...input.env }),
    put: (files) => put(directory, files),
    ptyCommand: (): Promise<PtyCommand> =>
      Promise.resolve({ file: '/bin/bash', args: SHELL, env, dispose: () => Promise.resolve() }),
    onReboot: (listener) => void onReboot.add(listener),
    onLost: (listener) => void onLost.add(listener),
    lose: (lost) => onLost.forEach((listener) => listener(lost)),
    async reboot() {
      const began = performance.now()
      await endMarked(id)
      onReboot.forEach((listener) => listener())
      return performance.now() - began
    },
  }
}

async function put(directory: string, files: FileToPut[]): Promise<void> {
  for (const file of files) {
    const path = join(directory, file.path)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, file.content)
    await chmod(path, file.mode)
  }
}

function run(
  input: Omit<ExecInput, 'sandboxId'>,
  cwd: string,
  env: Record<string, string>,
): Promise<ExecResult> {
  return new Promise((resolve) => {
    const [file = 'true', ...args] = input.argv
    // why: a box has an environment of its own; what our tools declare every environment to hold is not in it.
    const child = spawn(file, args, { cwd, env: env as NodeJS.ProcessEnv, detached: true })
    const outputs = { stdout: '', stderr: '' }
    let truncated = false
    let timedOut = false
    const collect = (name: 'stdout' | 'stderr') => (chunk: Buffer) => {
      const room = input.outputBytesMax - outputs[name].length
      truncated ||= chunk.length > room
      outputs[name] += chunk.subarray(0, Math.max(0, room)).toString()
    }
    child.stdout.on('data', collect('stdout'))
    child.stderr.on('data', collect('stderr'))
    const timer = setTimeout(() => {
      timedOut = true
      endGroup(child.pid)
    }, input.timeoutMs)
    const finish = (exitCode: number | null, signal: string | null) => {
      clearTimeout(timer)
      resolve({ exitCode, signal, ...outputs, timedOut, truncated, held: false })
    }
    child.on('error', (error) => {
      outputs.stderr += error.message
      finish(127, null)
    })
    child.on('close', finish)
    child.stdin.on('error', () => {})
    child.stdin.end(input.stdin ?? '')
  })
}

function endGroup(pid: number | undefined): void {
  if (!pid) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // why: already gone.
  }
}

/** Kills what carries the box's mark until a look around finds nothing more. */
async function endMarked(id: string): Promise<void> {
  for (let round = 0; round < 50; round++) {
    const pids = await marked(id)
    if (pids.length === 0) return
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // why: gone between the look and the signal.
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`processes of ${id} would not die`)
}

async function marked(id: string): Promise<number[]> {
  const mark = Buffer.from(`${MARK}=${id}\0`)
  const found: number[] = []
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue
    const environ = await readFile(`/proc/${name}/environ`).catch(() => null)
    if (environ?.includes(mark)) found.push(Number(name))
  }
  return found
}
