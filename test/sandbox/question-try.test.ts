import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as pty from 'node-pty'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ROOT } from '#test/support/source-tree.ts'

const STATE = process.env.GREENROOM_STATE ?? '/var/lib/greenroom'
const SLUG = 'web-server-will-not-start'
const MENU = '\u001d'

/** What hosts that are started for a tool still have of this box. */
function leftOf(box: string): string[] {
  const states = readdirSync('/var/tmp').filter((name) => name.startsWith('greenroom-check-'))
  return states.map((state) => join('/var/tmp', state, 'boxes', box)).filter((folder) => existsSync(folder))
}

type Seat = {
  type(keys: string): void
  /** Everything shown since the last call, up to and including these words. */
  until(words: string): Promise<string>
  resize(cols: number, rows: number): void
  exitCode: Promise<number>
  pid: number
}

/** `npm run questions:try` in a terminal of its own. */
function sitDown(): Seat {
  const terminal = pty.spawn(process.execPath, ['--import', 'tsx', 'questions/try.ts', SLUG], {
    cwd: ROOT,
    cols: 100,
    rows: 30,
    name: 'xterm-256color',
    env: { ...process.env, GREENROOM_STATE: STATE, SANDBOX_SOCKET: '' },
  })
  let shown = ''
  let look = () => {}
  terminal.onData((text) => {
    shown += text
    look()
  })
  onTestFinished(() => terminal.kill())
  return {
    type: (keys) => terminal.write(keys),
    until: (words) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`"${words}" never came:\n${shown}`)), 60_000)
        look = () => {
          const at = shown.indexOf(words)
          if (at < 0) return
          clearTimeout(timer)
          look = () => {}
          const seen = shown.slice(0, at + words.length)
          shown = shown.slice(at + words.length)
          resolve(seen)
        }
        look()
      }),
    resize: (cols, rows) => terminal.resize(cols, rows),
    pid: terminal.pid,
    exitCode: new Promise((resolve) => terminal.onExit(({ exitCode }) => resolve(exitCode))),
  }
}

describe('trying a question', () => {
  it('QB24, QB25, QB26 prompt, shell, menu and verdicts; nothing of the answer, and no box left', async () => {
    const seat = sitDown()
    const greeting = await seat.until('root@web-1')
    expect(leftOf(`try-${seat.pid}`)).toHaveLength(1)
    expect(greeting).toContain('# The shop did not come back')
    expect(greeting).not.toMatch(/holding page|sites-enabled|Let it tell you/)

    seat.type('echo $((40 + 2)) $(tput cols)\r')
    await seat.until('42 100')
    seat.resize(90, 25)
    seat.type('sleep 0.3; echo cols $(tput cols)\r')
    await seat.until('cols 90')

    seat.type(`${MENU}p`)
    const probes = await seat.until('of 6 pass')
    expect(probes).toContain('not yet          The shop answers with its current release.')
    seat.type(`${MENU}h`)
    expect(await seat.until('Hint 1 of 4')).not.toContain('Hint 2')
    seat.type(`${MENU}t`)
    await seat.until('1 of 4 hints')
    seat.type(`touch /run/here /root/here\r${MENU}r`)
    await seat.until('is rebooting')
    await seat.until('Here is a new one')
    await seat.until('root@web-1')
    seat.type('ls /run/here; ls /root/here; echo lo""oked\r')
    expect(await seat.until('looked')).toMatch(/cannot access '\/run\/here'[^]*\n\/root\/here/)

    seat.type(`${MENU}q`)
    const end = await seat.until('solved: false')
    expect(end).toContain('hints used  1 of 4')
    expect(end).toMatch(/At the end:[^]*not yet/)
    expect(await seat.exitCode).toBe(0)
    expect(leftOf(`try-${seat.pid}`)).toEqual([])
  }, 120_000)

  it('QB26 without a terminal, or without a question, it says what it needs', () => {
    const run = (...args: string[]) => {
      try {
        execFileSync(process.execPath, ['--import', 'tsx', 'questions/try.ts', ...args], {
          cwd: ROOT,
          stdio: ['ignore', 'pipe', 'pipe'],
        })
        return null
      } catch (error) {
        return {
          status: Reflect.get(Object(error), 'status'),
          said: String(Reflect.get(Object(error), 'stdout')),
        }
      }
    }
    expect(run(SLUG)).toMatchObject({ status: 2, said: expect.stringContaining('no terminal') })
    expect(run()).toMatchObject({ status: 2, said: expect.stringContaining('questions:try <slug>') })
  })
})
