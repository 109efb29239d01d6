// What a run is, on every engine there is, the fake one included.
import { expect, it } from 'vitest'
import type { Sandbox } from '#sandbox/engines/engine.ts'
import { runIn, runScript, startIn } from './run-lab.ts'

const FOLDER = '/srv/run'

export function describeRuns(box: () => Sandbox): void {
  it('SB44 a run gets its words, input, environment and folder, and tells how it ended', async () => {
    await box().put([{ path: `${FOLDER}/here`, content: Buffer.from('') }])
    const { out, err, end } = await runIn(box(), {
      argv: ['sh', '-c', 'cat; ls; printf "%s|" "$0" "$@"; echo "$COLOUR" >&2; exit 7', 'a b', '$HOME', '*'],
      cwd: FOLDER,
      env: { COLOUR: 'blå' },
      stdin: 'grüße\n',
    })
    expect(out).toBe('grüße\nhere\na b|$HOME|*|')
    expect(err).toBe('blå\n')
    expect(end).toMatchObject({ because: 'exited', exitCode: 7, signal: null, truncated: false })
    expect(end.outputBytes).toBe(Buffer.byteLength(out + err))
    expect(end.wallMs).toBeGreaterThan(0)
  })

  it('SB44 without input a program meets the end of it at once', async () => {
    expect((await runScript(box(), 'cat; echo done')).out).toBe('done\n')
  })

  it('SB44 input comes from a file of the box, and a missing one is said by the run itself', async () => {
    const input = Buffer.alloc(3 << 20, 'line of input\n')
    await box().put([{ path: `${FOLDER}/input.txt`, content: input }])
    const counted = await runIn(box(), { argv: ['wc', '-c'], stdinFile: `${FOLDER}/input.txt` })
    expect(counted.out.trim()).toBe(String(input.length))
    const missing = await runIn(box(), { argv: ['cat'], stdinFile: `${FOLDER}/nothing` })
    expect(missing.end).toMatchObject({ because: 'exited', exitCode: 126 })
    expect(missing.err).toContain('No such file')
    await box().remove([`${FOLDER}/input.txt`])
  })

  it('SB44 a program that is not there, a folder that is not there and a signal are results too', async () => {
    expect((await runIn(box(), { argv: ['/no/such/tool'] })).end).toMatchObject({ exitCode: 127 })
    const lost = await runIn(box(), { argv: ['true'], cwd: '/no/such/folder' })
    expect([lost.end.exitCode, lost.err]).toEqual([126, expect.stringContaining('No such file')])
    const killed = await runScript(box(), 'kill -SEGV $$')
    expect(killed.end).toMatchObject({ because: 'exited', exitCode: null, signal: 'SIGSEGV' })
  })

  it('SB45 what a run started in the background ends with it', async () => {
    const { out, end } = await runScript(
      box(),
      'setsid sleep 4721 & (setsid nohup sleep 4722 > /dev/null &); echo up',
    )
    expect([out, end.because]).toEqual(['up\n', 'exited'])
    const left = await runScript(box(), 'pgrep -fx "sleep 472[12]" || echo none')
    expect(left.out).toBe('none\n')
  })

  it('SB45 a background process that holds the output open does not hold the run', async () => {
    const { out, end } = await runScript(box(), 'sleep 60 & echo done')
    expect([out, end.because]).toEqual(['done\n', 'exited'])
    expect(end.wallMs).toBeLessThan(10_000)
  })

  it('SB46 a run that takes too long ends and says so', async () => {
    const { end } = await runScript(box(), 'setsid sleep 60 & sleep 60', { limits: { wallMs: 300 } })
    expect(end).toMatchObject({ because: 'wall', exitCode: null, signal: null })
    expect(end.wallMs).toBeGreaterThanOrEqual(295)
  })

  it('SB46 an infinite loop ends by the processor time it uses, and what it used is told', async () => {
    const { end } = await runScript(box(), 'while :; do :; done', { limits: { cpuSeconds: 0.3 } })
    expect(end.because).toBe('cpu')
    expect(end.cpuMs).toBeGreaterThanOrEqual(300)
  })

  it('SB47 output comes in order with its offsets, byte for byte', async () => {
    const script = 'for i in 1 2 3; do printf "\\000\\377\\200%s" $i; sleep 0.05; done'
    const { outBytes, offsets, end } = await runScript(box(), script)
    const wanted = [1, 2, 3].flatMap((i) => [0, 255, 128, 48 + i])
    expect([...outBytes]).toEqual(wanted)
    expect([offsets[0], ...offsets]).toEqual([0, ...offsets].sort((a, b) => a - b))
    expect(end.outputBytes).toBe(wanted.length)
  })

  it('SB47 output beyond its limit is counted and not sent', async () => {
    const { outBytes, end } = await runScript(box(), 'head -c 100000 /dev/zero; echo more >&2', {
      limits: { outputBytes: 1000 },
    })
    expect([outBytes.length, end.because, end.exitCode]).toEqual([1000, 'exited', 0])
    expect(end).toMatchObject({ outputBytes: 100_005, truncated: true })
  })

  it('SB46 a gigabyte of output ends the run, and only what is allowed is sent', async () => {
    const { outBytes, end } = await runScript(box(), 'head -c 1000000000 /dev/zero', {
      limits: { outputBytes: 5000 },
    })
    expect([outBytes.length, end.because, end.truncated]).toEqual([5000, 'output', true])
    expect(end.outputBytes).toBeLessThan(64 << 20)
  })

  it('SB48 stop ends a run with everything it started, and may be asked twice', async () => {
    const going = await startIn(box(), {
      argv: ['bash', '-c', "trap '' TERM INT HUP; setsid sleep 4723 & echo up; while :; do sleep 1; done"],
    })
    await going.firstOutput
    going.run.stop('stopped')
    going.run.stop('stopped')
    expect((await going.ended).end).toMatchObject({ because: 'stopped', exitCode: null })
    going.run.stop('stopped')
    expect((await runScript(box(), 'pgrep -fx "sleep 4723" || echo none')).out).toBe('none\n')
  })

  it('SB47 a run that is held back waits, and loses nothing', async () => {
    const going = await startIn(box(), {
      argv: ['bash', '-c', 'for i in {1..30000}; do echo "line $i of many, many lines"; done; echo end >&2'],
      limits: { outputBytes: 4 << 20 },
    })
    await going.firstOutput
    going.run.holdBack(true)
    // why: that nothing comes is only seen by waiting.
    const early = await Promise.race([
      going.ended,
      new Promise((resolve) => setTimeout(resolve, 300, 'waits')),
    ])
    going.run.holdBack(false)
    const { out, end } = await going.ended
    expect(early).toBe('waits')
    expect(out.split('\n').length).toBe(30_001)
    expect([end.because, end.truncated]).toEqual(['exited', false])
  })
}
