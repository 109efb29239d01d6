// The OCI config.json of a box, as a value: what the runtime is told, and nothing else decides.
import type { SandboxSpec } from '../contract.ts'
import { shownInside } from './figures.ts'
import { toRuntimeSeccomp } from './seccomp.ts'
import { RANGE } from './slots.ts'
import { capabilityNames, PTYS_MAX } from './tiers.ts'

export const BOX_PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
/** What a process in a box finds in its environment. */
export const BOX_ENV = [BOX_PATH, 'TERM=xterm-256color', 'HOME=/root', 'LANG=C.UTF-8']

export type SpecInput = {
  spec: SandboxSpec
  /** First uid of the box's range on the host. */
  base: number
  /** Path of the merged root file system. */
  root: string
  cgroupsPath: string
  /** The cgroup2 directory the box gets as its own tree. */
  cgroupView: string
  /** Folder of the files that tell the box what it is. */
  figures: string
  /** Masked folders of /sys that this machine has. */
  sysFolders: string[]
  /** The most this host may allow a core dump to be; null = no limit. */
  coreBytesMax: number | null
}

/** No number of JavaScript is this large. */
const UNLIMITED = 'RLIM_INFINITY'

/** config.json as the runtime reads it. */
export function toConfigText(input: SpecInput): string {
  return JSON.stringify(toOciConfig(input)).replaceAll(`"${UNLIMITED}"`, String(2n ** 64n - 1n))
}

export function toOciConfig(input: SpecInput) {
  const { spec, base } = input
  const capabilities = capabilityNames(spec.tier)
  const mapping = [{ containerID: 0, hostID: base, size: RANGE }]
  return {
    ociVersion: '1.0.2',
    process: {
      terminal: false,
      user: { uid: 0, gid: 0 },
      args: ['/sbin/init'],
      env: [...BOX_ENV, 'container=oci', 'NOTIFY_SOCKET=@greenroom-ready'],
      cwd: '/',
      capabilities: { bounding: capabilities, effective: capabilities, permitted: capabilities },
      rlimits: [
        { type: 'RLIMIT_NOFILE', hard: 4096, soft: 1024 },
        // Off until asked for, as on any machine; how large one may be is the disk's affair.
        { type: 'RLIMIT_CORE', hard: input.coreBytesMax ?? UNLIMITED, soft: 0 },
      ],
      // sudo and su belong to many scenarios.
      noNewPrivileges: false,
      // Below its services' 500 (system.conf in the image): they go first, PID 1 last.
      oomScoreAdj: 200,
    },
    root: { path: input.root, readonly: false },
    hostname: spec.hostname,
    mounts: mountsOf(input),
    linux: {
      namespaces: ['pid', 'network', 'ipc', 'uts', 'mount', 'user', 'cgroup'].map((type) => ({ type })),
      uidMappings: mapping,
      gidMappings: mapping,
      cgroupsPath: input.cgroupsPath,
      // Memory, pids and cpu stand one directory further out, where the box cannot see them.
      resources: { devices: [{ allow: false, access: 'rwm' }] },
      rootfsPropagation: 'private',
      maskedPaths: MASKED.filter((path) => !input.sysFolders.includes(path)),
      readonlyPaths: READ_ONLY,
      seccomp: toRuntimeSeccomp(spec.tier),
    },
  }
}

type Mount = { destination: string; type: string; source: string; options: string[] }

/** Every tmpfs has a size and a number of files: a full one is ENOSPC, not the end of the box. */
function mountsOf({ spec, cgroupView, figures, sysFolders }: SpecInput): Mount[] {
  const mount = (destination: string, type: string, options: string): Mount => ({
    destination,
    type,
    source: type,
    options: options.split(' '),
  })
  const bind = (source: string, destination: string, options: string): Mount => ({
    destination,
    type: 'bind',
    source,
    options: ['bind', ...options.split(' ')],
  })
  // `ip netns exec` mounts a fresh sysfs, which the kernel allows only where a writable one is fully visible. It comes
  // before /sys: the first mount decides whether the file system behind both is read-only.
  const visibleSys =
    spec.tier === 'network' ? [mount('/dev/.box/sys', 'sysfs', 'nosuid noexec nodev rw')] : []
  return [
    mount('/proc', 'proc', 'nosuid noexec nodev'),
    mount('/dev', 'tmpfs', 'nosuid strictatime mode=755 size=64k nr_inodes=256'),
    mount('/dev/pts', 'devpts', `nosuid noexec newinstance ptmxmode=0666 mode=0620 gid=5 max=${PTYS_MAX}`),
    mount('/dev/shm', 'tmpfs', 'nosuid noexec nodev mode=1777 size=32m nr_inodes=1024'),
    mount('/dev/mqueue', 'mqueue', 'nosuid noexec nodev'),
    ...visibleSys,
    mount('/sys', 'sysfs', 'nosuid noexec nodev ro'),
    bind(cgroupView, '/sys/fs/cgroup', 'rw nosuid noexec nodev'),
    mount('/run', 'tmpfs', 'nosuid nodev mode=755 size=32m nr_inodes=8192'),
    mount('/run/lock', 'tmpfs', 'nosuid nodev noexec mode=1777 size=1m nr_inodes=256'),
    mount('/tmp', 'tmpfs', 'nosuid nodev mode=1777 size=64m nr_inodes=8192'),
    ...shownInside(figures).map(({ file, place }) => bind(file, place, 'ro nosuid noexec nodev')),
    // The runtime would hide each behind a tmpfs as large as half the machine, and `df` would list them all. It allows
    // no such mount in /proc.
    ...sysFolders.map((folder) => mount(folder, 'ramfs', 'ro nosuid noexec nodev mode=555')),
  ]
}

/** Tidiness, not a wall: in T2 root can unmount these. The wall is the user namespace. */
export const MASKED = [
  ...[
    'acpi',
    'asound',
    'kcore',
    'keys',
    'key-users',
    'latency_stats',
    'timer_list',
    'timer_stats',
    'sched_debug',
  ],
  ...[
    'scsi',
    'kallsyms',
    'kmsg',
    'config.gz',
    'kpagecount',
    'kpageflags',
    'kpagecgroup',
    'vmallocinfo',
    'slabinfo',
  ],
  ...['modules', 'cmdline'],
]
  .map((name) => `/proc/${name}`)
  .concat(
    ['firmware', 'kernel', 'module', 'hypervisor', 'block', 'class/block', 'fs/ext4', 'fs/fuse'].map(
      (name) => `/sys/${name}`,
    ),
    ['/sys/devices/virtual/powercap', '/sys/devices/virtual/block', '/sys/devices/pci0000:00'],
  )

/** Not /proc/sys: there the kernel itself lets a box write only what belongs to its own namespaces. */
export const READ_ONLY = ['/proc/bus', '/proc/fs', '/proc/irq', '/proc/sysrq-trigger']
