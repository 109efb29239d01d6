import { describe, expect, it } from 'vitest'
import { internalsOf, openHeadless } from './headless.ts'

/** Carried out number by number it is hours. */
const ENORMOUS = 2147483647

function screenAfter(text: string): string[] {
  const terminal = openHeadless(20, 4)
  internalsOf(terminal).writeSync(`one\r\ntwo\r\nthree\x1b[2;1H${text}`)
  const { active } = terminal.buffer
  return Array.from({ length: 4 }, (_, y) => active.getLine(active.baseY + y)?.translateToString(true) ?? '')
}

describe('what a sequence may cost', () => {
  it.each(['L', 'M', 'S', 'T'])(
    'TE43 an enormous number before %s is done at once, and does what the height of the screen does',
    (final) => {
      expect(screenAfter(`\x1b[${ENORMOUS}${final}`)).toEqual(screenAfter(`\x1b[4${final}`))
      expect(screenAfter(`\x1b[${final}`)).toEqual(screenAfter(`\x1b[1${final}`))
    },
  )

  it('TE43 a character is repeated along lines, and not for ever', () => {
    expect(screenAfter(`x\x1b[3b`)[1]).toBe('xxxx')
    expect(screenAfter(`x\x1b[${ENORMOUS}b`).at(-1)).toMatch(/^x+$/)
  })
})
