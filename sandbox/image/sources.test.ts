import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { fromDeb822, fromOneLine, packageNames } from './sources.ts'

describe('image sources', () => {
  it('SB31 the mirror is what the machine’s apt says, in either of its formats', () => {
    const stanza = [
      'Types: deb deb-src',
      '# a comment',
      'URIs: http://mirror.example/debian',
      'Suites: bookworm bookworm-updates',
      'Components: main contrib',
      'Signed-By: /usr/share/keyrings/x.gpg',
      '',
      'Types: deb',
      'Enabled: no',
      'URIs: http://off.example/debian',
      'Suites: bookworm',
      'Components: main',
    ].join('\n')
    expect(fromDeb822(stanza)).toEqual([
      'deb http://mirror.example/debian bookworm main contrib',
      'deb http://mirror.example/debian bookworm-updates main contrib',
    ])
    expect(
      fromOneLine(
        '# no\ndeb [signed-by=/x arch=amd64] http://m.example/debian  bookworm main # yes\ndeb-src x y z',
      ),
    ).toEqual(['deb http://m.example/debian bookworm main'])
  })

  it('SB31 the package list has no package twice and what three questions and a PID 1 need', async () => {
    const names = packageNames(await readFile(`${import.meta.dirname}/images/base.txt`, 'utf8'))
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual(
      expect.arrayContaining(['systemd-sysv', 'openssh-server', 'cron', 'lsof', 'strace', 'procps']),
    )
    expect(packageNames('a # why\n\n# b\n c ')).toEqual(['a', 'c'])
  })
})
