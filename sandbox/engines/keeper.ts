// The host's end of `greenroom-box keep`: one process per boot of a box, heard line by line.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { EngineError } from './engine.ts'
import { onlyThese } from './run-command.ts'

/** How PID 1 ended, as its parent saw it. */
export type BoxEnd = 'reboot' | 'poweroff' | 'killed' | 'exited' | 'keeper-failed'

export type Keeper = {
  /** PID 1 as the host sees it. */
  readonly pid: number
  /** Settles once, when PID 1 and its keeper are gone. */
  readonly end: Promise<{ how: BoxEnd; words: string }>
  /** Kills PID 1 and with it every process of the box. */
  kill(): void
}

const READY_WITHIN_MS = 60_000

/** Resolves when systemd says READY; rejects, with the box killed, when it does not. */
export async function startKeeper(file: string, args: string[]): Promise<Keeper> {
  // Closing its stdin is the order to kill the box; a host that dies gives that order too.
  const child = spawn(file, ['keep', ...args], { stdio: ['pipe', 'pipe', 'ignore'], env: onlyThese({}) })
  const kill = () => child.stdin.destroy()
  child.stdin.on('error', () => undefined)
  let pid = 0
  let last = ''
  let onReady = () => {}
  const ready = new Promise<void>((resolve) => (onReady = resolve))
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('pid ')) pid = Number(line.slice(4))
    else if (line === 'ready') onReady()
    else last = line
  })
  const end = new Promise<{ how: BoxEnd; words: string }>((resolve) => {
    child.on('error', (error) => resolve({ how: 'keeper-failed', words: error.message }))
    child.on('close', () => resolve({ how: toEnd(last), words: last.replace(/^(error|exit) /, '') }))
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), READY_WITHIN_MS)))
  const first = await Promise.race([ready, late, end])
  clearTimeout(timer)
  if (first === undefined) return { pid, end, kill }
  kill()
  await end
  const words = first === 'late' ? `systemd was not ready after ${READY_WITHIN_MS / 1000} s` : first.words
  throw new EngineError('create-failed', `The box could not be started: ${words || 'its keeper was killed'}.`)
}

function toEnd(line: string): BoxEnd {
  if (line === 'exit reboot') return 'reboot'
  if (line === 'exit poweroff') return 'poweroff'
  if (line.startsWith('exit killed')) return 'killed'
  return line.startsWith('exit code') ? 'exited' : 'keeper-failed'
}
