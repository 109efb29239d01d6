// From nothing to the broken box that the question means: create, put its files, run its setup, leave no trace of it.
import { minutes } from '#app/lib/time.ts'
import {
  SCRIPT_ARGV,
  SETUP_FOLDER,
  type Question,
  type QuestionBox,
  type QuestionSetup,
} from '#questions/schema.ts'
import { WORK_FOLDER } from '#questions/schema-coding.ts'
import type { SandboxClient } from '#sandbox/client.ts'

const LEASE_MS = minutes(15)
const SETUP_TIMEOUT_MS = minutes(3)
/** A login shell reads it: the terminal begins where the editor's files are. */
const BEGIN_IN_WORK = {
  path: '/etc/profile.d/work.sh',
  mode: 0o644,
  content: Buffer.from(`mkdir -p ${WORK_FOLDER} && cd ${WORK_FOLDER}\n`).toString('base64'),
}
export type BoxOrder = {
  sandboxId: string
  sessionId: string
  box: QuestionBox
  /** Breaks the box, where the question is about a broken one. */
  question: Pick<Question, 'slug' | 'kind' | 'setup'>
}

/** Throws when any step fails; the caller destroys what is left. */
export async function prepareBox(sandbox: SandboxClient, order: BoxOrder): Promise<{ readyMs: number }> {
  const { sandboxId, sessionId, box, question } = order
  const { image, hostname, tier, memoryMb, diskMb } = box
  const { readyMs } = await sandbox.request('createSandbox', {
    sandboxId,
    owner: `session:${sessionId}`,
    spec: { image, hostname, tier, memoryMb, diskMb },
    leaseMs: LEASE_MS,
  })
  if (question.setup) await breakBox(sandbox, { sandboxId, slug: question.slug, setup: question.setup })
  if (question.kind === 'coding') await sandbox.request('putFiles', { sandboxId, files: [BEGIN_IN_WORK] })
  return { readyMs }
}

type Breaking = { sandboxId: string; slug: string; setup: QuestionSetup }

async function breakBox(sandbox: SandboxClient, { sandboxId, slug, setup }: Breaking): Promise<void> {
  const files = setup.files.map(({ path, mode, content }) => ({
    path: `${SETUP_FOLDER}/${path}`,
    mode,
    content: Buffer.from(content).toString('base64'),
  }))
  if (files.length > 0) await sandbox.request('putFiles', { sandboxId, files })
  // From standard input: the script itself is never a file of the box.
  const run = (argv: string[], stdin?: string) =>
    sandbox.request('exec', { sandboxId, vantage: 'inside', argv, stdin, timeoutMs: SETUP_TIMEOUT_MS })
  const ran = await run([...SCRIPT_ARGV], setup.script)
  if (ran.exitCode !== 0) {
    const why = ran.timedOut ? 'took too long' : `ended with ${ran.exitCode ?? ran.signal ?? 'nothing'}`
    throw new Error(`The setup of ${slug} ${why}: ${ran.stderr.trim().slice(-300)}`)
  }
  await run(['/bin/rm', '-rf', SETUP_FOLDER])
}
