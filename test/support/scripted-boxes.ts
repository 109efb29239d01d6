// A sandbox client whose boxes do what a test says: each script of a question is answered by a rule, no shell runs.
import type { SandboxClient } from '#sandbox/client.ts'
import { SandboxHostError } from '#sandbox/client.ts'
import type { ExecResult, HostEvent, RequestInput, RequestName } from '#sandbox/contract.ts'

export type Answer = Partial<ExecResult>
/** `done` holds the scripts that have run inside this box so far. */
export type Rule = (script: string, done: readonly string[]) => Answer | undefined

export type ScriptedBoxes = { client: SandboxClient; made: string[]; destroyed: string[] }

/** What is in `done` once a box was rebooted. */
export const REBOOT = '/usr/bin/systemctl reboot --no-block'

const WELL: ExecResult = {
  exitCode: 0,
  signal: null,
  stdout: 'fine\n',
  stderr: '',
  timedOut: false,
  truncated: false,
}

// why: a double of the host: real boxes cannot be made to crash at a chosen step, and prove themselves in test/sandbox.
export function scriptBoxes(rule: Rule, refuse: { create?: string } = {}): ScriptedBoxes {
  const made: string[] = []
  const destroyed: string[] = []
  const done = new Map<string, string[]>()
  const listeners = new Set<(event: HostEvent) => void>()
  function exec(input: RequestInput<'exec'>): ExecResult {
    const own = done.get(input.sandboxId) ?? []
    const script = input.stdin ?? input.argv.join(' ')
    const answer = { ...WELL, ...rule(script, own) }
    if (input.vantage === 'inside') done.set(input.sandboxId, [...own, script])
    if (script === REBOOT && answer.exitCode === 0) {
      for (const tell of listeners) tell({ type: 'sandbox-rebooted', sandboxId: input.sandboxId })
    }
    if (script === REBOOT && answer.exitCode !== 0) {
      for (const tell of listeners)
        tell({ type: 'sandbox-lost', sandboxId: input.sandboxId, words: answer.stderr })
    }
    return answer
  }
  async function request(name: RequestName, input: { sandboxId?: string }): Promise<unknown> {
    const id = input.sandboxId ?? ''
    if (name === 'createSandbox') {
      if (refuse.create !== undefined) {
        throw new SandboxHostError('refused', refuse.create, { code: 'full', words: refuse.create })
      }
      made.push(id)
    }
    if (name === 'destroySandbox') destroyed.push(id)
    // why: the caller's types tie the name to its input; this double serves them all from one place.
    return name === 'exec' ? exec(input as RequestInput<'exec'>) : {}
  }
  function onEvent(listener: (event: HostEvent) => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  // why: only these are used by the checker.
  const client = { connected: true, request, onEvent, close: () => undefined } as unknown as SandboxClient
  return { client, made, destroyed }
}
