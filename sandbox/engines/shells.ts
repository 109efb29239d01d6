// A login shell of a box as a command for the host's pty layer, and its certain end.
import { readlinkSync } from 'node:fs'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { PtyCommand } from './engine.ts'
import type { Places } from './oci-places.ts'

const HOST_ENV = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', TERM: 'xterm-256color' }

/** How long a proxy may take to see that its shell is dead. */
const BURIED_WITHIN_MS = 3000

let counter = 0

/** Of the OCI engine: the runtime's own `exec`, which makes the terminal inside the box. */
export async function runtimeShell(
  { runc, places, id }: { runc: string; places: Places; id: string },
  boxPid: number,
): Promise<PtyCommand> {
  await mkdir(places.shells, { recursive: true, mode: 0o700 })
  // Its name is in the proxy's command line and nowhere else: that is how the proxy is found again.
  const pidFile = join(places.shells, `${id}-${process.pid}-${++counter}.pid`)
  return {
    file: runc,
    args: [
      '--root',
      places.runcRoot,
      'exec',
      '--tty',
      '--cwd',
      '/root',
      '--pid-file',
      pidFile,
      id,
      '/bin/bash',
      '--login',
    ],
    env: HOST_ENV,
    dispose: () => endShell(pidFile, boxPid),
  }
}

/** Of the Docker engine: the client's `exec`; a mark in its environment finds the shell again. */
export async function dockerShell(socketPath: string, container: string): Promise<PtyCommand> {
  const mark = `GREENROOM_SHELL=${container.slice(0, 12)}-${process.pid}-${++counter}`
  const exec = [
    'exec',
    '--interactive',
    '--tty',
    '--workdir',
    '/root',
    '--env',
    mark,
    container,
    '/bin/bash',
    '--login',
  ]
  return {
    file: 'docker',
    args: ['--host', `unix://${socketPath}`, ...exec],
    env: { ...HOST_ENV, HOME: '/nonexistent' },
    dispose: async () => {
      for (const client of await processesWith('cmdline', mark)) killQuietly(client)
      for (const shell of await processesWith('environ', mark))
        if (await leadsSession(shell)) killQuietly(shell)
    },
  }
}

/**
 * The runtime's proxy neither ends with its terminal nor hears a signal its shell ignores. The shell goes first: the
 * proxy is its parent and the only one who buries it at once, and until then the box cannot end either.
 */
async function endShell(pidFile: string, boxPid: number): Promise<void> {
  const deadline = performance.now() + BURIED_WITHIN_MS
  const proxies = await processesWith('cmdline', pidFile)
  for (let left = proxies; left.length > 0 && performance.now() < deadline;) {
    // Asked each time: the runtime writes the number a moment after the shell has started.
    const shell = Number(await readFile(pidFile, 'utf8').catch(() => ''))
    // Only a process of this box: the number may belong to somebody else by now.
    if (shell > 0 && pidNamespace(shell) !== '' && pidNamespace(shell) === pidNamespace(boxPid))
      killQuietly(shell)
    await new Promise((resolve) => setTimeout(resolve, 5))
    const still = await Promise.all(left.map((pid) => hasWord(pid, 'cmdline', pidFile)))
    left = left.filter((_, index) => still[index])
  }
  for (const proxy of proxies) if (await hasWord(proxy, 'cmdline', pidFile)) killQuietly(proxy)
  await rm(pidFile, { force: true })
}

/** Processes with this very word in their arguments or environment. */
async function processesWith(where: 'cmdline' | 'environ', word: string): Promise<number[]> {
  const found: number[] = []
  for (const name of await readdir('/proc')) {
    if (/^\d+$/.test(name) && (await hasWord(Number(name), where, word))) found.push(Number(name))
  }
  return found
}

async function hasWord(pid: number, where: 'cmdline' | 'environ', word: string): Promise<boolean> {
  const words = await readFile(`/proc/${pid}/${where}`, 'utf8').catch(() => '')
  return words.split('\0').includes(word)
}

/** The shell of a terminal leads its session; what it left running in the background does not. */
async function leadsSession(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const id = (name: string) => new RegExp(`^${name}:.*?(\\d+)$`, 'm').exec(status)?.[1]
  return id('NSsid') !== undefined && id('NSsid') === id('NSpid')
}

function pidNamespace(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/ns/pid`)
  } catch {
    return ''
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone by itself.
  }
}
