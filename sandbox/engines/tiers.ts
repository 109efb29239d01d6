// The two capability tiers. T1 `default` is a strong container; T2 `network` adds what network namespaces,
// firewalls and mounts need, and with it a larger part of the shared kernel. See docs/security.md.
import type { Tier } from '../contract.ts'

/** Never in a tier: SYS_RESOURCE (would lift every cap below), SYS_TIME, SYSLOG, SYS_MODULE, SYS_RAWIO, BPF, PERFMON. */
const DEFAULT_TIER = [
  'CHOWN',
  'DAC_OVERRIDE',
  'DAC_READ_SEARCH',
  'FOWNER',
  'FSETID',
  'KILL',
  'SETGID',
  'SETUID',
  'SETPCAP',
  'SETFCAP',
  'NET_BIND_SERVICE',
  'NET_RAW',
  'SYS_CHROOT',
  'SYS_PTRACE',
  'SYS_BOOT',
  'AUDIT_WRITE',
] as const
const NETWORK_TIER = [
  ...DEFAULT_TIER,
  'SYS_ADMIN',
  'NET_ADMIN',
  'MKNOD',
  'SYS_NICE',
  'IPC_LOCK',
  'LEASE',
] as const

/** linux/capability.h */
const NUMBERS: Record<(typeof NETWORK_TIER)[number], number> = {
  CHOWN: 0,
  DAC_OVERRIDE: 1,
  DAC_READ_SEARCH: 2,
  FOWNER: 3,
  FSETID: 4,
  KILL: 5,
  SETGID: 6,
  SETUID: 7,
  SETPCAP: 8,
  NET_BIND_SERVICE: 10,
  NET_ADMIN: 12,
  NET_RAW: 13,
  IPC_LOCK: 14,
  SYS_CHROOT: 18,
  SYS_PTRACE: 19,
  SYS_ADMIN: 21,
  SYS_BOOT: 22,
  SYS_NICE: 23,
  MKNOD: 27,
  LEASE: 28,
  AUDIT_WRITE: 29,
  SETFCAP: 31,
}

function ofTier(tier: Tier): readonly (keyof typeof NUMBERS)[] {
  return tier === 'network' ? NETWORK_TIER : DEFAULT_TIER
}

export function capabilityNames(tier: Tier): string[] {
  return ofTier(tier).map((name) => `CAP_${name}`)
}

/** The same set as a hexadecimal mask, as the kernel's capset and /proc/PID/status write it. */
export function capabilityMask(tier: Tier): string {
  return ofTier(tier)
    .reduce((mask, name) => mask | (1n << BigInt(NUMBERS[name])), 0n)
    .toString(16)
    .padStart(16, '0')
}

/**
 * Kernel-wide pools that no cgroup counts, capped per user namespace (/proc/sys/user). Without them one box could
 * take every inotify instance of the machine, root's included.
 */
export const POOL_LIMITS: Record<string, number> = {
  max_inotify_instances: 48,
  max_inotify_watches: 4096,
  max_fanotify_groups: 8,
  max_fanotify_marks: 256,
  max_user_namespaces: 0,
  max_net_namespaces: 64,
  max_mnt_namespaces: 64,
  max_pid_namespaces: 64,
  max_ipc_namespaces: 64,
  max_uts_namespaces: 64,
  max_cgroup_namespaces: 64,
  max_time_namespaces: 64,
}
/** Pseudo-terminals of a box's own devpts. */
export const PTYS_MAX = 64
/** TCP buffer memory of a box where cgroup v1 counts it apart from the rest. */
export const TCP_BYTES_MAX = 64 << 20
/** Cgroup directories of a box: a kernel object each, charged to nobody. */
export const CGROUPS_MAX = 500
export const CGROUP_DEPTH_MAX = 12
