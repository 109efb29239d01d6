// A sandbox client whose boxes do what a test says: each script of a question is answered by a rule, no shell runs.
import type { SandboxClient } from '#sandbox/client.ts'
import { SandboxHostError } from '#sandbox/client.ts'
import type { ExecResult, RequestInput, RequestName } from '#sandbox/contract.ts'

export type Answer = Partial<ExecResult>
/** `done` holds the scripts that have run inside this box so far. */
export type Rule = (script: string, done: readonly string[]) => Answer | undefined

export type ScriptedBoxes = { client: SandboxClient; made: string[]; destroyed: string[] }

/** A rule is asked this for a reboot, and it is in `done` once the box was rebooted. */
export const REBOOT = 'a reboot of the box'

const WELL: ExecResult = {
  exitCode: 0,
  signal: null,
  stdout: 'fine\n',
  stderr: '',
  timedOut: false,
  truncated: false,
  held: false,
}

// why: a double of the host: real boxes cannot be made to crash at a chosen step, and prove themselves in test/sandbox.
export function scriptBoxes(rule: Rule, refuse: { create?: string } = {}): ScriptedBoxes {
  const made: string[] = []
  const destroyed: string[] = []
  const done = new Map<string, string[]>()
  function exec(input: RequestInput<'exec'>): ExecResult {
    const own = done.get(input.sandboxId) ?? []
    const script = input.stdin ?? input.argv.join(' ')
    const answer = { ...WELL, ...rule(script, own) }
    if (input.vantage === 'inside') done.set(input.sandboxId, [...own, script])
    return answer
  }
  function reboot(sandboxId: string): void {
    const { exitCode, stderr } = exec({ sandboxId, vantage: 'inside', argv: [REBOOT], timeoutMs: 1 })
    if (exitCode === 0) return
    throw new SandboxHostError('refused', stderr, { code: 'sandbox-lost', words: stderr })
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
    if (name === 'rebootSandbox') reboot(id)
    // why: the caller's types tie the name to its input; this double serves them all from one place.
    return name === 'exec' ? exec(input as RequestInput<'exec'>) : {}
  }
  // why: only these are used by the checker.
  const client = { connected: true, request, close: () => undefined } as unknown as SandboxClient
  return { client, made, destroyed }
}
