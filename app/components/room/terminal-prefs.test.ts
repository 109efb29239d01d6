import { describe, expect, it } from 'vitest'
import { FONT_SIZES, readPrefs } from './terminal-prefs.ts'

describe('how somebody likes the terminal', () => {
  it('is as usual when nothing was kept or it cannot be read', () => {
    for (const kept of [null, '', '{', 'null', '[]'])
      expect(readPrefs(kept).fontSize, String(kept)).toBe(FONT_SIZES.usual)
  })

  it('keeps what is sensible and bounds the size', () => {
    expect(readPrefs('{"fontSize":900,"theme":"light","screenReader":true}')).toEqual({
      fontSize: FONT_SIZES.largest,
      theme: 'light',
      screenReader: true,
    })
    expect(readPrefs('{"fontSize":1,"theme":"pink","screenReader":"yes"}')).toEqual({
      fontSize: FONT_SIZES.smallest,
      theme: 'dark',
      screenReader: false,
    })
  })
})
