// One program in a box, from its start to its end, with what it wrote.
import type { SandboxClient } from '#sandbox/client.ts'
import type { HostEvent, RequestInput } from '#sandbox/contract.ts'
import type { Outcome } from './judge-coding.ts'

type Run = Omit<RequestInput<'startRun'>, 'sandboxId' | 'runId'>

/** A host that goes away ends every run as lost, so this comes to an end in any case. */
export async function runInBox(client: SandboxClient, sandboxId: string, run: Run): Promise<Outcome> {
  const runId = `check-${++count}`
  const written = { out: [] as Buffer[], err: [] as Buffer[] }
  const textOf = (stream: 'out' | 'err') => Buffer.concat(written[stream]).toString('utf8')
  let stop = () => {}
  const ended = new Promise<Outcome>((resolve) => {
    const take = (event: HostEvent) => {
      if (!('runId' in event) || event.runId !== runId || event.sandboxId !== sandboxId) return
      if (event.type === 'run-output') written[event.stream].push(Buffer.from(event.content, 'base64'))
      else resolve({ ...event, stdout: textOf('out'), stderr: textOf('err') })
    }
    const offEvents = client.onEvent(take)
    const offConnection = client.onConnection((connected) => {
      if (!connected) resolve({ ...LOST, stdout: textOf('out'), stderr: textOf('err') })
    })
    stop = () => {
      offEvents()
      offConnection()
    }
  })
  try {
    await client.request('startRun', { sandboxId, runId, ...run })
    return await ended
  } finally {
    stop()
  }
}

let count = 0
const LOST = { exitCode: null, signal: null, because: 'lost', cpuMs: 0, truncated: false } as const
