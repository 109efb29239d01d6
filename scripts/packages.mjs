// The Debian packages that set-up installs, each with what it is for.
import process from 'node:process'
import { asRoot, runCommand, CommandFailed } from './run-command.mjs'
import { spawnSync } from 'node:child_process'

const ALWAYS = [
  ['runc', 'runs the boxes'],
  ['mmdebstrap', 'builds the box images'],
  ['debian-archive-keyring', 'proves the packages of the image, also on Ubuntu'],
  ['e2fsprogs', 'makes the disks of boxes'],
  ['util-linux', 'nsenter and losetup'],
  ['gcc', 'compiles the mount helper'],
  ['libc6-dev', 'compiles the mount helper'],
  ['g++', 'compiles node-pty and better-sqlite3 where no ready build fits'],
  ['make', 'compiles node-pty and better-sqlite3'],
  ['python3', 'node-gyp needs it'],
  ['git', 'the docs and architecture tests ask it which files are ours'],
]

const FOR_TESTS = [
  ['chromium', 'the browser of the end-to-end tests'],
  ['fonts-liberation', 'text in the browser'],
  ['shellcheck', 'reads the scripts of questions'],
  ['docker.io', 'the second engine, tested for real'],
  ['iptables', 'Docker asks for it'],
]

export function packagesFor({ forTests }) {
  return (forTests ? [...ALWAYS, ...FOR_TESTS] : ALWAYS).map(([name]) => name)
}

export function listMissingPackages(names) {
  const asked = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names], {
    encoding: 'utf8',
  })
  const installed = new Set(
    (asked.stdout ?? '')
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  )
  return names.filter((name) => !installed.has(name))
}

/** Where a policy file says no, a package's service is installed but not started: boxes need runc, not a daemon of ours. */
const QUIET = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }

export async function installPackages(names, note) {
  const env = { ...process.env, ...QUIET }
  const apt = (...args) => {
    const [command, argv] = asRoot('apt-get', args)
    return runCommand(command, argv, { env, onLine: note })
  }
  await apt('update')
  try {
    await apt('install', '-y', '--no-install-recommends', ...names)
  } catch (error) {
    const words = error instanceof CommandFailed ? error.message : String(error)
    throw new Error(`Debian packages could not be installed: ${names.join(' ')}\n${words}`, { cause: error })
  }
}
