import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import { keepRunning, pauseAfter } from './keep-running.mjs'

const here = (name: string) => join(import.meta.dirname, name)

/** Keeps a program running and hears what the supervisor says. */
function keep(program: string) {
  const heard: string[] = []
  const waiting: ((line: string) => void)[] = []
  const say = (line: string) => {
    heard.push(line)
    waiting.shift()?.(line)
  }
  const kept = keepRunning({
    name: 'web process',
    command: process.execPath,
    args: ['--import', here('leash.mjs'), '-e', program],
    options: {},
    say,
  })
  return { kept, heard, nextLine: () => new Promise<string>((resolve) => waiting.push(resolve)) }
}

const FOR_EVER = 'setInterval(() => {}, 1000)'

describe('keeping a process running', () => {
  it('RU6 a process that is killed is started again at once', async () => {
    const { kept, nextLine } = keep(FOR_EVER)
    const first = kept.pid
    const said = nextLine()
    process.kill(first!, 'SIGKILL')
    expect(await said).toBe('The web process was ended by SIGKILL: starting it again.')
    await new Promise((resolve) => setImmediate(resolve))
    expect(kept.pid).not.toBe(first)
    expect(kept.ends).toBe(1)
    await kept.stop()
  })

  it('RU6 five ends within a minute are forgiven, then the pauses double up to half a minute', () => {
    const ends = (count: number) => Array.from({ length: count }, (_, index) => index * 100)
    expect(pauseAfter(ends(5), 1000)).toBe(0)
    expect([6, 7, 8, 12].map((count) => pauseAfter(ends(count), 2000))).toEqual([1000, 2000, 4000, 30_000])
    expect(pauseAfter(ends(12), 120_000)).toBe(0)
  })

  it('RU7 a stopped process is gone and stays gone', async () => {
    const { kept, heard } = keep(FOR_EVER)
    const pid = kept.pid!
    await kept.stop()
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
    expect(heard).toEqual([])
    expect(kept.pid).toBeUndefined()
  })

  it('RU8 a worker thread of a process has no supervisor to lose', async () => {
    const program = `
      const { Worker } = require('node:worker_threads')
      const worker = new Worker(new URL('data:text/javascript,setTimeout(() => {}, 100)'))
      worker.on('exit', () => { console.log('outlived'); process.exit(7) })`
    const child = spawn(process.execPath, ['--import', here('leash.mjs'), '-e', program], {
      stdio: ['pipe', 'ignore', 'inherit'],
    })
    expect(await once(child, 'exit')).toEqual([7, null])
  })

  it('RU8 a process ends by itself when its supervisor is killed', async () => {
    const program = `
      import { keepRunning } from ${JSON.stringify(here('keep-running.mjs'))}
      const args = ['--import', ${JSON.stringify(here('leash.mjs'))}, '-e', 'console.log("child " + process.pid); ${FOR_EVER}']
      keepRunning({ name: 'x', command: process.execPath, args, options: { detached: true }, say: () => {} })`
    const supervisor = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const lines = createInterface({ input: supervisor.stdout })
    const [line] = (await once(lines, 'line')) as [string]
    const child = Number(line.replace('child ', ''))
    expect(process.kill(child, 0)).toBe(true)
    const closed = once(lines, 'close')
    supervisor.kill('SIGKILL')
    // The pipe closes when its last writer, the child, is gone; without the leash it never would.
    await closed
  })
})
