import { describe, expect, it } from 'vitest'
import { FILE_BYTES_MAX, FILES_MAX, TEXT_BYTES_MAX } from '#app/document/limits.ts'
import { chooseFiles, isByTheWay, leftSentence } from './file-rules.ts'

const entry = (path: string, bytes = 1) => ({ path, bytes, text: 'x' })

describe('which files of a box are brought into the editor', () => {
  it('CO5 those of the document first, then as many as there is room for', () => {
    const read = Array.from({ length: FILES_MAX + 5 }, (_file, number) =>
      entry(`a${String(number).padStart(3, '0')}`),
    )
    const { files, left } = chooseFiles([...read, entry('z-main.py')], new Set(['z-main.py']))
    expect(files.size).toBe(FILES_MAX)
    expect(files.has('z-main.py')).toBe(true)
    expect(left.map(({ reason }) => reason)).toEqual(Array.from({ length: 6 }, () => 'too-many'))
  })

  it('CO5 none that is too large, alone or together', () => {
    const large = chooseFiles([entry('a', FILE_BYTES_MAX + 1)], new Set())
    expect(large.left).toEqual([{ path: 'a', reason: 'too-large' }])
    const count = Math.floor(TEXT_BYTES_MAX / FILE_BYTES_MAX) + 1
    const many = Array.from({ length: count }, (_file, number) => entry(`f${number}`, FILE_BYTES_MAX))
    expect(chooseFiles(many, new Set()).left).toEqual([{ path: `f${count - 1}`, reason: 'too-many' }])
  })

  it.each(['../up', '/root/x', 'a/../b', 'tab\there', 'a//b', '.', 'x'.repeat(300), 'ünï'])(
    'CO10 %j stays in the box',
    (path) => {
      expect(chooseFiles([entry(path)], new Set()).left).toEqual([{ path, reason: 'name' }])
    },
  )

  it.each(['.main.py.swp', 'main.py~', '#main.py#', '.#main.py', '4913', 'x/main.pyc'])(
    'CO5 %s is what a tool left, and nobody’s tab',
    (path) => {
      expect(isByTheWay(path)).toBe(true)
      expect(chooseFiles([entry(path)], new Set())).toEqual({ files: new Map(), left: [] })
    },
  )

  it('CO5 says in one sentence which stay, and counts what it does not name', () => {
    expect(leftSentence([], 0)).toBeNull()
    expect(leftSentence([{ path: 'a.out', reason: 'binary' }], 0)).toBe('Only in the box: a.out (not text).')
    const many = Array.from({ length: 10 }, (_file, number) => ({
      path: `f${number}`,
      reason: 'too-large' as const,
    }))
    expect(leftSentence(many, 3)).toMatch(/f7 \(over 200 KB\) and 5 more\.$/)
  })
})
