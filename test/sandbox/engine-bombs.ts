// What root of a box may try to take: processes, memory, disk, and the kernel pools that no cgroup counts.
import { expect, it } from 'vitest'
import type { Sandbox } from '#sandbox/engines/engine.ts'
import { exhaust, FORK_BOMB, inside, MEMORY_BOMB, outside, smallSpec, text, type Lab } from './box-lab.ts'
import { expectGap } from './engine-isolation.ts'

export function describeBombs(at: () => { lab: Lab; box: Sandbox }): void {
  const box = () => at().box

  it('SB6 a fork bomb stays in its box: a probe still answers, and afterwards the box works', async () => {
    const bomb = inside(box(), FORK_BOMB, { timeoutMs: 2500 })
    // Asked while the box has no process left to give.
    for (let turn = 0; turn < 3; turn++) {
      expect((await outside(box(), 'cat $BOX/etc/hostname')).stdout).toBe('web-1\n')
    }
    expect((await bomb).timedOut).toBe(true)
    expect(await text(box(), 'systemctl is-system-running')).toBe('running')
  })

  it('SB7 a memory bomb is killed in its box, PID 1 lives on', async () => {
    const result = await inside(box(), `exec ${MEMORY_BOMB}`)
    expect(result.signal === 'SIGKILL' || result.exitCode === 137).toBe(true)
    expect(await text(box(), 'cat /proc/1/comm')).toBe('systemd')
    expect((await outside(box(), 'echo fine')).stdout).toBe('fine\n')
  })

  it('SB8 a full disk is an error message in its box, and probes still work', async () => {
    if (at().lab.gaps.includes('disk-limit')) return expectGap(at().lab, /disk/)
    const result = await inside(box(), 'dd if=/dev/zero of=/var/full bs=1M count=100 2>&1')
    expect(result.stdout).toContain('No space left on device')
    expect((await outside(box(), 'cat $BOX/etc/hostname; echo x > /tmp/x && cat /tmp/x')).stdout).toBe(
      'web-1\nx\n',
    )
    expect(await text(box(), "df / | awk 'NR == 2 { print $5 }'")).toMatch(/^(99|100)%$/)
    await text(box(), 'rm /var/full; echo fits > /var/fits; cat /var/fits')
  })

  it('SB8 a disk without a free inode is an error message too', async () => {
    if (at().lab.gaps.includes('disk-limit')) return expectGap(at().lab, /disk/)
    const script = 'mkdir /var/many && cd /var/many && seq 1 4200 | xargs touch 2>&1 | tail -1; ls -f | wc -l'
    const result = await inside(box(), script)
    expect(result.stdout).toContain('No space left on device')
    expect(Number(result.stdout.trim().split('\n').at(-1))).toBeLessThan(4200)
    await text(box(), 'rm -rf /var/many')
  })

  it('SB8 every file system in memory has a size and a number of files', async () => {
    for (const folder of ['/tmp', '/run', '/dev/shm', '/dev']) {
      const full = await inside(
        box(),
        `dd if=/dev/zero of=${folder}/full bs=1M count=400 2>&1; rm -f ${folder}/full`,
      )
      expect(full.stdout).toMatch(/No space left|Cannot allocate|Killed/)
    }
    const files = await inside(
      box(),
      'mkdir /tmp/m; cd /tmp/m; seq 1 20000 | xargs touch 2>&1 | tail -1; rm -rf /tmp/m',
    )
    expect(files.stdout).toContain('No space left')
    expect(await text(box(), 'systemctl is-system-running')).toBe('running')
  })

  it('SB9 a box gets its share of inotify instances, terminals and cgroups, and its neighbour still gets some', async () => {
    const { engine } = at().lab
    const neighbour = await engine.create('neighbour-1', smallSpec())
    try {
      const inotify = exhaust('', 'libc.inotify_init1(0)', 4000)
      expect(Number(await text(box(), inotify))).toBeLessThanOrEqual(48)
      expect(Number(await text(neighbour, exhaust('', 'libc.inotify_init1(0)', 5)))).toBe(5)
      const ptys = exhaust('', "os.open('/dev/ptmx', os.O_RDWR)", 4000)
      if (at().lab.gaps.includes('pty-limit')) await expectGap(at().lab, /terminals/)
      else expect(Number(await text(box(), ptys))).toBeLessThanOrEqual(64)
      const cgroups = exhaust('', "(os.mkdir(f'/sys/fs/cgroup/g{got}'), 0)[1]", 4000)
      expect(Number(await text(box(), cgroups))).toBeLessThanOrEqual(500)
      await text(box(), 'rmdir /sys/fs/cgroup/g*')
    } finally {
      await engine.destroy('neighbour-1')
    }
  })
}
