// What root of a box must not reach: the machine, its other boxes, and the parts of the kernel that know no namespace.
import { expect, it } from 'vitest'
import type { Sandbox } from '#sandbox/engines/engine.ts'
import { inside, openSocket, outside, smallSpec, systemCall, text, type Lab } from './box-lab.ts'

/** x86-64 numbers. */
const CALLS = {
  'a key (add_key)': systemCall(248, "b'user'", "b'x'", "b'y'", 1, -2),
  keyctl: systemCall(250, 1, 0),
  bpf: systemCall(321, 0, 0, 0),
  io_uring_setup: systemCall(425, 8, 'ctypes.create_string_buffer(256)'),
  io_setup: systemCall(206, 8, 'ctypes.byref(ctypes.c_ulong(0))'),
  perf_event_open: systemCall(298, 'ctypes.create_string_buffer(256)', 0, -1, -1, 0),
  userfaultfd: systemCall(323, 0),
  open_by_handle_at: systemCall(304, -100, 'ctypes.create_string_buffer(256)', 0),
  'unshare of a user namespace': systemCall(272, 0x10000000),
  'clone of a user namespace': systemCall(56, 0x10000000 | 17, 0, 0, 0, 0),
  'a new clock': systemCall(227, 0, 'ctypes.create_string_buffer(16)'),
  init_module: systemCall(175, 0, 0, "b''"),
  kexec_load: systemCall(246, 0, 0, 0, 0),
  syslog: systemCall(103, 3, 'ctypes.create_string_buffer(64)', 64),
  'a device node of the disk (mknod)': systemCall(133, "b'/root/vda'", 0o60600, 254 << 8),
}
const FAMILIES = { AF_VSOCK: 40, AF_ALG: 38, AF_BLUETOOTH: 31, AF_XDP: 44, AF_TIPC: 30 }

export function describeIsolation(at: () => { lab: Lab; box: Sandbox }): void {
  const box = () => at().box

  it('SB1 a box has its own loopback and no other network', async () => {
    expect(await text(box(), "ip -o link | awk -F': ' '{ print $2 }'")).toBe('lo')
    expect(await text(box(), 'ping -c1 -W1 127.0.0.1 > /dev/null && echo up')).toBe('up')
    const out = await inside(box(), 'curl -sS -m 3 http://192.0.2.1/; ping -c1 -W1 192.0.2.1')
    expect(out.exitCode).not.toBe(0)
    expect(out.stderr).toMatch(/unreachable|connect/i)
  })

  it('SB2 root of a box is nobody on the machine', async () => {
    const [first, outer, length] = (await text(box(), 'cat /proc/self/uid_map')).split(/\s+/).map(Number)
    expect([first, length]).toEqual([0, 65536])
    expect(outer).toBeGreaterThan(65536)
  })

  it('SB2 two live boxes never have the same uid range', async () => {
    if (at().lab.gaps.includes('own-uid-range')) return expectGap(at().lab, /uid range/)
    const { engine } = at().lab
    const others = await Promise.all(['range-1', 'range-2'].map((id) => engine.create(id, smallSpec())))
    try {
      const maps = await Promise.all([box(), ...others].map((one) => text(one, 'cat /proc/self/uid_map')))
      expect(new Set(maps).size).toBe(3)
    } finally {
      await Promise.all(['range-1', 'range-2'].map((id) => engine.destroy(id)))
    }
  })

  it('SB3 no process, mount, kernel message or start argument of the machine is seen', async () => {
    const pids = (await text(box(), 'ls /proc | grep -E "^[0-9]+$" | wc -l')).trim()
    expect(Number(pids)).toBeLessThan(30)
    expect((await inside(box(), `kill -0 ${process.pid}; ls /proc/${process.pid}`)).exitCode).not.toBe(0)
    const mounts = await text(box(), 'cat /proc/self/mountinfo /proc/mounts')
    if (at().lab.gaps.includes('host-paths')) await expectGap(at().lab, /paths/)
    else expect(mounts).not.toMatch(/\/var\/lib\/|\/work\/|\/home\//)
    expect((await inside(box(), '/usr/bin/dmesg; cat /dev/kmsg')).stdout).toBe('')
    expect((await inside(box(), 'cat /proc/cmdline /proc/kcore /proc/keys')).stdout.trim()).toBe('')
    const moves = 'ls -d /proc/1/root/../../..; cat /proc/1/root/../../../etc/machine-id'
    const { readFile } = await import('node:fs/promises')
    const machineId = (await readFile('/etc/machine-id', 'utf8').catch(() => '')).trim()
    if (machineId) expect((await inside(box(), moves)).stdout).not.toContain(machineId)
  })

  it.each(Object.entries(CALLS))('SB4 the kernel refuses a box: %s', async (_name, script) => {
    expect((await inside(box(), script)).stdout.trim()).toMatch(/^(EPERM|ENOSYS|EACCES|EINVAL)$/)
  })

  it.each(Object.entries(FAMILIES))('SB4 a box opens no %s socket', async (_name, family) => {
    const outcome = (await inside(box(), openSocket(family))).stdout.trim()
    expect(outcome).toBe('EPERM')
  })

  it('SB4 ordinary work is not refused: sockets, tracing, threads, sudo, users', async () => {
    for (const family of [1, 2, 10, 16]) expect(await text(box(), openSocket(family))).toBe('ALLOWED')
    expect(await text(box(), 'strace -f -c true 2>&1 | grep -c execve')).toBe('1')
    expect(await text(box(), 'su engineer -c "sudo -n id -u"')).toBe('0')
    await text(box(), 'useradd visitor && userdel visitor')
    expect(
      await text(
        box(),
        "python3 -c 'import threading; t = threading.Thread(target=print, args=(1,)); t.start(); t.join()'",
      ),
    ).toBe('1')
  })

  it('SB4 a probe beside the box is refused the same, so tracing one gains nothing', async () => {
    for (const script of [CALLS.bpf, CALLS.keyctl, CALLS['unshare of a user namespace'], openSocket(40)]) {
      expect((await outside(box(), script)).stdout.trim()).toBe('EPERM')
    }
    expect((await outside(box(), 'mount -t tmpfs x /mnt; umount /tmp')).exitCode).not.toBe(0)
  })

  it('SB5 root of a box cannot raise its own limits or touch settings of the machine', async () => {
    const attempts = [
      'find /sys/fs/cgroup -maxdepth 1 -name "memory.max" -o -maxdepth 1 -name "pids.max" | while read f; do echo max > $f; done; echo 100000 > /sys/fs/cgroup/cgroup.max.descendants',
      'echo 100000 > /proc/sys/user/max_inotify_instances',
      'echo 1 > /proc/sys/kernel/sysrq',
      'echo /tmp/x > /proc/sys/kernel/core_pattern',
      'echo 3 > /proc/sys/vm/drop_caches',
      'echo b > /proc/sysrq-trigger',
      'ulimit -n 100000',
      'mount -t tmpfs x /mnt',
    ]
    for (const attempt of attempts) {
      const result = await inside(box(), attempt)
      expect(`${attempt}: ${result.exitCode === 0 ? 'worked' : 'refused'}`).toBe(`${attempt}: refused`)
    }
    const { readFile } = await import('node:fs/promises')
    expect(await readFile('/proc/sys/kernel/core_pattern', 'utf8')).not.toContain('/tmp/x')
  })

  it('SB30 the network tier may make network namespaces, firewalls and mounts; the default tier may not', async () => {
    const script =
      'ip netns add a && ip netns exec a ip link set lo up && nft add table t && mount -t tmpfs x /mnt'
    expect((await inside(box(), script)).exitCode).not.toBe(0)
    const { engine } = at().lab
    const wide = await engine.create('network-1', smallSpec({ tier: 'network' }))
    try {
      if (at().lab.gaps.includes('netns-exec')) await expectGap(at().lab, /ip netns exec/)
      else expect((await inside(wide, script)).stderr).toBe('')
      await text(wide, 'ip netns add b && nft add table u && mount -t tmpfs x /srv && umount /srv')
      expect(
        await text(wide, 'sysctl -qw net.ipv4.tcp_fin_timeout=99 && sysctl -n net.ipv4.tcp_fin_timeout'),
      ).toBe('99')
      expect((await inside(wide, CALLS['unshare of a user namespace'])).stdout.trim()).toBe('EPERM')
      expect((await inside(wide, CALLS.bpf)).stdout.trim()).toBe('EPERM')
    } finally {
      await engine.destroy('network-1')
    }
  })
}

/** The mount is no wall here: /proc/sys is writable in both tiers, and the kernel asks for NET_ADMIN. */
export function describeNetSettings(at: () => { lab: Lab; box: Sandbox }): void {
  it('SB30 a net setting is refused by the kernel in the default tier and the box’s own in the network tier', async () => {
    const { readFile } = await import('node:fs/promises')
    // Not net.core: Linux 6.1 hides what is in there from every box.
    const file = '/proc/sys/net/ipv4/tcp_fin_timeout'
    const before = await readFile(file, 'utf8')
    const { lab, box } = at()
    expect(await text(box, `findmnt --noheadings --output=OPTIONS --target ${file}`)).toMatch(/^rw,/)
    const refused = await inside(box, `echo 77 > ${file}`)
    expect(refused.exitCode).not.toBe(0)
    expect(refused.stderr).toContain('Permission denied')
    const wide = await lab.engine.create('settings-1', smallSpec({ tier: 'network' }))
    try {
      expect(await text(wide, `echo 77 > ${file}; cat ${file}`)).toBe('77')
      expect(await text(wide, 'sysctl -qw net.ipv4.ip_forward=1; sysctl -n net.ipv4.ip_forward')).toBe('1')
      // What belongs to the machine stays refused: no file of `kernel.*` or `vm.*` knows a network namespace.
      const machine = 'echo 1 > /proc/sys/kernel/sysrq || echo 3 > /proc/sys/vm/drop_caches'
      expect((await inside(wide, machine)).stderr).toMatch(/(Permission denied|not permitted)/)
    } finally {
      await lab.engine.destroy('settings-1')
    }
    expect([await readFile(file, 'utf8'), await text(box, `cat ${file}`)]).toEqual([before, before.trim()])
  })
}

/** An engine that cannot keep a rule by its nature must say so where an operator reads it. */
export async function expectGap(lab: Lab, words: RegExp): Promise<void> {
  const report = await lab.engine.inspect()
  expect(report.warnings.some((warning) => words.test(warning))).toBe(true)
}
