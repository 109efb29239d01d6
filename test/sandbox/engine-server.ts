// What a candidate meets on a real server: figures of its own, a kernel log, core dumps, other hosts.
import { expect, it } from 'vitest'
import type { Sandbox } from '#sandbox/engines/engine.ts'
import { inside, MEMORY_BOMB, outside, smallSpec, text, type Lab } from './box-lab.ts'
import { expectGap } from './engine-isolation.ts'

const CRASH = "python3 -c 'import os; os.abort()'"

export function describeServer(at: () => { lab: Lab; box: Sandbox }): void {
  const box = () => at().box

  it('SB39 free, top, nproc and their kind show the box and not the machine it runs on', async () => {
    expect(await text(box(), "free -m | awk '/^Mem:/ { print $2 }'")).toBe('192')
    expect(await text(box(), 'nproc; grep -c ^processor /proc/cpuinfo; grep -c "^cpu[0-9]" /proc/stat')).toBe(
      '1\n1\n1',
    )
    expect(await text(box(), 'cat /sys/devices/system/cpu/online; lscpu --parse=cpu | grep -vc "#"')).toBe(
      '0\n1',
    )
    expect(await text(box(), 'top -bn1 | head -5')).toMatch(
      /Tasks: +\d{1,2} total[\s\S]*MiB Mem : +192\.0 total/,
    )
    // Nothing inside may take more processors than the box was given.
    expect((await inside(box(), 'taskset -cp 0-255 $$ > /dev/null; nproc')).stdout).toBe('1\n')
    const beside = await outside(
      box(),
      "free -m | awk '/^Mem:/ { print $2 }'; grep -c ^processor /proc/cpuinfo",
    )
    expect(beside.stdout).toBe('192\n1\n')
  })

  it('SB39 load and use are the box’s own: they rise with its work and not with a neighbour’s', async () => {
    const { engine } = at().lab
    const busy = await engine.create('busy-1', smallSpec())
    try {
      const used = "awk '/^cpu / { print $2 + $4 }' /proc/stat"
      const before = Number(await text(box(), used))
      await text(busy, 'setsid sh -c "while :; do :; done" > /dev/null 2>&1 &')
      const one = "awk '{ print ($1 > 0) }' /proc/loadavg"
      const risen = `for i in $(seq 200); do [ "$(${one})" = 1 ] && [ "$(${used})" -gt 100 ] && exit 0; sleep 0.1; done; exit 1`
      await text(busy, risen)
      expect(Number(await text(box(), used)) - before).toBeLessThan(100)
    } finally {
      await engine.destroy('busy-1')
    }
  })

  it('SB40 dmesg shows the box’s own kill for want of memory, in its own numbers, and no other box’s', async () => {
    const { engine } = at().lab
    const hungry = await engine.create('hungry-1', smallSpec())
    try {
      expect((await text(hungry, 'dmesg')).split('\n')).toHaveLength(1)
      await inside(hungry, `${MEMORY_BOMB} & echo $! > /root/pid; wait`)
      const pid = await text(hungry, 'cat /root/pid')
      const killed = `for i in $(seq 100); do dmesg | grep 'Killed process' && exit; sleep 0.1; done; exit 1`
      expect(await text(hungry, killed)).toMatch(
        new RegExp(
          `^\\[ *\\d+\\.\\d{6}\\] Memory cgroup out of memory: Killed process ${pid} \\(python3\\).* UID:0 `,
        ),
      )
      const log = await text(hungry, 'dmesg --time-format raw 2> /dev/null || dmesg')
      expect(log).toMatch(/invoked oom-killer/)
      expect(log).toMatch(/\[ +1\] +0 +1 .* systemd\n/)
      expect(log).not.toMatch(/greenroom|hungry-1/)
      const year = await text(hungry, 'date +%Y')
      expect(await text(hungry, 'dmesg -T | tail -1')).toMatch(new RegExp(`^\\[.* ${year}\\] `))
      expect((await inside(hungry, 'timeout 1 dmesg -w')).stdout).toContain('Killed process')
      expect((await inside(hungry, 'su engineer -c dmesg')).stderr).toContain('Operation not permitted')
      expect(await text(box(), 'dmesg')).not.toMatch(new RegExp(`Killed process ${pid} .*UID:0 `))
      expect((await outside(hungry, 'dmesg')).stdout).toContain('Killed process')
    } finally {
      await engine.destroy('hungry-1')
    }
  })

  it('SB41 a crash leaves a core in its working directory, from a shell and from a unit, once that is asked for', async () => {
    expect((await inside(box(), `mkdir -p /srv/none && cd /srv/none && ${CRASH}; ls`)).stdout).toBe('')
    const shell = `mkdir -p /srv/crash && cd /srv/crash && ulimit -c unlimited && ${CRASH}; ls -s core* | wc -l; file core*`
    expect((await inside(box(), shell)).stdout).toMatch(/^1\n.*ELF 64-bit .*core file/)
    const unit = `systemd-run --wait --quiet -p LimitCORE=infinity -p WorkingDirectory=/srv/unit ${CRASH}`
    expect((await inside(box(), `mkdir -p /srv/unit; ${unit}; ls /srv/unit | wc -l`)).stdout).toBe('1\n')
    await text(box(), 'rm -rf /srv/none /srv/crash /srv/unit; systemctl reset-failed')
  })

  it.each(['default', 'network'] as const)(
    'SB43 a box of tier %s has its name, and finds itself',
    async (tier) => {
      const named = await at().lab.engine.create(`named-${tier}`, smallSpec({ tier, hostname: 'orders-7' }))
      try {
        const asked = 'hostname; cat /etc/hostname; getent hosts orders-7 | wc -l; sudo -n true 2>&1'
        expect(await text(named, asked)).toBe('orders-7\norders-7\n1')
        await named.reboot()
        expect(await text(named, 'hostname; su engineer -c "sudo -n hostname" 2>&1')).toBe(
          'orders-7\norders-7',
        )
      } finally {
        await at().lab.engine.destroy(`named-${tier}`)
      }
    },
  )

  it('SB42 `host NAME COMMAND` works on another host of the box; without one it asks DNS', async () => {
    expect((await inside(box(), 'host')).stdout).toContain('There is no other host here.')
    const wide = await at().lab.engine.create('hosts-1', smallSpec({ tier: 'network' }))
    try {
      await text(wide, 'ip netns add db; host db ip link set lo up; host db ip addr add 10.1.2.3/32 dev lo')
      expect(await text(wide, 'host db ip -4 -o addr')).toContain('10.1.2.3')
      expect(await text(wide, 'ip -4 -o addr')).not.toContain('10.1.2.3')
      expect(await text(wide, 'su engineer -c "host db ip -4 -o addr"')).toContain('10.1.2.3')
      expect((await inside(wide, 'host db sh -c "exit 7"')).exitCode).toBe(7)
      expect((await inside(wide, 'host')).stdout).toMatch(/^Other hosts here:\n {2}db\n/)
      // No command of that name: a question to the name server at this address, which is not there.
      const asked = await inside(
        wide,
        'host -W 1 db 127.0.0.1; host -W 1 nobody.example 127.0.0.1; host db 127.0.0.1',
      )
      expect(asked.stdout).toMatch(/no servers could be reached/)
      if (at().lab.gaps.includes('netns-exec')) await expectGap(at().lab, /ip netns exec/)
      else expect(await text(wide, 'ip netns exec db ip -4 -o addr')).toContain('10.1.2.3')
    } finally {
      await at().lab.engine.destroy('hosts-1')
    }
  })
}
