// The contract of a sandbox engine, rule by rule; registered for every engine there is (docs/spec/sandbox.md).
import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Sandbox } from '#sandbox/engines/engine.ts'
import { inside, outside, smallSpec, text, type Lab } from './box-lab.ts'
import { describeIsolation, describeNetSettings, expectGap } from './engine-isolation.ts'
import { describeLife } from './engine-life.ts'
import { describeServer } from './engine-server.ts'
import { describeBombs } from './engine-bombs.ts'
import { describeFileAttacks } from './engine-file-attacks.ts'
import { describeFiles } from './engine-files.ts'
import { describeRunAttacks } from './engine-run-attacks.ts'
import { describeRuns } from './engine-runs.ts'

export function describeEngine(name: string, open: () => Promise<Lab>): void {
  describe(`engine ${name}`, () => {
    let lab: Lab
    let box: Sandbox

    beforeAll(async () => {
      if (process.getuid?.() !== 0)
        throw new Error('Boxes need root: run the sandbox tests as root or with sudo.')
      lab = await open()
      const report = await lab.engine.inspect()
      if (!report.usable) throw new Error(`No boxes can be made here: ${report.problems.join(' ')}`)
      box = await lab.engine.create('contract-1', smallSpec())
    })
    afterAll(async () => {
      try {
        await lab?.engine.destroy('contract-1')
        // The suite leaves the machine as it was, whatever its tests did.
        if (lab) expect(await lab.leftovers()).toEqual([])
      } finally {
        await lab?.close()
      }
      if (lab) expect(await lab.roots()).toEqual([])
    })

    describeIsolation(() => ({ lab, box }))
    describeNetSettings(() => ({ lab, box }))
    describeSystem(() => ({ lab, box }))
    describeServer(() => ({ lab, box }))
    describeExec(() => box)
    describePut(() => box)
    describeBombs(() => ({ lab, box }))
    describeRuns(() => box)
    describeRunAttacks(() => ({ lab, box }))
    describeFiles(() => box)
    describeFileAttacks(() => ({ lab, box }))
    describeLife(() => lab)
    describeClose(() => ({ lab, box }))
  })
}

function describeSystem(lab: () => { lab: Lab; box: Sandbox }): void {
  const at = () => lab().box

  it('SB10 systemd is PID 1, up and without a failed unit', async () => {
    expect(await text(at(), 'cat /proc/1/comm; systemctl is-system-running')).toBe('systemd\nrunning')
  })

  it('SB10 units are written, started, seen failing and stopped as on any machine', async () => {
    const unit = '[Service]\nExecStart=/bin/sleep 600\n'
    await text(
      at(),
      `printf '${unit}' > /etc/systemd/system/nap.service && systemctl daemon-reload && systemctl start nap`,
    )
    expect(await text(at(), 'systemctl is-active nap')).toBe('active')
    await text(at(), 'systemctl stop nap')
    const failed = await inside(
      at(),
      'systemd-run --wait --quiet --unit=doomed false; systemctl is-failed doomed',
    )
    expect(failed.stdout.trim()).toBe('failed')
    await text(at(), 'systemctl reset-failed')
  })

  it('SB11 nginx serves, cron runs and the journal is kept', async () => {
    await text(at(), 'systemctl start nginx')
    expect(await text(at(), 'curl -sS -o /dev/null -w "%{http_code}" http://127.0.0.1/')).toBe('200')
    expect(await text(at(), 'systemctl is-active cron')).toBe('active')
    await text(at(), 'logger -t box a line of the journal; journalctl --sync')
    expect(await text(at(), 'journalctl -t box -o cat')).toBe('a line of the journal')
    await text(at(), 'systemctl stop nginx')
  })

  it('SB11 df shows file systems of the box and no disk of the machine', async () => {
    if (lab().lab.gaps.includes('host-paths')) return expectGap(lab().lab, /paths/)
    // By type: the devices of a box come from the machine's /dev, which has another source name on every system.
    const shown = (await text(at(), 'df --output=fstype,target | tail -n +2')).split('\n')
    const types = new Set(shown.map((line) => line.split(/\s+/)[0]))
    expect(shown[0]).toMatch(/^overlay +\/$/)
    expect([...types].sort()).toEqual(['devtmpfs', 'overlay', 'tmpfs'])
    // Nothing below /sys, and nothing that looks like a disk: a question about a full disk starts here.
    expect(shown.filter((line) => / \/(sys|proc\/(meminfo|stat))/.test(line))).toEqual([])
    expect(await text(at(), 'findmnt --noheadings --output=SOURCE /proc/meminfo')).toBe(
      'meminfo[/contract-1/meminfo]',
    )
    expect((await inside(at(), 'ls /sys/kernel /sys/block /sys/module')).stdout).not.toMatch(/mm|vda|loop/)
  })
}

function describeClose(at: () => { lab: Lab; box: Sandbox }): void {
  it('SB35 an engine that closes keeps what a living box stands on, and afterwards leaves nothing of its own', async () => {
    const { lab, box } = at()
    await lab.engine.close()
    expect(await text(box, 'echo alive; free > /dev/null')).toBe('alive')
    expect((await lab.roots()).length).toBeGreaterThan(2)
    await lab.engine.destroy('contract-1')
    await lab.engine.close()
    expect(await lab.roots()).toEqual([])
  })
}

function describeExec(at: () => Sandbox): void {
  for (const vantage of ['inside', 'outside'] as const) {
    const run = vantage === 'inside' ? inside : outside

    it(`SB12 a command ${vantage} gets its input and environment, and a non-zero exit is a result`, async () => {
      const result = await run(at(), 'cat; echo "$COLOUR" >&2; exit 7', {
        stdin: 'grüße\n',
        env: { COLOUR: 'blå' },
      })
      expect(result).toEqual({
        exitCode: 7,
        signal: null,
        stdout: 'grüße\n',
        stderr: 'blå\n',
        timedOut: false,
        truncated: false,
        held: false,
      })
    })

    it(`SB12 a command ${vantage} that is not there or dies by a signal is a result too`, async () => {
      const missing = await at().exec({
        vantage,
        argv: ['/no/such/tool'],
        env: {},
        timeoutMs: 10_000,
        outputBytesMax: 4096,
      })
      expect(missing.exitCode).toBe(127)
      const killed = await run(at(), 'kill -TERM $$')
      expect(killed.signal === 'SIGTERM' || killed.exitCode === 143).toBe(true)
    })

    it(`SB13 a command ${vantage} that takes too long ends with everything it started`, async () => {
      const script = 'setsid sleep 4711 & (setsid sleep 4711 &) ; sleep 4711'
      const result = await run(at(), script, { timeoutMs: 400 })
      expect(result).toMatchObject({ timedOut: true, exitCode: null })
      expect((await inside(at(), 'pgrep -fx "sleep 4711"')).stdout).toBe('')
    })

    it(`SB12 a command ${vantage} that leaves its output to something in the background ends, and says so`, async () => {
      const result = await run(at(), 'sleep 20 & echo done')
      expect(result).toMatchObject({ exitCode: 0, stdout: 'done\n', held: true })
    })

    it(`SB14 output ${vantage} is cut at its limit, never within a character, and says so`, async () => {
      const result = await run(at(), 'yes ü | head -c 300000', { outputBytesMax: 1000 })
      expect(result).toMatchObject({ exitCode: 0, truncated: true })
      expect(Buffer.byteLength(result.stdout)).toBeLessThanOrEqual(1000)
      expect(result.stdout).toBe('ü\n'.repeat(334).slice(0, result.stdout.length))
    })
  }

  it('SB12 what a command inside leaves running goes on, and the command still ends', async () => {
    await text(at(), 'setsid sleep 4712 > /dev/null 2>&1 &')
    expect(await text(at(), 'pgrep -fx "sleep 4712" | wc -l; pkill -fx "sleep 4712"')).toBe('1')
  })

  it('SB15 beside the box tools are pristine, the network, processes and files are the box’s', async () => {
    await text(at(), 'mkdir -p /opt/shadow; echo 5 > /opt/shadow/count; systemctl start nginx')
    await text(at(), 'cp /usr/bin/curl /root/curl.real && printf "#!/bin/sh\\nexit 99\\n" > /usr/bin/curl')
    expect((await inside(at(), 'curl http://127.0.0.1/')).exitCode).toBe(99)
    const probe = await outside(
      at(),
      'curl -sS -o /dev/null -w "%{http_code}\\n" http://127.0.0.1/; cat $BOX/opt/shadow/count; pgrep -c nginx; hostname',
    )
    expect(probe.stdout.split('\n').slice(0, 2)).toEqual(['200', '5'])
    expect(Number(probe.stdout.split('\n')[2])).toBeGreaterThan(1)
    expect(probe.stdout.split('\n')[3]).toBe('web-1')
    await text(at(), 'cp /root/curl.real /usr/bin/curl; systemctl stop nginx')
  })

  it('SB15 a probe changes nothing but its own scratch space', async () => {
    const result = await outside(at(), 'touch /etc/x; touch /usr/x; echo 1 > /tmp/x && cat /tmp/x')
    expect(result.stdout).toBe('1\n')
    expect(result.stderr).toContain('Read-only file system')
    expect((await inside(at(), 'ls /etc/x /usr/x /tmp/x')).exitCode).not.toBe(0)
  })

  it('SB16 systemctl beside the box asks the box’s own PID 1', async () => {
    await text(at(), 'systemctl start nginx')
    expect((await outside(at(), 'systemctl is-active nginx')).stdout).toBe('active\n')
    await text(at(), 'systemctl stop nginx')
    expect((await outside(at(), 'systemctl is-active nginx')).stdout).toBe('inactive\n')
    expect((await outside(at(), 'systemctl show -p MainPID --value cron')).stdout.trim()).toMatch(
      /^[1-9]\d*$/,
    )
  })
}

function describePut(at: () => Sandbox): void {
  it('SB17 files arrive byte for byte with their mode, and parents are made', async () => {
    const bytes = Buffer.from(Array.from({ length: 4096 }, (_, index) => index & 255))
    const long = `/opt/${'deep/'.repeat(30)}a file.bin`
    await at().put([
      { path: long, mode: 0o640, content: bytes },
      { path: '/opt/run me.sh', mode: 0o755, content: Buffer.from('#!/bin/sh\necho ran\n') },
    ])
    expect(await text(at(), `stat -c '%a %U %s' '${long}'; base64 -w0 '${long}'`)).toBe(
      `640 root 4096\n${bytes.toString('base64')}`,
    )
    expect(await text(at(), "'/opt/run me.sh'")).toBe('ran')
  })

  it('SB18 a link in the box leads nowhere outside it, neither for files put in nor for a probe', async () => {
    const secret = '/etc/greenroom-only-on-the-machine'
    await text(
      at(),
      `ln -sfn / /opt/up; ln -sfn ${secret} /opt/leak; mkdir -p /opt/jail; ln -sfn ../../../../.. /opt/jail/dots`,
    )
    await at().put([
      { path: `/opt/up${secret}`, mode: 0o600, content: Buffer.from('in the box') },
      { path: `/opt/jail/dots${secret}-2`, mode: 0o600, content: Buffer.from('in the box') },
    ])
    // It landed in the box, under the box's own root.
    expect(await text(at(), `cat ${secret} ${secret}-2`)).toBe('in the boxin the box')
    expect([existsSync(secret), existsSync(`${secret}-2`)]).toEqual([false, false])
    // Beside the box an absolute link resolves in the pristine image, which has no such file.
    expect(await outside(at(), 'cat $BOX/opt/leak')).toMatchObject({ exitCode: 1, stdout: '' })
    expect(await outside(at(), 'cat $BOX/opt/jail/dots/etc/hostname')).toMatchObject({ stdout: 'web-1\n' })
    await text(at(), 'rm -rf /opt/up /opt/leak /opt/jail')
  })
}
