// The images as they are built: with the real package manager, from the machine's own mirror.
import { execFile, spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildImages, tagOf } from '#sandbox/image/build.ts'
import { findLayers, imagesFolder } from '#sandbox/image/place.ts'

const run = promisify(execFile)
const STATE = process.env.GREENROOM_STATE ?? '/var/lib/greenroom'
const INPUTS = 'sandbox/image'
/** Everything of a tree but the times of reading and the numbers of inodes. */
const DIGEST = `find . -printf '%P %y %m %U %G %T@ %l\\n' | sort; find . -type f -print0 | sort -z | xargs -0 sha256sum`

const made: string[] = []

/** A state folder next to the machine's own, which already has the base: only layers are built in it. */
async function besideBase(tag: string): Promise<string> {
  const stateDir = await mkdtemp(join(STATE, 'greenroom-image-test-'))
  made.push(stateDir)
  await mkdir(imagesFolder(stateDir))
  await symlink(join(imagesFolder(STATE), tag), join(imagesFolder(stateDir), tag))
  return stateDir
}

async function digestOf(folder: string): Promise<string> {
  const { stdout } = await run('sh', ['-c', DIGEST], { cwd: folder, maxBuffer: 64 << 20 })
  return stdout
}

describe('images', () => {
  let base = ''

  const build = (stateDir: string) =>
    buildImages({ stateDir, names: ['web'], inputs: INPUTS, now: () => new Date(), say: () => undefined })

  beforeAll(async () => {
    base = (await build(STATE)).base?.tag ?? ''
  })
  afterAll(async () => {
    for (const folder of made) await rm(folder, { recursive: true })
  })

  it('SB31 two builds of a layer are the same tree', { timeout: 180_000 }, async () => {
    const trees: string[] = []
    for (let turn = 0; turn < 2; turn++) {
      const stateDir = await besideBase(base)
      await build(stateDir)
      const [top = '', below] = await findLayers(stateDir, 'web')
      expect(below).toContain(base)
      trees.push(await digestOf(top))
    }
    expect(trees[0]).toContain('usr/sbin/nginx')
    expect(trees[1]).toBe(trees[0])
    // Nothing of this machine, of the build or of what the base has already.
    expect(trees[0]).not.toMatch(/(^|\n|\.\/)(etc\/hostname|etc\/resolv\.conf|dev\/|usr\/bin\/bash|etc\/ssh)/)
  })

  it('SB38 a layer costs what it adds, and says so', async () => {
    const about = await build(STATE)
    expect(about.web?.allMb).toBe((about.web?.ownMb ?? 0) + (about.base?.ownMb ?? 0))
    expect(about.web?.ownMb).toBeLessThan((about.base?.ownMb ?? 0) / 10)
    expect(about.web?.seconds).toBeGreaterThan(0)
  })

  it('SB38 a changed list rebuilds its own image, a changed base all of them', async () => {
    const inputs = await mkdtemp(join(tmpdir(), 'greenroom-image-inputs-'))
    made.push(inputs)
    await cp(INPUTS, inputs, { recursive: true })
    const tags = async () => {
      const bottom = await tagOf(inputs, 'base', null)
      return [bottom, await tagOf(inputs, 'web', bottom), await tagOf(inputs, 'database', bottom)]
    }
    const before = await tags()
    await writeFile(join(inputs, 'images/web.txt'), 'nginx-light\n')
    const changed = await tags()
    expect([changed[0], changed[2]]).toEqual([before[0], before[2]])
    expect(changed[1]).not.toBe(before[1])
    const script = join(inputs, 'configure.sh')
    await writeFile(script, `${await readFile(script, 'utf8')}# one line more\n`)
    const after = await tags()
    expect(after.filter((tag) => changed.includes(tag))).toEqual([])
  })

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'SB38 a build that is ended by %s leaves no half image',
    async (signal) => {
      const stateDir = await besideBase(base)
      const args = ['--import', 'tsx', 'sandbox/image/build.ts', '--state', stateDir, '--name', 'web']
      const child = spawn('node', args, { stdio: ['ignore', 'pipe', 'ignore'], detached: true })
      const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
      await new Promise<void>((resolve) => {
        child.stdout.on('data', (chunk: Buffer) => chunk.toString().includes('being built') && resolve())
      })
      // A kill takes its whole group, as the end of a terminal or of a machine does.
      process.kill(signal === 'SIGKILL' ? -(child.pid ?? 0) : (child.pid ?? 0), signal)
      const code = await ended
      const left = (await readdir(imagesFolder(stateDir))).filter((name) => !name.startsWith('base'))
      expect(left.filter((name) => !name.startsWith('.building-'))).toEqual([])
      if (signal === 'SIGTERM') expect([code, left]).toEqual([130, []])
      expect((await readFile('/proc/self/mountinfo', 'utf8')).includes(stateDir)).toBe(false)
      // The next one begins by clearing up.
      await build(stateDir)
      const names = await readdir(imagesFolder(stateDir))
      expect(names.filter((name) => name.startsWith('.'))).toEqual([])
      expect(names).toContain('web')
    },
  )
})
