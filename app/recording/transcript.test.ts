import { describe, expect, it } from 'vitest'
import { buildIndex } from './build-index.server.ts'
import { COMMANDS_MAX, LEFT_OUT_AFTER, TranscriptWriter } from './transcript.ts'
import { transcriptText } from './transcript-text.ts'

const PROMPT = '\x1b[1;32mroot@box\x1b[0m:\x1b[1;34m~\x1b[0m# '

async function transcriptOf(...outputs: string[]) {
  const header = '{"version":3,"term":{"cols":40,"rows":10}}\n'
  const lines = outputs.map((text) => JSON.stringify([1, 'o', text]) + '\n').join('')
  const built = await buildIndex([new TextEncoder().encode(header + lines)])
  return (built?.index.transcript ?? []).map((entry) => ({
    atMs: entry.atMs,
    command: entry.command,
    output: entry.output,
    ...(entry.wasGivenUp && { wasGivenUp: true }),
    ...(entry.fullScreenMs > 0 && { fullScreenMs: entry.fullScreenMs }),
    ...(entry.exitStatus !== null && { exitStatus: entry.exitStatus }),
  }))
}

describe('the transcript', () => {
  it('RP13 has each command as it was sent, and what came of it', async () => {
    const entries = await transcriptOf(
      `Welcome\r\n${PROMPT}`,
      'systemctl stats\b\x1b[Ktus nginx',
      '\r\n\x1b[31m●\x1b[0m nginx.service\r\n   Active: failed\r\n' + PROMPT,
      '\r\n' + PROMPT,
      'df -h\r\n',
      `Filesystem\r\n${PROMPT}`,
    )
    expect(entries).toEqual([
      { atMs: 1000, command: null, output: ['Welcome'] },
      { atMs: 3000, command: 'systemctl stattus nginx', output: ['● nginx.service', '   Active: failed'] },
      { atMs: 5000, command: 'df -h', output: ['Filesystem'] },
    ])
  })

  it('RP13 joins what the screen had broken into lines', async () => {
    const long = 'journalctl -u nginx --since yesterday | grep -i error | tail -n 5'
    const entries = await transcriptOf(PROMPT + long + '\r\n' + 'x'.repeat(90) + '\r\n' + PROMPT)
    expect(entries).toEqual([{ atMs: 1000, command: long, output: ['x'.repeat(90)] }])
  })

  it('RP13 sees the prompt behind output without a line end, of any machine', async () => {
    const entries = await transcriptOf(
      `${PROMPT}printf x\r\nx${PROMPT}ssh web1\r\n[deploy@web1 src]$ ls\r\na.c\r\n(venv) me@host:/a/b$ exit\r\n`,
      'sh-5.2# id\r\nuid=0\r\nbox$ true\r\nprice: 5$ for bob@example.test: all\r\n',
    )
    expect(entries.map(({ command, output }) => [command, ...output])).toEqual([
      ['printf x', 'x'],
      ['ssh web1'],
      ['ls', 'a.c'],
      ['exit'],
      ['id', 'uid=0'],
      ['true', 'price: 5$ for bob@example.test: all'],
    ])
  })

  it('RP13 tells what was given up from what ran, and commands of several lines from output', async () => {
    const entries = await transcriptOf(
      `${PROMPT}rm -rf /^C\r\n${PROMPT}for i in 1 2; do\r\n> echo $i\r\n> done\r\n1\r\n2\r\n${PROMPT}cat x\r\n> quoted mail\r\n`,
    )
    expect(entries).toEqual([
      { atMs: 1000, command: 'rm -rf /', output: [], wasGivenUp: true },
      { atMs: 1000, command: 'for i in 1 2; do\necho $i\ndone', output: ['1', '2'] },
      { atMs: 1000, command: 'cat x', output: ['> quoted mail'] },
    ])
  })

  it('RP13 says that a program had the whole screen, and not what it drew', async () => {
    const entries = await transcriptOf(
      `${PROMPT}vim a\r\n\x1b[?1049h\x1b[Hsecret drawing\r\n~\r\n`,
      '~',
      `\x1b[?1049l${PROMPT}ls\r\na\r\n`,
    )
    expect(entries).toEqual([
      { atMs: 1000, command: 'vim a', output: [], fullScreenMs: 2000 },
      { atMs: 3000, command: 'ls', output: ['a'] },
    ])
  })

  it('RP13 believes the shell where it marks its prompts', async () => {
    const entries = await transcriptOf(
      '\x1b]133;A\x07>>> my ~ prompt\x1b]133;B\x07 make all\r\n\x1b]133;C\x07error\r\n\x1b]133;D;2\x07',
      '\x1b]133;A\x07>>> my ~ prompt\x1b]133;B\x07 true\r\n\x1b]133;D;0\x07',
    )
    expect(entries).toEqual([
      { atMs: 1000, command: 'make all', output: ['error'], exitStatus: 2 },
      { atMs: 2000, command: 'true', output: [], exitStatus: 0 },
    ])
  })

  it('RP13 is not confused by a screen that is cleared', async () => {
    const entries = await transcriptOf(
      `${PROMPT}ls\r\na\r\n${PROMPT}clear\r\n\x1b[H\x1b[2J\x1b[3J${PROMPT}id\r\nuid=0\r\n`,
    )
    expect(entries.map(({ command, output }) => [command, ...output])).toEqual([
      ['ls', 'a'],
      ['clear'],
      ['id', 'uid=0'],
    ])
  })

  it('RP14 keeps the beginning and the end of long output and says how much is left out', () => {
    const writer = new TranscriptWriter()
    writer.line('box$ seq 5000', 0)
    for (let i = 1; i <= 5000; i++) writer.line(`${i}`, i)
    const [entry] = writer.finish(6000)
    expect(entry?.output).toHaveLength(300)
    expect(entry?.leftOut).toBe(4700)
    expect([entry?.output[0], entry?.output[LEFT_OUT_AFTER], entry?.output.at(-1)]).toEqual([
      '1',
      '4901',
      '5000',
    ])
    expect(transcriptText(entry ? [entry] : [])).toContain('200\n(4700 lines are left out here)\n4901')
  })

  it('RP14 keeps no more commands and text than it may, and says so', () => {
    const writer = new TranscriptWriter()
    for (let i = 0; i < COMMANDS_MAX + 5; i++) writer.line(`box$ command ${i}`, i)
    expect(writer.finish(0)).toHaveLength(COMMANDS_MAX)
    expect(writer.isFull).toBe(true)
    const large = new TranscriptWriter()
    for (let i = 0; i < 4000; i++) {
      if (i % 100 === 0) large.line(`box$ cat ${i}`, i)
      large.line('y'.repeat(1000), i)
    }
    const chars = large.finish(0).reduce((sum, { output }) => sum + output.join('').length, 0)
    expect(chars).toBeLessThanOrEqual(2 << 20)
    expect(large.isFull).toBe(true)
  })

  it('RP15 reads as plain text: times, commands, output, in this order', async () => {
    const header = '{"version":3,"term":{"cols":40,"rows":10}}\n'
    const text = `[65,"o",${JSON.stringify(`${PROMPT}ls\r\na\r\n${PROMPT}rm x^C\r\n${PROMPT}top\r\n\u001b[?1049h`)}]\n[9,"m","x"]\n`
    const built = await buildIndex([new TextEncoder().encode(header + text)])
    expect(transcriptText(built?.index.transcript ?? [])).toBe(
      '1:05 $ ls\na\n\n1:05 $ rm x (given up before it ran)\n\n1:05 $ top\n(a program had the whole screen for 9 seconds)\n',
    )
  })
})
