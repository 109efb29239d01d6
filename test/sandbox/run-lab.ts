// Runs for tests: one that is over, with all it printed, and one that goes on, to be stopped.
import { runInput, type RunInput } from '#sandbox/contract.ts'
import type { Run, RunListener, Sandbox } from '#sandbox/engines/engine.ts'

export type Ended = Parameters<RunListener['onEnd']>[0]
export type Finished = { out: string; err: string; outBytes: Buffer; offsets: number[]; end: Ended }
export type RunOverrides = Omit<Partial<RunInput>, 'limits' | 'sandboxId' | 'runId'> & {
  limits?: Partial<RunInput['limits']>
}

export function toRun(overrides: RunOverrides): RunInput {
  return runInput.parse({ sandboxId: 'box-1', runId: 'run-1', argv: ['true'], ...overrides })
}

export type Going = { run: Run; ended: Promise<Finished>; firstOutput: Promise<void> }

export async function startIn(box: Sandbox, overrides: RunOverrides): Promise<Going> {
  const pieces = { out: [] as Buffer[], err: [] as Buffer[] }
  const offsets: number[] = []
  let onOutput = () => {}
  const firstOutput = new Promise<void>((resolve) => (onOutput = resolve))
  let onEnd: (finished: Finished) => void = () => {}
  const ended = new Promise<Finished>((resolve) => (onEnd = resolve))
  const run = await box.startRun(toRun(overrides), {
    onOutput(stream, offset, content) {
      pieces[stream].push(Buffer.from(content))
      if (stream === 'out') offsets.push(offset)
      onOutput()
    },
    onEnd(end) {
      const outBytes = Buffer.concat(pieces.out)
      onEnd({ out: outBytes.toString(), err: Buffer.concat(pieces.err).toString(), outBytes, offsets, end })
    },
  })
  return { run, ended, firstOutput }
}

export async function runIn(box: Sandbox, overrides: RunOverrides): Promise<Finished> {
  return (await startIn(box, overrides)).ended
}

export function runScript(
  box: Sandbox,
  script: string,
  overrides: Omit<RunOverrides, 'argv'> = {},
): Promise<Finished> {
  return runIn(box, { ...overrides, argv: ['bash', '-c', script] })
}
