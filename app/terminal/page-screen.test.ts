import * as headless from '@xterm/headless'
import type { Terminal as Headless } from '@xterm/headless'
import type { Terminal } from '@xterm/xterm'
import { describe, expect, it } from 'vitest'
import { orderedScreen, plainTitle, swallowQueries, transcriptOf } from './page-screen.ts'

function page(): { terminal: Headless; said: string[]; asPage: Terminal } {
  const { Terminal: Made } = 'default' in headless ? (headless.default as typeof headless) : headless
  const terminal = new Made({ cols: 40, rows: 10, allowProposedApi: true, logLevel: 'off' })
  const said: string[] = []
  terminal.onData((text) => said.push(text))
  return { terminal, said, asPage: terminal as unknown as Terminal }
}

const write = (terminal: Headless, text: string) =>
  new Promise<void>((resolve) => terminal.write(text, resolve))
const queries = [
  '\x1b[c',
  '\x1b[>c',
  '\x1b[=c',
  '\x1b[5n',
  '\x1b[6n',
  '\x1b[?6n',
  '\x1b[4$p',
  '\x1b[?25$p',
  '\x1bP$qm\x1b\\',
  '\x1b[>q',
  '\x1b[18t',
  '\x1b]11;?\x07',
  '\x1b]4;1;?\x07',
  '\x05',
]

describe('the page and hostile output', () => {
  it('TE18 answers no query', async () => {
    const { terminal, said, asPage } = page()
    swallowQueries(asPage)
    for (const query of queries) await write(terminal, query)
    expect(said).toEqual([])
  })

  it('TE18 would answer them without the swallowing, so that this test can fail', async () => {
    const { terminal, said } = page()
    for (const query of queries) await write(terminal, query)
    expect(said.length).toBeGreaterThan(5)
  })

  it('TE18 makes no link and keeps the text of one', async () => {
    const { terminal, asPage } = page()
    swallowQueries(asPage)
    await write(terminal, '\x1b]8;;https://example.org\x07click me\x1b]8;;\x07')
    expect(terminal.buffer.active.getLine(0)?.translateToString(true)).toBe('click me')
    expect(terminal.buffer.active.getLine(0)?.getCell(0)?.isUnderline()).toBe(0)
  })

  it('TE18 shows a title short and plain', () => {
    expect(plainTitle('root@web-1: ~')).toBe('root@web-1: ~')
    expect(plainTitle(`\u202e${'x'.repeat(500)}\n`)).toBe('x'.repeat(60))
  })

  it('TE26 a size takes effect at its byte of the stream', async () => {
    const { terminal, asPage } = page()
    const screen = orderedScreen(asPage)
    const parsed: string[] = []
    const note = (name: string) => () => parsed.push(`${name} at ${terminal.cols}`)
    screen.write(Buffer.from('one'), note('one'))
    screen.resize(60, 12)
    screen.write(Buffer.from('two'), note('two'))
    screen.restart(50, 11)
    await new Promise<void>((resolve) => screen.write(Buffer.from('three'), resolve))
    expect(parsed).toEqual(['one at 40', 'two at 60'])
    expect(terminal.buffer.active.getLine(0)?.translateToString(true)).toBe('three')
    expect(terminal.cols).toBe(50)
  })

  it('TE28 gives the whole buffer as text, wrapped lines joined', async () => {
    const { terminal, asPage } = page()
    await write(terminal, `${'long '.repeat(20)}end\r\nsecond\r\n\r\n`)
    expect(transcriptOf(asPage)).toBe(`${'long '.repeat(20)}end\nsecond`)
  })
})
