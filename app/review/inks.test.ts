import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inks as editorInks } from '#app/editor/colours.ts'
import { readDiff } from '#questions/read-diff.ts'
import { contrast } from '#test/support/contrast.ts'
import type { DiffFile } from './diff.ts'
import { inkChange } from './inks.server.ts'
import { inkedParts, INKS } from './inks.ts'

async function inked(path: string, lines: readonly string[]): Promise<DiffFile> {
  const count = (sign: string) => lines.filter((line) => line.startsWith(' ') || line.startsWith(sign)).length
  const head = `@@ -1,${count('-')} +1,${count('+')} @@`
  const { files, mistakes } = readDiff([`--- a/${path}`, `+++ b/${path}`, head, ...lines, ''].join('\n'))
  expect(mistakes).toEqual([])
  const [file] = await inkChange(files)
  if (!file) throw new Error('no file')
  return file
}

/** `ink:words` of each part that has a colour, line by line. */
function told({ hunks }: DiffFile): string[][] {
  return hunks.flatMap(({ lines }) =>
    lines.map(({ text, inks = [] }) =>
      inkedParts(text, inks).flatMap(({ ink, words }) => (ink ? [`${ink}:${words}`] : [])),
    ),
  )
}

describe('the colours of a change', () => {
  it.each([
    ['a.py', ' return 4  # four', ['keyword:return', 'number:4', 'comment:# four']],
    ['a.js', " const a = 'x'", ['keyword:const', "string:'x'"]],
    ['a.c', ' return 0; /* none */', ['keyword:return', 'number:0', 'comment:/* none */']],
    ['a.sh', ' if true; then # yes', ['keyword:if', 'number:true', 'keyword:then', 'comment:# yes']],
    ['a.yml', ' "up" # is it', ['string:"up"', 'comment:# is it']],
  ])('RD19 %s is read by its own grammar', async (path, line, parts) => {
    expect(told(await inked(path, [line]))).toEqual([parts])
  })

  it('RD19 each side is read as a whole: a string that only the old side opens goes on there alone', async () => {
    const file = await inked('a.py', ['-"""', '-if it ends', '+x = 1', ' if x:', '-"""', '+    pass'])
    expect(told(file)).toEqual([
      ['string:"""'],
      ['string:if it ends'],
      ['number:1'],
      ['keyword:if'],
      ['string:"""'],
      ['keyword:pass'],
    ])
  })

  it.each([
    'a.py',
    'a.js',
    'a.ts',
    'a.go',
    'a.c',
    'a.java',
    'a.sh',
    'a.sql',
    'a.md',
    'a.yaml',
    'a.txt',
    'Makefile',
  ])('RD19 broken code in %s keeps all its words', async (path) => {
    const lines = ["+'''\"(((", '+\u0000\u2028 }}} ${{ <<EOF `', ' ', `-${'['.repeat(400)}`, '+😀 "\\']
    const file = await inked(path, lines)
    for (const { text, inks = [] } of file.hunks.flatMap((hunk) => hunk.lines)) {
      const parts = inkedParts(text, inks)
      expect(parts.map(({ words }) => words).join('')).toBe(text)
      expect(parts.every(({ words }) => words !== '')).toBe(true)
    }
  })

  it('RD19 a change beyond all reading has no colours, and one with very many only so many', async () => {
    const huge = await inked('a.py', [`+x = "${'y'.repeat(60_000)}"`])
    expect(told(huge)).toEqual([[]])
    const many = await inked('a.py', Array<string>(4000).fill('+x = [1, 2]'))
    expect(told(many).flat().length).toBeLessThanOrEqual(5000)
    expect(told(many).flat().length).toBeGreaterThan(4900)
  })

  it('RD19 what was found for a change is found once', async () => {
    const { files } = readDiff('--- a/a.py\n+++ b/a.py\n@@ -1,1 +1,1 @@\n-x = 1\n+x = 2\n')
    expect(inkChange(files)).toBe(inkChange(files))
    expect(files[0]?.hunks[0]?.lines.every((line) => !('inks' in line))).toBe(true)
  })
})

describe('the parts of a line', () => {
  it('RD19 hold all of it, coloured or not', () => {
    expect(inkedParts('if a: b', [0, 2, 0, 6, 1, 2])).toEqual([
      { words: 'if', ink: 'keyword' },
      { words: ' a: ', ink: null },
      { words: 'b', ink: 'number' },
    ])
    expect(inkedParts('plain', [])).toEqual([{ words: 'plain', ink: null }])
  })
})

const css = readFileSync(new URL('../styles/app.css', import.meta.url), 'utf8')

function token(name: string): [string, string] {
  const [, light = '', dark = ''] =
    new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css) ?? []
  return [light, dark]
}

describe('the colours themselves', () => {
  const grounds = ['surface', 'accent-soft', 'stop-soft']
  it.each(INKS.flatMap((ink) => grounds.map((ground) => ({ ink, ground }))))(
    'RD19 $ink is read on $ground, light and dark',
    ({ ink, ground }) => {
      for (const theme of [0, 1] as const)
        expect(contrast(token(`code-${ink}`)[theme], token(ground)[theme])).toBeGreaterThanOrEqual(4.5)
    },
  )

  it('RD19 are those of the editor', () => {
    const { keyword, text2, number, call, type, faint } = editorInks
    expect(INKS.map((ink) => token(`code-${ink}`))).toEqual([keyword, text2, number, call, type, faint])
  })
})
