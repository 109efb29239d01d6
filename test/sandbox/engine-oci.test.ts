import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { findCgroupHost } from '#sandbox/engines/cgroups.ts'
import { findNativeSources } from '#sandbox/engines/create-engine.ts'
import { findBoxes, leftoversOf } from '#sandbox/engines/leftovers.ts'
import { placesOf } from '#sandbox/engines/oci-places.ts'
import { createOciEngine } from '#sandbox/engines/oci.ts'
import { rootsOf } from '#sandbox/engines/roots.ts'
import { buildImages } from '#sandbox/image/build.ts'
import { imagesFolder } from '#sandbox/image/place.ts'
import { inside, listCgroups, smallSpec, text, type Lab } from './box-lab.ts'
import { describeEngine } from './engine-contract.ts'
import { runIn } from './run-lab.ts'

const STATE = process.env.GREENROOM_STATE ?? '/var/lib/greenroom'

async function openLab(): Promise<Lab & { stateDir: string }> {
  await buildImages({
    stateDir: STATE,
    names: ['web', 'build', 'code'],
    inputs: 'sandbox/image',
    now: () => new Date(),
    say: () => undefined,
  })
  // A state folder of its own: these boxes are nobody's leftovers, and a real host's are not ours.
  const stateDir = await mkdtemp(join(tmpdir(), 'greenroom-oci-'))
  await symlink(imagesFolder(STATE), imagesFolder(stateDir))
  const reports: string[] = []
  const engine = createOciEngine({
    stateDir,
    nativeSources: findNativeSources(),
    report: (words) => reports.push(words),
  })
  const places = placesOf(stateDir)
  return {
    engine,
    stateDir,
    gaps: [],
    leftovers: async () => {
      const host = findCgroupHost(await readFile('/proc/self/mountinfo', 'utf8'))
      if (!host) throw new Error('no cgroup2 hierarchy')
      const ids = await findBoxes(places, host)
      const left = await Promise.all(ids.map((id) => leftoversOf(places, host, id)))
      return [...left.flat(), ...reports]
    },
    roots: async () => {
      const host = findCgroupHost(await readFile('/proc/self/mountinfo', 'utf8'))
      return host ? rootsOf(places, host) : []
    },
    cgroups: async () => {
      const host = findCgroupHost(await readFile('/proc/self/mountinfo', 'utf8'))
      return host ? listCgroups(host, places.cgroupRoot) : []
    },
    close: async () => {
      for (const id of await engine.list()) await engine.destroy(id)
      await engine.close()
      await rm(stateDir, { recursive: true })
    },
  }
}

describeEngine('oci', openLab)

describe('the image for building', () => {
  it('SB41 gdb opens the core of what was compiled and crashed there', async () => {
    const lab = await openLab()
    try {
      const box = await lab.engine.create(
        'crash-1',
        smallSpec({ image: 'build', memoryMb: 256, diskMb: 128 }),
      )
      await text(
        box,
        'mkdir /srv/c && cd /srv/c && echo "int main(void) { int *p = 0; return *p; }" > boom.c && gcc -g -o boom boom.c',
      )
      await inside(box, 'cd /srv/c && ulimit -c unlimited && ./boom')
      const back = await text(box, 'cd /srv/c && gdb -batch -ex bt boom core* 2> /dev/null')
      expect(back).toMatch(/#0 .* in main \(\) at boom\.c:1/)
      expect(
        await text(
          box,
          'cd /srv/c && gdb -batch -ex run boom 2>&1 | grep -c "Operation not permitted" || true',
        ),
      ).toBe('0')
      expect(await text(box, 'MANPAGER=cat man 2 open 2> /dev/null | head -1')).toContain('open(2)')
    } finally {
      await lab.close()
    }
  })
})

describe('the image for programs', () => {
  it('SB54 runs what candidates write: Python, JavaScript, C, Bash, awk and SQL', async () => {
    const lab = await openLab()
    try {
      const box = await lab.engine.create('code-1', smallSpec({ image: 'code', memoryMb: 384, diskMb: 128 }))
      const cwd = '/root/work'
      const main = '#include <stdio.h>\nint main(void) { int n; scanf("%d", &n); printf("%d\\n", n * 2); }\n'
      await box.put([{ path: `${cwd}/main.c`, content: Buffer.from(main) }])
      const programs = [
        ['python3', '-c', 'print(int(input()) * 2)'],
        ['node', '-e', 'process.stdin.on("data", (n) => console.log(n * 2))'],
        ['sh', '-c', 'gcc -O2 -Wall -o main main.c && ./main'],
        ['bash', '-c', 'read -r n; echo $((n * 2))'],
        ['gawk', '{ print $1 * 2 }'],
        ['sqlite3', '-batch', ':memory:', 'SELECT 21 * 2'],
      ]
      for (const argv of programs) {
        const { out, err, end } = await runIn(box, { argv, cwd, stdin: '21\n' })
        expect([argv[0], out, err, end.exitCode]).toEqual([argv[0], '42\n', '', 0])
      }
      expect(await text(box, 'type make git')).toMatch(/make is .*\n.*git is/)
    } finally {
      await lab.close()
    }
  })
})

async function processesNaming(stateDir: string): Promise<string[]> {
  const found: string[] = []
  for (const pid of await readdir('/proc')) {
    const words = /^\d+$/.test(pid) ? await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '') : ''
    if (words.startsWith(`${stateDir}/bin`)) found.push(words.split('\0').slice(0, 3).join(' '))
  }
  // The kernel log is read by this test's own engine.
  return found.filter((words) => !words.includes(' kernel-log'))
}

describe('a host that was killed', () => {
  it('SB22 takes its boxes with it, and the next host finds and removes what is left of them', async () => {
    const lab = await openLab()
    try {
      const stateDir = lab.stateDir
      const host = spawn('node', ['--import', 'tsx', 'test/sandbox/crashing-host.ts', stateDir, 'orphan-1'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      await new Promise<void>((resolve, reject) => {
        host.stdout.on('data', () => resolve())
        host.on('close', () => reject(new Error('the host ended early')))
      })
      host.kill('SIGKILL')
      await new Promise((resolve) => host.on('close', resolve))
      expect(await lab.engine.list()).toEqual(['orphan-1'])
      expect((await lab.leftovers()).some((name) => name.startsWith('mount '))).toBe(true)
      await lab.engine.destroy('orphan-1')
      expect(await lab.leftovers()).toEqual([])
      expect(await lab.engine.list()).toEqual([])
      // Those who stood beside its run and its folder have ended with it.
      await vi.waitFor(async () => expect(await processesNaming(stateDir)).toEqual([]), { timeout: 5000 })
    } finally {
      await lab.close()
    }
  })
})
