// From nothing to the broken box that the question means: create, put its files, run its setup, leave no trace of it.
import { minutes } from '#app/lib/time.ts'
import { SCRIPT_ARGV, SETUP_FOLDER, type Question } from '#questions/schema.ts'
import type { SandboxClient } from '#sandbox/client.ts'

const LEASE_MS = minutes(15)
const SETUP_TIMEOUT_MS = minutes(3)
export type BoxOrder = { sandboxId: string; sessionId: string; question: Question }

/** Throws when any step fails; the caller destroys what is left. */
export async function prepareBox(sandbox: SandboxClient, order: BoxOrder): Promise<{ readyMs: number }> {
  const { sandboxId, sessionId, question } = order
  const { image, hostname, tier, memoryMb, diskMb } = question.sandbox
  const { readyMs } = await sandbox.request('createSandbox', {
    sandboxId,
    owner: `session:${sessionId}`,
    spec: { image, hostname, tier, memoryMb, diskMb },
    leaseMs: LEASE_MS,
  })
  const files = question.setup.files.map(({ path, mode, content }) => ({
    path: `${SETUP_FOLDER}/${path}`,
    mode,
    content: Buffer.from(content).toString('base64'),
  }))
  if (files.length > 0) await sandbox.request('putFiles', { sandboxId, files })
  // From standard input: the script itself is never a file of the box.
  const run = (argv: string[], stdin?: string) =>
    sandbox.request('exec', { sandboxId, vantage: 'inside', argv, stdin, timeoutMs: SETUP_TIMEOUT_MS })
  const setup = await run([...SCRIPT_ARGV], question.setup.script)
  if (setup.exitCode !== 0) {
    const why = setup.timedOut ? 'took too long' : `ended with ${setup.exitCode ?? setup.signal ?? 'nothing'}`
    throw new Error(`The setup of ${question.slug} ${why}: ${setup.stderr.trim().slice(-300)}`)
  }
  await run(['/bin/rm', '-rf', SETUP_FOLDER])
  return { readyMs }
}
