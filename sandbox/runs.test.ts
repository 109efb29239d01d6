import { describe, expect, it, vi } from 'vitest'
import { runInput, RUNS_PER_BOX_MAX, type HostEvent } from './contract.ts'
import type { RunListener, Sandbox } from './engines/engine.ts'
import { Runs } from './runs.ts'

const END: Parameters<RunListener['onEnd']>[0] = {
  because: 'exited',
  exitCode: 0,
  signal: null,
  cpuMs: 1,
  wallMs: 2,
  memoryMb: 3,
  outputBytes: 0,
  truncated: false,
  processesRefused: false,
}

/** A box whose programs do what the test says. */
function openRuns() {
  const events: HostEvent[] = []
  const state = { waiting: 0 }
  const listeners: RunListener[] = []
  const stop = vi.fn()
  const holdBack = vi.fn()
  const runs = new Runs({ tellAll: (event) => events.push(event), waitingBytes: () => state.waiting })
  const box = {
    startRun(_: unknown, listener: RunListener) {
      listeners.push(listener)
      return Promise.resolve({ stop, holdBack })
    },
  } as unknown as Sandbox
  const start = (runId: string) =>
    runs.start(box, runInput.parse({ sandboxId: 'box-1', runId, argv: ['true'] }))
  const program = () => listeners.at(-1) ?? expect.fail('nothing was started')
  return { runs, start, program, events, state, stop, holdBack }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))
const settled = (events: HostEvent[]) => vi.waitFor(() => expect(events.at(-1)?.type).toBe('run-ended'))

describe('runs', () => {
  it('SB44 nothing of a run is told before its start was answered, however short it is', async () => {
    const { start, runs, program, events } = openRuns()
    const starting = start('run-1')
    program().onOutput('out', 0, Buffer.from('hi'))
    program().onEnd({ ...END, outputBytes: 2 })
    await starting
    expect([events, runs.list('box-1')]).toEqual([[], ['run-1']])
    await turn()
    expect(events).toEqual([
      { type: 'run-output', sandboxId: 'box-1', runId: 'run-1', stream: 'out', offset: 0, content: 'aGk=' },
      { type: 'run-ended', sandboxId: 'box-1', runId: 'run-1', ...END, outputBytes: 2 },
    ])
    expect(runs.list('box-1')).toEqual([])
  })

  it('SB47 what is printed line by line is gathered, in order, and the end comes last', async () => {
    const { start, program, events } = openRuns()
    await start('run-1')
    await turn()
    for (let line = 0; line < 500; line++) program().onOutput('out', line * 2, Buffer.from('x\n'))
    program().onOutput('err', 0, Buffer.from('oh'))
    program().onOutput('out', 1000, Buffer.alloc(70_000, 'y'))
    program().onEnd(END)
    await settled(events)
    const told = events.flatMap((event) => (event.type === 'run-output' ? [event] : []))
    expect(told.map(({ stream, offset }) => [stream, offset])).toEqual([
      ['out', 0],
      ['err', 0],
      ['out', 1000],
    ])
    expect(Buffer.from(told[0]?.content ?? '', 'base64')).toHaveLength(1000)
  })

  it('SB47 an event is no larger than a frame takes, however much was gathered', async () => {
    const { start, program, events } = openRuns()
    await start('run-1')
    await turn()
    const piece = Buffer.alloc(24 << 10, 'x')
    for (let n = 0; n < 8; n++) program().onOutput('out', n * piece.length, piece)
    program().onEnd({ ...END, outputBytes: 8 * piece.length })
    await settled(events)
    const sizes = events.flatMap((event) =>
      event.type === 'run-output' ? [Buffer.from(event.content, 'base64').length] : [],
    )
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(8 * piece.length)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(64 << 10)
  })

  it('SB47 while an app does not read, programs are held back and nothing is sent or lost', async () => {
    const { start, program, events, state, holdBack } = openRuns()
    await start('run-1')
    await turn()
    state.waiting = 2 << 20
    program().onOutput('out', 0, Buffer.from('later'))
    await vi.waitFor(() => expect(holdBack).toHaveBeenLastCalledWith(true))
    expect(events).toEqual([])
    program().onEnd(END)
    expect(events).toEqual([])
    state.waiting = 0
    await settled(events)
    expect(holdBack).toHaveBeenLastCalledWith(false)
    expect(events[0]).toMatchObject({ type: 'run-output', content: Buffer.from('later').toString('base64') })
  })

  it('SB50 one id is one run at a time, and a box has at most eight', async () => {
    const { runs, start, program } = openRuns()
    await start('run-0')
    expect(runs.refuses({ sandboxId: 'box-1', runId: 'run-0' })).toBe('taken')
    expect(runs.refuses({ sandboxId: 'box-2', runId: 'run-0' })).toBeNull()
    for (let n = 1; n < RUNS_PER_BOX_MAX; n++) await start(`run-${n}`)
    expect(runs.refuses({ sandboxId: 'box-1', runId: 'one-more' })).toBe('full')
    expect(runs.refuses({ sandboxId: 'box-2', runId: 'one-more' })).toBeNull()
    await turn()
    program().onEnd(END)
    expect(runs.refuses({ sandboxId: 'box-1', runId: 'one-more' })).toBeNull()
  })

  it('SB48 a run that is stopped while it starts is stopped, and one that is unknown is no fault', async () => {
    const { runs, start, stop } = openRuns()
    const starting = start('run-1')
    runs.stop('box-1', 'run-1')
    runs.stop('box-1', 'never')
    expect(stop).not.toHaveBeenCalled()
    await starting
    expect(stop).toHaveBeenCalledWith('stopped')
  })

  it('SB50 an id is free again when its run could not be started', async () => {
    const { runs } = openRuns()
    const box = { startRun: () => Promise.reject(new Error('gone')) } as unknown as Sandbox
    const input = runInput.parse({ sandboxId: 'box-1', runId: 'run-1', argv: ['true'] })
    await expect(runs.start(box, input)).rejects.toThrow('gone')
    expect(runs.list('box-1')).toEqual([])
  })
})
