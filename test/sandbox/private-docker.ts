// A Docker daemon of the test's own: own root, own socket, no network, users remapped; ended by its pid.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Docker from 'dockerode'

export const DOCKERD = '/usr/bin/dockerd'
const DOCKERD_PLACES = [DOCKERD, '/usr/sbin/dockerd', '/usr/local/bin/dockerd']

export function findDockerd(): string | null {
  return DOCKERD_PLACES.find((place) => existsSync(place)) ?? null
}

/** A range nobody else on the machine has; the daemon reads it from the files below. */
const REMAP = 'daemon:1700000000:65536\n'
const REMAP_FILES = ['/etc/subuid', '/etc/subgid']

export type PrivateDocker = { socketPath: string; docker: Docker; close: () => Promise<void> }

export async function startPrivateDocker(options: { remapUsers: boolean }): Promise<PrivateDocker> {
  const dockerd = findDockerd()
  if (!dockerd) throw new Error('There is no dockerd on this machine.')
  const folder = await mkdtemp(join(tmpdir(), 'greenroom-dockerd-'))
  await chmod(folder, 0o711)
  if (options.remapUsers) await giveRange(true)
  const socketPath = join(folder, 'docker.sock')
  const daemon = spawn(
    dockerd,
    [
      `--data-root=${join(folder, 'data')}`,
      `--exec-root=${join(folder, 'exec')}`,
      `--pidfile=${join(folder, 'dockerd.pid')}`,
      `--host=unix://${socketPath}`,
      '--bridge=none',
      '--iptables=false',
      '--ip6tables=false',
      '--exec-opt=native.cgroupdriver=cgroupfs',
      '--log-level=error',
      ...(options.remapUsers ? ['--userns-remap=daemon'] : []),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let words = ''
  daemon.stderr.on('data', (chunk: Buffer) => (words = `${words}${chunk.toString()}`.slice(-2000)))
  const ended = new Promise<void>((resolve) => daemon.on('close', () => resolve()))
  const docker = new Docker({ socketPath })
  const close = async () => {
    daemon.kill('SIGTERM')
    await ended
    if (options.remapUsers) await giveRange(false)
    await rm(folder, { recursive: true, force: true })
  }
  const answered = await waitForAnswer(docker, ended)
  if (!answered) {
    await close()
    throw new Error(`The private dockerd did not answer: ${words}`)
  }
  return { socketPath, docker, close }
}

/** Once at most: a run that was killed leaves its line behind, and the same range twice can be given to nobody. */
async function giveRange(isGiven: boolean): Promise<void> {
  for (const file of REMAP_FILES) {
    const text = await readFile(file, 'utf8').catch(() => null)
    const others = (text ?? '').replaceAll(REMAP, '')
    if (isGiven) await writeFile(file, `${others}${REMAP}`)
    else if (others === '') await rm(file, { force: true })
    else await writeFile(file, others)
  }
}

async function waitForAnswer(docker: Docker, ended: Promise<void>): Promise<boolean> {
  let over = false
  void ended.then(() => (over = true))
  for (let attempt = 0; attempt < 300 && !over; attempt++) {
    const answers = await docker.ping().then(
      () => true,
      () => false,
    )
    if (answers) return true
    // A daemon that is starting sends no event; its socket is asked until it answers.
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}
