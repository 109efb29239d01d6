// Recordings that nobody should have: cut off, spoilt, foreign, and made to harm whoever watches. In a real browser, without the app.
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openReplayPages, type ReplayPages, type ReplayServer } from '#test/support/replay-in-browser.ts'
import { CHROMIUM } from './people.ts'

const HEADER = '{"version":3,"term":{"cols":80,"rows":24},"title":"Terminal 1"}'
const out = (...texts: string[]) => texts.map((text) => JSON.stringify([1, 'o', text]))
const file = (lines: string[]) => new TextEncoder().encode([HEADER, ...lines].join('\n'))
const STOLEN = 'stolen-by-a-box'
const MOST = '2147483647'

/** Each of them stands alone between two lines that are to be seen. */
const hostile: Record<string, string> = {
  'the clipboard': `\x1b]52;c;${btoa(STOLEN)}\x07\x1b]52;;${btoa(STOLEN)}\x1b\\`,
  'the title': `\x1b]0;${STOLEN}\x07\x1b]2;${STOLEN}\x1b\\\x1b[22;0t\x1b[23;0t\x1bk${STOLEN}\x1b\\`,
  'a link': `\x1b]8;;javascript:document.title='${STOLEN}'\x1b\\press\x1b]8;;\x1b\\`,
  'an address': 'https://elsewhere.example/press',
  'a question': '\x1b[6n\x1b[c\x1b[>c\x1b[?6n\x1b]11;?\x07\x1bZ\x05\x1b[21t\x1bP$q"p\x1b\\',
  'a picture': `\x1b]1337;File=inline=1:${'A'.repeat(5000)}\x07\x1bPq#0;2;0;0;0#0~~\x1b\\`,
  'numbers beyond any screen': `a\x1b[${MOST}b\x1b[${MOST}@\x1b[${MOST}L\x1b[${MOST}M\x1b[${MOST}S\x1b[${MOST}T\x1b[${MOST};${MOST}H`,
  'a size of its own': '\x1b[8;9999;9999t\x1b[?3h\x1b[4;9000;9000t\x1b#8',
  'a string without an end': `\x1b]2;${'x'.repeat(300_000)}`,
  'resets without end': '\x1bc\x1b[2J\x1b[3J'.repeat(50_000),
  'the mouse, and pasting': '\x1b[?1000h\x1b[?1003h\x1b[?1006h\x1b[?2004h\x1b[?1004h',
  markup: '<img src=x onerror="document.title=1"><script>document.title=2</script>',
}

describe('a recording in a real browser', () => {
  let browser: Browser
  let page: Page
  let asked: string[]
  let pages: ReplayPages
  beforeAll(async () => {
    pages = await openReplayPages()
    browser = await chromium.launch(CHROMIUM)
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
    page = await context.newPage()
    page.on('request', (request) => asked.push(request.url()))
    page.on('dialog', (dialog) => asked.push(`dialog: ${dialog.message()}`))
  })
  afterAll(async () => {
    await browser.close()
    pages.close()
  })

  async function open(recording: Uint8Array): Promise<ReplayServer> {
    const server = await pages.serve(recording)
    asked = []
    await page.goto(server.url)
    return server
  }
  const seek = (ms: number) => page.evaluate((at) => window.seek(at), ms)
  const shown = async () => (await page.locator('.xterm-rows').innerText()).replaceAll('\u00a0', ' ')

  it.each(Object.entries(hostile))(
    'JO25 %s reaches nothing beyond the screen, and what follows is seen',
    async (_, text) => {
      const server = await open(file(out('before\r\n', text, '\x1b\\\x1b[m\x1b[24;1H\r\nafter the trap\r\n')))
      await page.evaluate(() => window.opened)
      await page.evaluate(() => navigator.clipboard.writeText('mine'))
      const title = await page.title()
      await seek(server.index?.durationMs ?? 0)
      expect(await shown()).toContain('after the trap')
      // Pressed where a link would be.
      await page.keyboard.down('Control')
      for (const y of [8, 25, 42]) await page.mouse.click(20, y)
      await page.keyboard.up('Control')
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('mine')
      expect(await page.title()).toBe(title)
      expect(await page.locator('#root a, #root img, #root script').count()).toBe(0)
      expect(asked.filter((url) => !url.startsWith(server.url))).toEqual([])
      // Back and on again: the same.
      await seek(0)
      await seek(server.index?.durationMs ?? 0)
      expect(await shown()).toContain('after the trap')
    },
  )

  it('RP3 one that broke off or is spoilt in the middle is played as far as it can be read', async () => {
    const whole = new TextDecoder().decode(file(out('one\r\n', 'two\r\n', 'three\r\n')))
    const spoilt = whole.replace('[1,"o","two', '[1,"o"\u0000,,"two')
    const server = await open(new TextEncoder().encode(`${spoilt}\n[1,"o","fo`))
    await page.evaluate(() => window.opened)
    await seek(server.index?.durationMs ?? 0)
    expect((await shown()).trim().split(/\s+/)).toEqual(['one', 'three'])
    expect(server.index?.troubles).toMatchObject({ corruptLines: 1, isCut: true })
  })

  it('RP4 what is no recording says so', async () => {
    for (const text of [
      '',
      '\x7fELF\0\0',
      '{"version":1,"width":80,"height":24,"stdout":[]}',
      '<html></html>',
    ]) {
      await open(new TextEncoder().encode(text))
      const words = await page.evaluate(() =>
        window.opened.then(String, (error: unknown) => (error instanceof Error ? error.message : error)),
      )
      expect(words).toBe('This recording cannot be played.')
    }
  })
})
