import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inStep } from './dependencies.mjs'
import { databaseFile, placesFrom, ROOT } from './places.mjs'
import { findMissing } from './preflight.mjs'
import { createProgress } from './progress.mjs'
import { runCommand } from './run-command.mjs'
import { assertNothingMissing, runSteps } from './setup.mjs'
import { hashOf } from './stamps.mjs'

const wellEquipped = {
  platform: 'linux',
  arch: 'x64',
  node: [20, 19, 0],
  kernel: [6, 1],
  engine: 'oci',
  isRoot: false,
  hasSudo: true,
  hasApt: true,
  fileSystems: 'nodev\toverlay\n\text4\n',
  modulesBuiltFor: false,
  userNamespaces: 1000,
  loop: true,
  cgroups: true,
  writable: true,
  root: '/srv/greenroom',
  freeBytes: 10 * 2 ** 30,
}

describe('steps', () => {
  const said: string[] = []
  const progress = createProgress({ write: (text: string) => said.push(text), live: false })
  const at = { note: () => {} }
  beforeEach(() => said.splice(0))

  it('RU1 a step that is done already is skipped', async () => {
    const ran: string[] = []
    const step = (title: string, done: boolean) => ({ title, isDone: () => done, run: () => ran.push(title) })
    const result = await runSteps([step('old', true), step('due', false)], at, progress)
    expect(ran).toEqual(['due'])
    expect(result.skipped).toBe(1)
    expect(said.join('')).toMatch(/… due\n {2}✓ due \(0\.0 s\)/)
  })

  it('RU3 a step that fails stops set-up with its name and the end of its words', async () => {
    const noisy = 'for (let i = 0; i < 100; i++) console.log("line " + i); process.exit(3)'
    const failing = {
      title: 'box image',
      isDone: () => false,
      run: () => runCommand(process.execPath, ['-e', noisy]),
    }
    const never = { title: 'never', isDone: () => false, run: () => expect.unreachable() }
    const stopped = await runSteps([failing, never], at, progress).catch((error: Error) => error.message)
    expect(stopped).toMatch(/^Set-up stopped at: box image\n.*ended with code 3\nline 60\n/)
    expect(stopped).toMatch(/line 99$/)
    expect(said.join('')).toContain('✗ box image')
  })
})

describe('stamps', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'greenroom-stamps-'))
    writeFileSync(join(folder, 'a.ts'), 'one')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('RU1 inputs count by name and content, and tests do not count', () => {
    const before = hashOf(folder, ['.'])
    writeFileSync(join(folder, 'a.test.ts'), 'test')
    expect(hashOf(folder, ['.'])).toBe(before)
    writeFileSync(join(folder, 'b.ts'), '')
    const withEmpty = hashOf(folder, ['.'])
    expect(withEmpty).not.toBe(before)
    writeFileSync(join(folder, 'a.ts'), 'two')
    expect(hashOf(folder, ['.'])).not.toBe(withEmpty)
  })
})

describe('preflight', () => {
  it('RU2 a well equipped machine lacks nothing', () => {
    expect(findMissing(wellEquipped)).toEqual([])
  })

  it.each([
    [{ platform: 'darwin' }, 'runs on Linux'],
    [{ arch: 'ia32' }, 'x86-64 and arm64'],
    [{ node: [20, 18, 9] }, 'Node 20.19'],
    [{ node: [18, 30, 0] }, 'Node 20.19'],
    [{ hasSudo: false }, 'sudo is not installed'],
    [{ writable: false }, 'cannot be written'],
    [{ hasApt: false }, 'apt-get'],
    [{ freeBytes: 2 ** 30 }, '1.0 GiB'],
    [{ cgroups: false }, 'cgroups'],
    [{ kernel: [5, 15] }, 'Linux 5.19'],
    [{ userNamespaces: 0 }, 'max_user_namespaces'],
    [{ fileSystems: 'nodev\toverlay' }, 'no ext4'],
    [{ fileSystems: 'ext4' }, 'no overlay'],
    [{ loop: false }, '/dev/loop-control'],
  ])('RU2 %o is named with a remedy', (lack, words) => {
    const missing = findMissing({ ...wellEquipped, ...lack })
    expect(missing).toHaveLength(1)
    expect(missing[0]?.missing).toContain(words)
    expect(missing[0]?.remedy).toMatch(/.{10}/)
  })

  it('RU2 everything that is missing is named at once, and Docker is not asked for what only our engine needs', () => {
    const bare = { ...wellEquipped, hasSudo: false, loop: false }
    expect(() => assertNothingMissing(findMissing(bare))).toThrow(/sudo[\s\S]*\n[\s\S]*loop/)
    expect(findMissing({ ...wellEquipped, loop: false, kernel: [5, 10], engine: 'docker' })).toEqual([])
  })
})

describe('dependencies', () => {
  const wanted = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b-win32': { version: '2.0.0', optional: true },
  }

  it('RU4 a package of another platform may be absent', () => {
    expect(inStep(wanted, { 'node_modules/a': { version: '1.0.0' } })).toBe(true)
  })

  it('RU4 an absent package or another version is out of step', () => {
    expect(inStep(wanted, {})).toBe(false)
    expect(inStep(wanted, { 'node_modules/a': { version: '1.0.1' } })).toBe(false)
    expect(inStep(wanted, null)).toBe(false)
  })
})

describe('places', () => {
  it('RU5 every place has a default inside the ignored folders', () => {
    expect(placesFrom({})).toMatchObject({
      GREENROOM_STATE: '/var/lib/greenroom',
      SANDBOX_SOCKET: join(ROOT, '.data/run/host.sock'),
      DATABASE_URL: `file:${join(ROOT, '.data/greenroom.db')}`,
      PUBLIC_URL: 'http://localhost:3000',
    })
  })

  it('RU5 a variable moves a place, and the address follows the port', () => {
    const moved = placesFrom({ PORT: '3100', SANDBOX_SOCKET: '/run/x.sock', DATABASE_URL: 'file:./here.db' })
    expect(moved.PUBLIC_URL).toBe('http://localhost:3100')
    expect(moved.SANDBOX_SOCKET).toBe('/run/x.sock')
    expect(databaseFile(moved.DATABASE_URL)).toBe(join(ROOT, 'here.db'))
  })
})
