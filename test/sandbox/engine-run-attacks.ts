// What a candidate's program may try, on engines that promise walls.
import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Sandbox } from '#sandbox/engines/engine.ts'
import { heard, inside, MEMORY_BOMB, smallSpec, systemCall, text, type Lab } from './box-lab.ts'
import { expectGap } from './engine-isolation.ts'
import { runIn, runScript, startIn } from './run-lab.ts'

const FORKS = "python3 - <<'EOF'\nimport os\nwhile True:\n  try: os.fork()\n  except OSError: pass\nEOF"

export function describeRunAttacks(at: () => { lab: Lab; box: Sandbox }): void {
  const box = () => at().box
  const python = (program: string) => ({ argv: ['python3', '-c', program] })

  it('SB45 services, shells and commands of the box go on when a run ends', async () => {
    await text(box(), 'systemctl start nginx; setsid sleep 4731 > /dev/null 2>&1 &')
    const { end } = await runScript(box(), 'setsid sleep 4732 & kill -9 $$')
    expect(end).toMatchObject({ because: 'exited', signal: 'SIGKILL' })
    expect(await text(box(), 'systemctl is-active nginx; pgrep -fx "sleep 473[12]" | wc -l')).toBe(
      'active\n1',
    )
    await text(box(), 'pkill -fx "sleep 4731"; systemctl stop nginx')
  })

  it('SB44 a script may open /dev/stdin, /dev/stdout and /dev/stderr again, as root and as nobody', async () => {
    for (const user of ['root', 'nobody'] as const) {
      const script =
        'cat /dev/stdin; id -un > /dev/stdout; echo aside > /dev/stderr; echo x > /proc/self/fd/0'
      const { out, err } = await runScript(box(), script, { user, cwd: '/tmp', stdin: 'in\n' })
      expect(out).toBe(`in\n${user}\n`)
      expect(err).toContain('aside\n')
      // Its input is nobody's to grow.
      expect(err).toMatch(/not permitted|denied/)
    }
  })

  it('SB46 a fork bomb is held at its limit, ends, and leaves nothing', async () => {
    const { end } = await runScript(box(), FORKS, { limits: { processes: 30, wallMs: 1500 } })
    expect(['wall', 'cpu']).toContain(end.because)
    expect(end.processesRefused).toBe(true)
    expect(await text(box(), 'pgrep -c python3 || true; systemctl is-system-running')).toBe('0\nrunning')
  })

  it('SB46 a memory bomb ends its run and nothing else, also in a child and in files in memory', async () => {
    const limits = { memoryMb: 48 }
    for (const bomb of [`exec ${MEMORY_BOMB}`, `(${MEMORY_BOMB}) & wait; sleep 60`]) {
      const { end } = await runScript(box(), bomb, { limits })
      expect(end.because).toBe('memory')
      expect(end.memoryMb).toBeGreaterThan(40)
    }
    const shm = await runScript(box(), 'head -c 100m /dev/zero > /dev/shm/x; sleep 60', {
      limits: { memoryMb: 16 },
    })
    expect(shm.end.because).toBe('memory')
    expect(await text(box(), 'rm /dev/shm/x; cat /proc/1/comm')).toBe('systemd')
  })

  it('SB46 a run that may have more memory than its box is the first to go when the box has none left', async () => {
    await text(box(), 'systemctl start nginx')
    const { end } = await runScript(box(), `exec ${MEMORY_BOMB}`, { limits: { memoryMb: 2000 } })
    expect(end.because).toBe('memory')
    expect(await text(box(), 'systemctl is-active nginx cron')).toBe('active\nactive')
    await text(box(), 'systemctl stop nginx')
  })

  it('SB46 a file has a largest size, and a full disk is an error message', async () => {
    const limits = { fileMb: 2 }
    const program = "open('/root/large', 'wb').write(bytes(5 << 20))"
    const { err, end } = await runIn(box(), { ...python(program), limits })
    expect([end.exitCode, err]).toEqual([1, expect.stringContaining('File too large')])
    const shell = await runScript(box(), 'exec head -c 5m /dev/zero > /root/large', { limits })
    expect(shell.end).toMatchObject({ because: 'exited', signal: 'SIGXFSZ' })
    const raised = await runScript(box(), 'ulimit -Hf unlimited || echo refused', { limits })
    expect(raised.out).toBe('refused\n')
    if (at().lab.gaps.includes('disk-limit')) return expectGap(at().lab, /disk/)
    const full = await runScript(box(), 'cat /dev/zero > /root/large', { limits: { fileMb: 1024 } })
    expect(full.err).toContain('No space left')
    await text(box(), 'rm /root/large; echo fits > /root/fits')
  })

  it('SB46 processor time is that of the whole tree, and grows with the work', async () => {
    const spin = 'sum(i * i for i in range(n))'
    const work = (n: number) => `import os\nn=${n}\npid=os.fork()\n${spin}\nif pid: os.wait()`
    // The least of three: what else the machine does only ever adds to it.
    const leastCpuMs = async (n: number) => {
      const spent: number[] = []
      for (let run = 0; run < 3; run++) spent.push((await runIn(box(), python(work(n)))).end.cpuMs)
      return Math.min(...spent)
    }
    const [one, four] = [await leastCpuMs(800_000), await leastCpuMs(3_200_000)]
    expect(four / one).toBeGreaterThan(2)
    expect(four / one).toBeLessThan(5)
    const idle = await runScript(box(), 'sleep 0.3')
    expect(idle.end.cpuMs).toBeLessThan(one)
    expect(idle.end.wallMs).toBeGreaterThan(295)
  })

  it('SB47 what is written byte by byte comes gathered', async () => {
    const program = "import os\nfor _ in range(50_000): os.write(1, b'x')"
    const { outBytes, offsets } = await runIn(box(), python(program))
    expect(outBytes.length).toBe(50_000)
    expect(offsets.length).toBeLessThan(5000)
  })

  it('SB49 a run has no network but its own loopback, and the walls of its box', async () => {
    const connect = "import socket\nsocket.create_connection(('192.0.2.1', 80), 3)"
    expect((await runIn(box(), python(connect))).err).toContain('Network is unreachable')
    expect((await runScript(box(), 'ip -br link | cut -d" " -f1')).out).toBe('lo\n')
    expect((await runScript(box(), systemCall(101, 0, 1, 0, 0))).out).toBe(
      (await inside(box(), systemCall(101, 0, 1, 0, 0))).stdout,
    )
    const status = 'grep -E "^(CapEff|CapBnd|Seccomp|NoNewPrivs)" /proc/self/status'
    expect((await runScript(box(), status)).out).toBe((await inside(box(), status)).stdout)
    const secret = '/etc/greenroom-only-on-the-machine'
    await runScript(box(), `echo x > ${secret}; ln -s / /root/up; echo x > /root/up${secret}-2`)
    expect([existsSync(secret), existsSync(`${secret}-2`)]).toEqual([false, false])
    expect((await runScript(box(), 'ls /proc/*/cmdline | xargs cat')).out).not.toContain('greenroom')
    await text(box(), `rm ${secret}* /root/up`)
  })

  it('SB49 a run neither sees its limits nor leaves them', async () => {
    const escape = [
      'mkdir -p /sys/fs/cgroup/away; echo $$ > /sys/fs/cgroup/away/cgroup.procs && echo AWAY',
      'echo $$ > /sys/fs/cgroup/cgroup.procs && echo AWAY',
      'find / -xdev -name "memory.max*" -newer /proc/1 -path "*run-*" 2> /dev/null',
      'echo -1000 > /proc/self/oom_score_adj && echo RAISED',
      'setsid sleep 4741 & echo done',
    ]
    const { out } = await runScript(box(), escape.join('\n'))
    expect(out).toBe('done\n')
    expect(await text(box(), 'pgrep -fx "sleep 4741" || echo none; rmdir /sys/fs/cgroup/away')).toBe('none')
  })

  it('SB49 somebody in the box who writes into a run’s output holds it neither open nor full', async () => {
    const going = await startIn(box(), {
      argv: ['sh', '-c', 'echo $$; exec sleep 4742'],
      limits: { wallMs: 1500 },
    })
    await going.firstOutput
    const writer = inside(box(), 'exec yes > /proc/$(pgrep -fx "sleep 4742")/fd/1', { timeoutMs: 4000 })
    const { end } = await going.ended
    expect(['wall', 'output']).toContain(end.because)
    await writer
  })

  it('SB48 a run is lost when its box reboots or is removed', async () => {
    const { engine } = at().lab
    const other = await engine.create('run-lost-1', smallSpec())
    try {
      const first = await startIn(other, { argv: ['sleep', '60'] })
      const [, { end }] = await Promise.all([other.reboot(), first.ended])
      expect(end.because).toBe('lost')
      expect((await runIn(other, { argv: ['true'] })).end.because).toBe('exited')
      const second = await startIn(other, { argv: ['sleep', '60'] })
      const gone = heard<unknown>((listener) => void second.ended.then(listener))
      await engine.destroy('run-lost-1')
      expect(await gone).toMatchObject({ end: { because: 'lost' } })
      await expect(startIn(other, { argv: ['true'] })).rejects.toThrow(/removed|gone/)
    } finally {
      await engine.destroy('run-lost-1')
    }
  })

  it('SB45 nothing of a hundred runs is left, and twenty at once do not disturb each other', async () => {
    const names = Array.from({ length: 100 }, (_, index) => `run ${index}`)
    for (let done = 0; done < names.length; done += 20) {
      const some = names.slice(done, done + 20)
      const finished = await Promise.all(some.map((name) => runIn(box(), { argv: ['echo', name] })))
      expect(finished.map(({ out }) => out.trim())).toEqual(some)
    }
    expect((await at().lab.cgroups()).filter((name) => name.includes('/run-'))).toEqual([])
  })
}
