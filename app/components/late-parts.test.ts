import { describe, expect, it } from 'vitest'
import { fetchDrawnParts, keepLatePart, LATE_PART } from './late-parts.ts'

/** A page in which these parts were drawn. */
function pageWith(...names: string[]) {
  const marks = names.map((name) => ({ getAttribute: (of: string) => (of === LATE_PART ? name : null) }))
  return { querySelectorAll: () => marks }
}

const LONG_MS = 60_000

describe('parts whose code comes late', () => {
  it('JO20 a page is woken when the code of what was drawn is here, and only of that', async () => {
    const fetched: string[] = []
    for (const name of ['drawn', 'not-drawn'])
      keepLatePart(name, async () => {
        await Promise.resolve()
        fetched.push(name)
      })
    await fetchDrawnParts(pageWith('drawn', 'drawn', 'unheard-of'), LONG_MS)
    expect(fetched).toEqual(['drawn'])
  })

  it('JO20 a part inside a part is known when that one is here', async () => {
    const fetched: string[] = []
    keepLatePart('outer', async () => {
      keepLatePart('inner', async () => void fetched.push('inner'))
      fetched.push('outer')
    })
    await fetchDrawnParts(pageWith('outer', 'inner'), LONG_MS)
    expect(fetched).toEqual(['outer', 'inner'])
  })

  it('JO20 code that cannot be had, or does not come, holds nobody up', async () => {
    keepLatePart('gone', () => Promise.reject(new Error('no network')))
    await fetchDrawnParts(pageWith('gone'), LONG_MS)
    keepLatePart('never', () => new Promise(() => undefined))
    await fetchDrawnParts(pageWith('never'), 1)
  })
})
