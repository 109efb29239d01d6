// Looks for what set-up cannot install, before anything half-starts. Each finding names its remedy.
import { accessSync, constants, existsSync, readFileSync, statfsSync } from 'node:fs'
import os from 'node:os'
import process from 'node:process'
import { dirname } from 'node:path'
import { succeeds } from './run-command.mjs'

const NODE_MIN = [20, 19]
/** Idmapped mounts under an overlay arrived with this kernel; the boxes share their images through them. */
const KERNEL_MIN = [5, 19]
/** Dependencies, the box images, the build and room for a few boxes. */
const FREE_BYTES_MIN = 4 * 2 ** 30

function atLeast(have, need) {
  return have[0] > need[0] || (have[0] === need[0] && have[1] >= need[1])
}

const numbers = (text) =>
  text
    .replace(/^v/, '')
    .split('.')
    .map((part) => Number.parseInt(part, 10))

/** What the checks look at, gathered once; tests hand in their own. */
export function lookAround(places, root) {
  const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')
  return {
    platform: process.platform,
    arch: process.arch,
    node: numbers(process.version),
    kernel: numbers(os.release()),
    engine: places.GREENROOM_ENGINE,
    isRoot: process.getuid?.() === 0,
    hasSudo: succeeds('sudo', ['-V']),
    hasApt: succeeds('apt-get', ['--version']),
    fileSystems: read('/proc/filesystems'),
    modulesBuiltFor: existsSync(`/lib/modules/${os.release()}`),
    userNamespaces: Number(read('/proc/sys/user/max_user_namespaces') || '1'),
    loop: existsSync('/dev/loop-control'),
    cgroups: read('/proc/self/mounts')
      .split('\n')
      .some((line) => / cgroup2? /.test(line)),
    writable: canWrite(root),
    root,
    freeBytes: Math.min(freeAt(root), freeAt(places.GREENROOM_STATE)),
  }
}

function canWrite(path) {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function freeAt(path) {
  let place = path
  while (!existsSync(place)) place = dirname(place)
  const stats = statfsSync(place)
  return stats.bavail * stats.bsize
}

const checks = [
  (on) =>
    on.platform !== 'linux' && {
      missing: `Greenroom runs on Linux; this is ${on.platform}.`,
      remedy: 'Use a Debian 12 or Ubuntu machine, a virtual machine will do.',
    },
  (on) =>
    !['x64', 'arm64'].includes(on.arch) && {
      missing: `The box images are built for x86-64 and arm64; this is ${on.arch}.`,
      remedy: 'Use a machine with one of these processors.',
    },
  (on) =>
    !atLeast(on.node, NODE_MIN) && {
      missing: `Node ${NODE_MIN.join('.')} or newer is needed; this is ${on.node.join('.')}.`,
      remedy: 'Install a current Node (20, 22 or later) and run the command again.',
    },
  (on) =>
    !on.isRoot &&
    !on.hasSudo && {
      missing: 'Making boxes needs root, and sudo is not installed.',
      remedy: 'Run the command as root, or install sudo and allow yourself to use it.',
    },
  (on) =>
    !on.writable && {
      missing: `${on.root} cannot be written by you.`,
      remedy: `Clone the repository as yourself, or: chown -R $(id -un) ${on.root}`,
    },
  (on) =>
    !on.hasApt && {
      missing: 'apt-get is not here; set-up installs Debian packages with it.',
      remedy: 'Use Debian 12 or Ubuntu.',
    },
  (on) =>
    on.freeBytes < FREE_BYTES_MIN && {
      missing: `Only ${(on.freeBytes / 2 ** 30).toFixed(1)} GiB of disk are free; set-up needs 4.`,
      remedy: 'Make room, or put the boxes elsewhere with GREENROOM_STATE=/path.',
    },
  (on) =>
    !on.cgroups && {
      missing: 'No cgroups are mounted, so boxes could not be limited.',
      remedy: 'Mount them: mount -t cgroup2 none /sys/fs/cgroup',
    },
]

/** What only our own engine needs from the kernel; Docker brings its own answer to these. */
const kernelChecks = [
  (on) =>
    !atLeast(on.kernel, KERNEL_MIN) && {
      missing: `Linux ${KERNEL_MIN.join('.')} or newer is needed for boxes that share their images; this is ${on.kernel.slice(0, 2).join('.')}.`,
      remedy: 'Install a newer kernel (Debian 12 has 6.1), or use Docker with GREENROOM_ENGINE=docker.',
    },
  (on) =>
    on.userNamespaces === 0 && {
      missing: 'User namespaces are switched off (user.max_user_namespaces = 0).',
      remedy: 'Switch them on: sysctl -w user.max_user_namespaces=10000',
    },
  ...['overlay', 'ext4'].map(
    (name) => (on) =>
      !new RegExp(`\\b${name}\\b`).test(on.fileSystems) &&
      !on.modulesBuiltFor && {
        missing: `The kernel has no ${name} file system.`,
        remedy: `Load it with: modprobe ${name}, or use a kernel that has it.`,
      },
  ),
  (on) =>
    !on.loop &&
    !on.modulesBuiltFor && {
      missing: 'There are no loop devices (/dev/loop-control), which hold the disks of boxes.',
      remedy: 'Load them with: modprobe loop. In a container, hand in /dev/loop-control and /dev/loop*.',
    },
]

/**
 * Everything that is missing and that set-up cannot install.
 * @returns {{ missing: string, remedy: string }[]}
 */
export function findMissing(surroundings) {
  const all = surroundings.engine === 'oci' ? [...checks, ...kernelChecks] : checks
  return all.map((check) => check(surroundings)).filter(Boolean)
}
