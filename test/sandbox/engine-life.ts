// How a box lives and ends: reboots, losses, shells, and what is left of it afterwards.
import { spawn } from 'node:child_process'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { expect, it } from 'vitest'
import type { SandboxLost } from '#sandbox/engines/engine.ts'
import { heard, inside, outside, smallSpec, text, type Lab } from './box-lab.ts'
import { expectGap } from './engine-isolation.ts'

const MANY = 10

export function describeLife(at: () => Lab): void {
  it.each(['reboot', 'poweroff'])(
    'SB19 after `%s` inside, the box comes back with its files, limits and secrets kept',
    async (command) => {
      const { engine } = at()
      const box = await engine.create('reboot-1', smallSpec())
      try {
        await text(box, 'echo kept > /root/kept; systemctl enable nginx 2>&1; echo gone > /run/gone')
        const before = await text(
          box,
          'cat /proc/sys/kernel/random/boot_id /proc/self/uid_map; cat /etc/machine-id',
        )
        const back = heard<void>((listener) => box.onReboot(() => listener()))
        await inside(box, `${command}; sleep 30`)
        await back
        expect(await text(box, 'cat /root/kept; ls /run/gone 2>&1 | grep -c "No such"')).toBe('kept\n1')
        expect(await text(box, 'systemctl is-active nginx')).toBe('active')
        expect(
          (
            await text(box, 'cat /proc/sys/kernel/random/boot_id /proc/self/uid_map; cat /etc/machine-id')
          ).split('\n')[1],
        ).toBe(before.split('\n')[1])
        expect((await outside(box, 'systemctl is-active nginx')).stdout).toBe('active\n')
        expect((await inside(box, 'mount -t tmpfs x /mnt; unshare -U true')).exitCode).not.toBe(0)
      } finally {
        await engine.destroy('reboot-1')
      }
    },
  )

  it('SB19 a box whose mount points were replaced by links reboots onto plain directories of its own', async () => {
    const { engine, gaps } = at()
    if (gaps.includes('plain-mount-points')) return expectGap(at(), /rearranged/)
    // Only the network tier may take a mount away and reach the directory beneath.
    const box = await engine.create('rearranged-1', smallSpec({ tier: 'network' }))
    try {
      await text(box, 'umount -l /tmp && rmdir /tmp && ln -s /etc /tmp && ls -d /tmp/passwd')
      const back = heard<void>((listener) => box.onReboot(() => listener()))
      await inside(box, 'reboot; sleep 30')
      await back
      expect(await text(box, 'stat -c %F /tmp; ls /tmp/passwd 2> /dev/null; findmnt -no FSTYPE /tmp')).toBe(
        'directory\ntmpfs',
      )
    } finally {
      await engine.destroy('rearranged-1')
    }
  })

  it('SB36 a reboot from outside resolves when the box is up on the same files, with all else fresh', async () => {
    const { engine } = at()
    const box = await engine.create('reset-1', smallSpec({ tier: 'network' }))
    try {
      await text(box, 'echo kept > /root/kept; systemctl enable nginx 2>&1; rm /etc/issue.net')
      await text(box, 'for at in /run /tmp /dev/shm; do echo gone > $at/gone; done; mount -t tmpfs x /mnt')
      await text(box, 'ip netns add db; nohup sleep 4715 > /dev/null 2>&1 &')
      const limits = await text(box, 'cat /proc/sys/user/max_inotify_instances /proc/self/uid_map')
      const heardOf: string[] = []
      box.onReboot(() => heardOf.push('rebooted'))
      box.onLost(({ words }) => heardOf.push(words))
      const shell = await box.ptyCommand()
      expect(await box.reboot()).toBeGreaterThan(0)
      await shell.dispose()
      expect(heardOf).toEqual(['rebooted'])
      expect(await text(box, 'systemctl is-system-running; systemctl is-active nginx')).toBe(
        'running\nactive',
      )
      expect(
        await text(box, 'cat /root/kept; cat /proc/sys/user/max_inotify_instances /proc/self/uid_map'),
      ).toBe(`kept\n${limits}`)
      const gone =
        'ls /run/gone /tmp/gone /dev/shm/gone /etc/issue.net; findmnt /mnt; ip netns; pgrep -fx "sleep 4715"'
      expect((await inside(box, gone)).stdout).toBe('')
    } finally {
      await engine.destroy('reset-1')
    }
  })

  it('SB36 a box that will not shut down is switched off and on; commands given meanwhile wait for it', async () => {
    const { engine } = at()
    const box = await engine.create('reset-2', smallSpec())
    try {
      // Refuses to stop for longer than an orderly shutdown may take.
      const unit =
        '[Service]\nExecStart=/bin/sh -c "trap : TERM; while :; do sleep 1; done"\nTimeoutStopSec=300\n'
      await text(box, `printf '${unit}' > /run/systemd/system/stubborn.service; systemctl start stubborn`)
      const [ms, waited] = await Promise.all([box.reboot(), text(box, 'systemctl is-system-running')])
      expect(ms).toBeGreaterThan(10_000)
      expect(waited).toBe('running')
      expect((await inside(box, 'systemctl is-active stubborn')).stdout).toBe('inactive\n')
    } finally {
      await engine.destroy('reset-2')
    }
  })

  it('SB36 a box that does not boot again is lost, and the one who asked hears why', async () => {
    const { engine } = at()
    const box = await engine.create('reset-3', smallSpec())
    try {
      const lost = heard<SandboxLost>((listener) => box.onLost(listener))
      await text(box, 'ln -sfn /bin/true /usr/sbin/init')
      await expect(box.reboot()).rejects.toThrow(/could not be/)
      expect((await lost).words).toMatch(/could not be/)
      await expect(inside(box, 'true')).rejects.toThrow()
    } finally {
      await engine.destroy('reset-3')
    }
  })

  it('SB21 a box whose first process is killed is reported lost, once, and takes no more commands', async () => {
    const { engine } = at()
    const box = await engine.create('lost-1', smallSpec())
    try {
      const losses: SandboxLost[] = []
      const lost = heard<SandboxLost>((listener) => box.onLost(listener))
      box.onLost((loss) => losses.push(loss))
      const pid = await hostPidOf(box.id, await text(box, 'readlink /proc/1/ns/pid'))
      process.kill(pid, 'SIGKILL')
      expect((await lost).words).not.toBe('')
      expect(losses).toHaveLength(1)
      await expect(inside(box, 'true')).rejects.toThrow()
    } finally {
      await engine.destroy('lost-1')
    }
  })

  it('SB22 destroy leaves nothing, may be asked twice, and works in the middle of trouble', async () => {
    const { engine, leftovers } = at()
    const box = await engine.create('gone-1', smallSpec())
    const loud = inside(box, 'trap "" TERM HUP INT; while :; do :; done', { timeoutMs: 60_000 }).catch(
      () => null,
    )
    await text(
      box,
      'mkdir -p /a/b/c; seq 1 500 | sed s,^,/a/b/c/f, | xargs touch; setsid sleep 4713 > /dev/null 2>&1 &',
    )
    await Promise.all([engine.destroy('gone-1'), engine.destroy('gone-1')])
    await engine.destroy('gone-1')
    await loud
    expect((await leftovers()).filter((name) => name.includes('gone-1'))).toEqual([])
    expect(await engine.list()).not.toContain('gone-1')
    await expect(inside(box, 'true')).rejects.toThrow()
  })

  it('SB22 a create that cannot work rejects and leaves nothing', async () => {
    const { engine, leftovers } = at()
    await expect(engine.create('never-1', smallSpec({ image: 'no-such-image' }))).rejects.toThrow(/image/)
    expect((await leftovers()).filter((name) => name.includes('never-1'))).toEqual([])
    const box = await engine.create('twice-1', smallSpec())
    await expect(engine.create('twice-1', smallSpec())).rejects.toThrow(/exists/)
    expect(await text(box, 'echo alive')).toBe('alive')
    await engine.destroy('twice-1')
  })

  it(`SB23 after ${MANY} boxes no mount, cgroup, loop, process, network namespace or state is left`, async () => {
    const { engine, leftovers } = at()
    const before = await leftovers()
    const ids = Array.from({ length: MANY }, (_, index) => `many-${index}`)
    const boxes = await Promise.all(ids.map((id) => engine.create(id, smallSpec())))
    expect((await engine.list()).filter((id) => id.startsWith('many-'))).toHaveLength(MANY)
    const namespaces = await Promise.all(boxes.map((box) => text(box, 'readlink /proc/1/ns/net')))
    expect(await networkNamespaces()).toEqual(expect.arrayContaining(namespaces))
    await Promise.all(ids.map((id) => engine.destroy(id)))
    expect(await leftovers()).toEqual(before)
    const alive = await networkNamespaces()
    expect(namespaces.filter((name) => alive.includes(name))).toEqual([])
  })

  it('SB24 a shell is a login shell on a terminal of the box, and dispose ends it though it ignores signals', async () => {
    const { engine } = at()
    const box = await engine.create('shell-1', smallSpec())
    try {
      const command = await box.ptyCommand()
      const quoted = [command.file, ...command.args].map((word) => `'${word}'`).join(' ')
      // util-linux's script gives the command a terminal, as the host's pty layer does.
      const shell = spawn('script', ['-qfec', quoted, '/dev/null'], {
        env: { ...process.env, ...command.env },
        stdio: 'pipe',
      })
      let screen = ''
      const seen = (words: string) =>
        new Promise<void>((resolve) => {
          const look = () => screen.includes(words) && resolve()
          shell.stdout.on('data', look)
          look()
        })
      shell.stdout.on('data', (chunk: Buffer) => (screen += chunk.toString()))
      await seen('root@web-1')
      shell.stdin.write("trap '' HUP TERM INT; tty; echo $((6 * 7)) && exec sleep 4714\n")
      await seen('/dev/pts/')
      await seen('42')
      const ended = new Promise((resolve) => shell.on('close', resolve))
      await command.dispose()
      await ended
      expect((await inside(box, 'pgrep -fx "sleep 4714"; pgrep -fx "/bin/bash --login"')).stdout).toBe('')
    } finally {
      await engine.destroy('shell-1')
    }
  })
}

async function networkNamespaces(): Promise<string[]> {
  const names = new Set<string>()
  for (const pid of await readdir('/proc')) {
    if (/^\d+$/.test(pid)) names.add(await readlink(`/proc/${pid}/ns/net`).catch(() => ''))
  }
  return [...names].filter(Boolean)
}

/** The box's PID 1 as the machine numbers it: the first process of this pid namespace. */
async function hostPidOf(id: string, namespace: string): Promise<number> {
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue
    if ((await readlink(`/proc/${pid}/ns/pid`).catch(() => '')) !== namespace) continue
    if (/^NSpid:\s+\d+\s+1$/m.test(await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')))
      return Number(pid)
  }
  throw new Error(`The first process of ${id} was not found.`)
}
