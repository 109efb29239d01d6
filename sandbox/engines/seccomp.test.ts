import { describe, expect, it } from 'vitest'
import { allowedNames, toRuleLines, toRuntimeSeccomp } from './seccomp.ts'
import { capabilityMask, capabilityNames } from './tiers.ts'

const NEVER = [
  ...[
    'bpf',
    'perf_event_open',
    'keyctl',
    'add_key',
    'request_key',
    'userfaultfd',
    'open_by_handle_at',
    'io_setup',
  ],
  ...[
    'io_uring_setup',
    'io_uring_enter',
    'io_uring_register',
    'kexec_load',
    'init_module',
    'finit_module',
    'syslog',
  ],
  ...[
    'settimeofday',
    'clock_settime',
    'adjtimex',
    'acct',
    'swapon',
    'iopl',
    'ioperm',
    'quotactl',
    'fanotify_init',
  ],
  ...['vmsplice', 'move_pages', 'mbind', 'process_madvise', 'nfsservctl', 'lookup_dcookie', 'uselib'],
]
const NAMESPACES = [
  'mount',
  'umount2',
  'setns',
  'unshare',
  'pivot_root',
  'fsopen',
  'fsmount',
  'open_tree',
  'move_mount',
]

describe('what a box may ask of the kernel', () => {
  it('SB34 calls that know no namespace are in no tier', () => {
    for (const tier of ['default', 'network'] as const) {
      const names = allowedNames(tier)
      expect(NEVER.filter((name) => names.includes(name))).toEqual([])
      expect(names).toContain('openat')
    }
  })

  it('SB34 the default tier has no call that makes or enters a namespace or a mount', () => {
    expect(NAMESPACES.filter((name) => allowedNames('default').includes(name))).toEqual([])
    expect(NAMESPACES.filter((name) => !allowedNames('network').includes(name))).toEqual([])
  })

  it('SB34 the runtime and joined commands get the same rules', () => {
    for (const tier of ['default', 'network'] as const) {
      const fromJson = toRuntimeSeccomp(tier).syscalls.flatMap(({ names, action }) =>
        names.map((name) => `${action === 'SCMP_ACT_ALLOW' ? 'allow' : 'errno'} ${name}`),
      )
      const fromLines = toRuleLines(tier)
        .trim()
        .split('\n')
        .map((line) => line.split(' ').slice(0, 2).join(' '))
      expect(fromLines).toEqual(fromJson)
    }
  })

  it('SB34 no call is listed twice without a condition', () => {
    const names = toRuntimeSeccomp('network')
      .syscalls.filter(({ args }) => !args)
      .flatMap((rule) => rule.names)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it('SB34 capabilities are the same list as names and as the kernel’s mask', () => {
    expect(capabilityMask('default')).toBe('00000000a04c25ff')
    for (const name of ['SYS_ADMIN', 'NET_ADMIN', 'MKNOD']) {
      expect(capabilityNames('default')).not.toContain(`CAP_${name}`)
      expect(capabilityNames('network')).toContain(`CAP_${name}`)
    }
    for (const name of ['SYS_RESOURCE', 'SYS_TIME', 'SYSLOG', 'SYS_MODULE', 'SYS_RAWIO', 'BPF', 'PERFMON']) {
      expect(capabilityNames('network')).not.toContain(`CAP_${name}`)
    }
  })
})
