// What root of a box may try against those who read, put and watch its files.
import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Sandbox } from '#sandbox/engines/engine.ts'
import { exhaust, inside, smallSpec, text, type Lab } from './box-lab.ts'
import { contents, FOLDER, read, reasons, watchIn } from './engine-files.ts'
import { runScript, startIn } from './run-lab.ts'
import { expectGap } from './engine-isolation.ts'

export function describeFileAttacks(at: () => { lab: Lab; box: Sandbox }): void {
  const box = () => at().box

  it('SB52 neither a link for the folder nor one on the way to it is followed', async () => {
    await text(box(), `rm -rf ${FOLDER}; ln -s /etc ${FOLDER}`)
    expect((await read(box())).found).toBe(false)
    await text(
      box(),
      `rm ${FOLDER}; mkdir /root/real; echo x > /root/real/files; mv /srv /srv-real; ln -s /root /srv`,
    )
    expect((await read(box())).found).toBe(false)
    await text(box(), `rm -r /srv /root/real; mv /srv-real /srv; mkdir ${FOLDER}`)
  })

  it('SB52 root that swaps files for links, pipes and folders while they are read gains nothing', async () => {
    const script = [
      `cd ${FOLDER} && rm -rf ./* && mkdir d && echo mine > d/shadow && echo mine > f && mkfifo /srv/pipe`,
      'end=$((SECONDS + 4))',
      'while [ $SECONDS -lt $end ]; do',
      '  mv d e; ln -s /etc d; rm d; mv e d',
      '  rm f; ln -s /etc/shadow f; rm f; ln /srv/pipe f; rm f; echo mine > f',
      'done',
    ].join('\n')
    let over = false
    const swapping = runScript(box(), script, { limits: { processes: 200, cpuSeconds: 60, wallMs: 20_000 } })
    void swapping.then(() => (over = true))
    const seen = new Set<string>()
    while (!over) {
      for (const [path, content] of Object.entries(contents(await read(box()))))
        seen.add(`${path}: ${content}`)
    }
    expect((await swapping).end).toMatchObject({ because: 'exited', exitCode: 0 })
    expect([...seen].filter((line) => !/^(d\/shadow|e\/shadow|f): (mine\n)?$/.test(line))).toEqual([])
    expect(seen.size).toBeGreaterThan(1)
    await text(box(), 'rm /srv/pipe')
  })

  it('SB52 devices and pipes are not opened: nobody who waits at a pipe is let through', async () => {
    await text(
      box(),
      `cd ${FOLDER} && rm -rf ./* && mkfifo pipe && (echo heard > pipe; touch opened) > /dev/null 2>&1 &`,
    )
    expect(reasons(await read(box()))).toEqual({ pipe: 'special' })
    expect((await inside(box(), `ls ${FOLDER}/opened`)).exitCode).not.toBe(0)
    await text(box(), `cat ${FOLDER}/pipe`)
    const devices = await box().read({
      folder: '/dev',
      limits: { files: 100, fileBytes: 1000, totalBytes: 10_000 },
      ignore: ['.box'],
    })
    expect([devices.files, reasons(devices).zero]).toEqual([[], 'special'])
  })

  it('SB52 a file that grows while it is read is told as too large or as it was', async () => {
    await text(box(), `cd ${FOLDER} && rm -rf ./* && echo > log`)
    const growing = text(box(), `timeout 3 yes line | head -c 20000000 >> ${FOLDER}/log; true`)
    let over = false
    void growing.then(() => (over = true))
    while (!over) {
      const folder = await read(box(), { fileBytes: 5000 })
      for (const { size } of folder.files) expect(size).toBeLessThanOrEqual(5000)
      for (const { reason } of folder.skipped) expect(reason).toBe('too-large')
    }
    expect(reasons(await read(box(), { fileBytes: 5000 }))).toEqual({ log: 'too-large' })
  })

  it('SB52 ten thousand files, deep folders and names of any bytes are bounded work', async () => {
    const other = await at().lab.engine.create('many-files-1', smallSpec({ diskMb: 256 }))
    try {
      await text(other, `mkdir -p ${FOLDER} && cd ${FOLDER} && seq 10000 | xargs touch`)
      const many = await read(other)
      expect([many.files.length, many.skipped.length, many.skippedMore]).toEqual([40, 200, 9760])
      const deep = `rm -rf ${FOLDER}; mkdir ${FOLDER}; cd ${FOLDER}; for i in $(seq 300); do mkdir d && cd d; done; echo x > bottom`
      await text(other, `${deep}; cd ${FOLDER}; echo x > "$(printf 'a\\377')"; echo y > "$(printf 'a\\nb')"`)
      const odd = await read(other)
      expect(contents(odd)).toEqual({ 'a\nb': 'y\n' })
      expect(odd.skipped.map(({ reason }) => reason).sort()).toEqual(['name', 'unreadable'])
    } finally {
      await at().lab.engine.destroy('many-files-1')
    }
  })

  it('SB18 a link in the box leads neither a put nor a removal outside it', async () => {
    const secret = '/etc/greenroom-only-on-the-machine'
    const own = '/etc/profile'
    const machine = readFileSync(own, 'utf8')
    await text(
      box(),
      'ln -sfn / /opt/up; mkdir -p /opt/jail; ln -sfn ../../../../.. /opt/jail/dots; cp /etc/profile /root/h',
    )
    await box().put([{ path: `/opt/up${secret}`, content: Buffer.from('in the box') }])
    expect(await text(box(), `cat ${secret}`)).toBe('in the box')
    await box().remove([`/opt/jail/dots${secret}`, `/opt/up${own}`])
    expect((await inside(box(), `ls ${secret} ${own}`)).exitCode).not.toBe(0)
    expect([existsSync(secret), readFileSync(own, 'utf8')]).toEqual([false, machine])
    // The process of the machine that puts them is nowhere to be named by.
    const proc = await text(
      box(),
      'ls -l /proc/self/root/opt/up/etc/passwd | wc -l; mv /root/h /etc/profile; rm -r /opt/up /opt/jail',
    )
    expect(proc).toBe('1')
  })

  it('SB51 a full disk leaves the old file as it was', async () => {
    if (at().lab.gaps.includes('disk-limit')) return expectGap(at().lab, /disk/)
    await box().put([{ path: `${FOLDER}/kept`, content: Buffer.from('old') }])
    await inside(box(), 'cat /dev/zero > /srv/full')
    const large = Buffer.alloc(1 << 20, 'x')
    await expect(box().put([{ path: `${FOLDER}/kept`, content: large }])).rejects.toThrow(/No space left/)
    expect(
      await text(box(), `rm /srv/full; cat ${FOLDER}/kept; ls -A ${FOLDER} | grep -c greenroom || true`),
    ).toBe('old0')
  })

  it('SB53 root of the box can neither see the watcher nor use up its watches', async () => {
    const hold = exhaust('', 'libc.inotify_init1(0)', 4000).replace(
      'print(got)',
      'print(got, flush=True); import time; time.sleep(60)',
    )
    const hog = await startIn(box(), { argv: ['bash', '-c', hold] })
    await hog.firstOutput
    await text(box(), `mkdir -p ${FOLDER}`)
    const watch = await watchIn(box())
    expect((await inside(box(), 'ps -eo comm,args | grep [g]reenroom')).stdout).toBe('')
    // Without watches it would look again and again, and tell of it.
    await text(box(), 'sleep 0.6')
    expect(watch.told()).toBe(0)
    await watch.after(() => text(box(), `mkdir -p ${FOLDER}/x && echo 1 > ${FOLDER}/x/y`))
    watch.stop()
    hog.run.stop('stopped')
    expect(Number((await hog.ended).out)).toBeLessThanOrEqual(48)
  })

  it('SB53 a watch goes on over a reboot, which counts as a change', async () => {
    const other = await at().lab.engine.create('watch-1', smallSpec())
    try {
      await text(other, `mkdir -p ${FOLDER}`)
      const watch = await watchIn(other)
      await watch.after(() => other.reboot())
      await watch.after(() => text(other, `echo 1 > ${FOLDER}/after`))
    } finally {
      await at().lab.engine.destroy('watch-1')
    }
  })
}
