import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyHostLimits, checkHostLimits, type HostLimitsAt } from './host-limits.ts'

describe('host limits', () => {
  let folder: string
  let at: HostLimitsAt

  async function set(key: string, value: string): Promise<void> {
    const file = join(at.proc, key.replaceAll('.', '/'))
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, value)
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'greenroom-limits-'))
    at = { proc: join(folder, 'proc'), file: join(folder, 'limits.conf') }
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('SB20 a machine that is set too low is named in a sentence with its remedy', async () => {
    await set('fs.inotify.max_user_instances', '128\n')
    await set('kernel.pty.max', '99999\n')
    const warnings = await checkHostLimits(at)
    expect(warnings).toEqual([
      'fs.inotify.max_user_instances is 128 and should be at least 65536, so boxes stop starting after about twenty. ' +
        'Run `npm run setup` as root, or `sysctl --system` if it ran before.',
    ])
  })

  it.each([
    ['|/usr/share/apport/apport -p%p', /starts \/usr\/share\/apport\/apport as root of this machine/],
    ['/var/crash/core.%e.%p', /leaves no core dump in its working directory/],
    ['', /leaves no core dump/],
  ])(
    'SB41 a machine that hands core dumps to %o is warned about, and set-up mends it',
    async (pattern, words) => {
      await set('kernel.core_pattern', `${pattern}\n`)
      const [warning = '', ...others] = await checkHostLimits(at)
      expect(others).toEqual([])
      expect(warning).toMatch(words)
      expect(warning).toContain('npm run setup')
      expect(await applyHostLimits(at)).toEqual([`kernel.core_pattern: ${pattern} → core`])
      expect(await readFile(at.file, 'utf8')).toContain('kernel.core_pattern = core\n')
      expect(await checkHostLimits(at)).toEqual([])
      expect(await applyHostLimits(at)).toEqual([])
      expect(await readFile(at.file, 'utf8')).toContain('kernel.core_pattern = core\n')
    },
  )

  it.each(['core', 'core.%p', 'core-%e'])(
    'SB41 a machine whose pattern is %o is left as it is',
    async (pattern) => {
      await set('kernel.core_pattern', `${pattern}\n`)
      expect([await checkHostLimits(at), await applyHostLimits(at)]).toEqual([[], []])
    },
  )

  it('SB20 set-up raises what is too low, lowers nothing, and is quiet the second time', async () => {
    await set('fs.inotify.max_user_instances', '128\n')
    await set('kernel.pty.max', '99999\n')
    expect(await applyHostLimits(at)).toEqual(['fs.inotify.max_user_instances: 128 → 65536'])
    expect(await readFile(join(at.proc, 'kernel/pty/max'), 'utf8')).toBe('99999\n')
    const kept = await readFile(at.file, 'utf8')
    expect(kept).toContain('fs.inotify.max_user_instances = 65536')
    expect(kept).not.toContain('kernel.pty.max')
    expect(await applyHostLimits(at)).toEqual([])
    expect(await readFile(at.file, 'utf8')).toBe(kept)
    expect(await checkHostLimits(at)).toEqual([])
  })
})
