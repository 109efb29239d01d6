// An engine without isolation: a "box" is a temporary directory and local shells in it. For tests and benches only.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ExecInput, ExecResult } from '../contract.ts'
import type { PtyCommand, Run, Sandbox, SandboxEngine, SandboxLost, Watch } from './engine.ts'
import { putFake, readFake, removeFake, watchFake } from './fake-files.ts'
import { endMarked } from './fake-processes.ts'
import { startFakeRun } from './fake-runs.ts'

/** Every process of a fake box carries its id in this variable, so that destroy finds them all. */
const MARK = 'GREENROOM_FAKE_BOX'

const SHELL = ['--norc', '--noprofile', '-c', 'cd "$HOME" && PS1="box$ " exec bash --norc --noprofile -i']

export type FakeSandbox = Sandbox & {
  /** The box's directory, for tests to look into. */
  readonly directory: string
  /** Ends its runs and watches. */
  close(): void
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
      box.close()
      await endMarked(MARK, id)
      await rm(box.directory, { recursive: true, force: true })
    },
    close: () => Promise.resolve(),
    find: (id) => boxes.get(id),
  }
}

function fakeSandbox(id: string, directory: string, readyMs: number): FakeSandbox {
  const onLost = new Set<(lost: SandboxLost) => void>()
  const onReboot = new Set<() => void>()
  const runs = new Set<Run>()
  const watches = new Set<Watch>()
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
    put: (files) => putFake(directory, files),
    remove: (paths) => removeFake(directory, paths),
    read: (folder) => readFake(directory, folder),
    async watch({ folder, ignore }, onChange) {
      const watch = await watchFake(join(directory, folder), { ignore, onChange })
      watches.add(watch)
      return watch
    },
    async startRun(input, listener) {
      const run = await startFakeRun({ directory, env }, input, {
        ...listener,
        onEnd: (end) => {
          runs.delete(run)
          listener.onEnd(end)
        },
      })
      runs.add(run)
      return run
    },
    ptyCommand: (): Promise<PtyCommand> =>
      Promise.resolve({ file: '/bin/bash', args: SHELL, env, dispose: () => Promise.resolve() }),
    onReboot: (listener) => void onReboot.add(listener),
    onLost: (listener) => void onLost.add(listener),
    close() {
      for (const run of runs) run.stop('lost')
      for (const watch of watches) watch.stop()
    },
    lose: (lost) => onLost.forEach((listener) => listener(lost)),
    async reboot() {
      const began = performance.now()
      for (const run of runs) run.stop('lost')
      await endMarked(MARK, id)
      onReboot.forEach((listener) => listener())
      return performance.now() - began
    },
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
