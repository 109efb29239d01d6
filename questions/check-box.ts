// One fresh box of one question, as the room makes it: create, put files, set up, read probes, run a fix, destroy.
import { SandboxHostError } from '#sandbox/client.ts'
import type { SandboxClient } from '#sandbox/client.ts'
import type { ExecResult } from '#sandbox/contract.ts'
import { SCRIPT_ARGV, SETUP_FOLDER } from './schema.ts'
import type { QuestionBox, QuestionProbe, TroubleshootingQuestion } from './schema.ts'

const LEASE_MS = 10 * 60_000
/** Bounds for what hangs. A set-up that a candidate would have to wait for is a defect long before. */
export const LIMITS = { setupMs: 60_000, fixMs: 90_000 }
export type Limits = typeof LIMITS
/** A box boots in about a second; a machine that is busy with other boxes takes longer. */
const REBOOT_WITHIN_MS = 60_000

const SAID_CHARS_MAX = 300

export type Reading = { verdict: 'pass' | 'not-yet' | 'could-not-check'; words: string }
export type Readings = Map<string, Reading>

/** Something that is no statement about the question's fault: the case is invalid. */
export class InvalidCase extends Error {}

export type CheckedBox = {
  readProbes(): Promise<Readings>
  runInside(what: string, script: string): Promise<ExecResult>
  /** Files below the folders that nobody but a person or a fix should change, changed since the set-up. */
  changedFiles(): Promise<string[]>
  /** Resolves when the box has booted again on the same files; rejects with words where it did not come back. */
  reboot(): Promise<void>
}

/** The box did not come back from a reboot: what was done to it may be the reason. */
export class NoReboot extends Error {}

export type BoxOrder = {
  sandboxId: string
  question: TroubleshootingQuestion
  leaseMs?: number
  limits?: Limits
}

/** Whatever `use` does or throws, the box is gone afterwards. */
export async function withBox<Value>(
  client: SandboxClient,
  order: BoxOrder,
  use: (box: CheckedBox) => Promise<Value>,
): Promise<Value> {
  const { sandboxId, question, leaseMs = LEASE_MS, limits = LIMITS } = order
  return holdBox(client, { sandboxId, slug: question.slug, box: question.sandbox, leaseMs }, async () => {
    await setUp(client, order, limits)
    const since = await clockOf(client, sandboxId)
    return use({
      readProbes: () => readProbes(client, order),
      runInside: (what, script) => runInside(client, sandboxId, { what, script, timeoutMs: limits.fixMs }),
      changedFiles: () => changedFiles(client, sandboxId, since),
      reboot: () => rebootBox(client, sandboxId),
    })
  })
}

/** A bare box, gone afterwards whatever `use` does or throws. */
export async function holdBox<Value>(
  client: SandboxClient,
  {
    sandboxId,
    slug,
    box,
    leaseMs = LEASE_MS,
  }: { sandboxId: string; slug: string; box: QuestionBox; leaseMs?: number },
  use: () => Promise<Value>,
): Promise<Value> {
  await client.request('createSandbox', { sandboxId, owner: `check:${slug}`, spec: box, leaseMs })
  try {
    return await use()
  } finally {
    await client.request('destroySandbox', { sandboxId })
  }
}

async function setUp(
  client: SandboxClient,
  { sandboxId, question }: BoxOrder,
  { setupMs }: Limits,
): Promise<void> {
  const files = question.setup.files.map(({ path, mode, content }) => {
    return { path: `${SETUP_FOLDER}/${path}`, mode, content: Buffer.from(content).toString('base64') }
  })
  if (files.length > 0) await client.request('putFiles', { sandboxId, files })
  const { script } = question.setup
  const setup = await runInside(client, sandboxId, { what: 'setup.sh', script, timeoutMs: setupMs })
  if (setup.exitCode !== 0) throw new InvalidCase(`${endOf('setup.sh', setup)}; ${remedyOf(setup)}`)
  if (setup.held) throw new InvalidCase(`setup.sh  left a process that holds its output: make it a unit`)
  const traces = await client.request('exec', {
    sandboxId,
    vantage: 'outside',
    argv: ['/usr/bin/test', '!', '-e', `/proc/1/root${SETUP_FOLDER}`],
    timeoutMs: setupMs,
  })
  if (traces.exitCode === 0) return
  throw new InvalidCase(
    `setup.sh  left its files in ${SETUP_FOLDER}: remove that folder as soon as they are installed`,
  )
}

/** What most set-ups that fail lack. */
function remedyOf({ stderr }: ExecResult): string {
  return /resolve host|name resolution|network is unreachable|temporary failure resolving/i.test(stderr)
    ? 'a box has no network: bring what it needs in files/'
    : 'it ends with 0 when the box is broken as meant'
}

async function runInside(
  client: SandboxClient,
  sandboxId: string,
  { what, script, timeoutMs }: { what: string; script: string; timeoutMs: number },
): Promise<ExecResult> {
  const argv = [...SCRIPT_ARGV]
  const result = await client.request('exec', {
    sandboxId,
    vantage: 'inside',
    argv,
    stdin: script,
    timeoutMs,
  })
  if (result.timedOut) {
    throw new InvalidCase(`${what}  did not end within ${timeoutMs / 1000} s: bound whatever it waits for`)
  }
  return result
}

async function rebootBox(client: SandboxClient, sandboxId: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    const words = `it did not come back within ${REBOOT_WITHIN_MS / 1000} s`
    timer = setTimeout(() => reject(new NoReboot(words)), REBOOT_WITHIN_MS)
  })
  try {
    await Promise.race([client.request('rebootSandbox', { sandboxId }), late])
  } catch (error) {
    throw error instanceof SandboxHostError && error.kind === 'refused' ? new NoReboot(wordsOf(error)) : error
  } finally {
    clearTimeout(timer)
  }
}

async function readProbes(
  client: SandboxClient,
  { sandboxId, question }: { sandboxId: string; question: TroubleshootingQuestion },
): Promise<Readings> {
  const readings: Readings = new Map()
  for (const probe of question.probes) readings.set(probe.id, await readProbe(client, sandboxId, probe))
  return readings
}

async function readProbe(
  client: SandboxClient,
  sandboxId: string,
  { id, script, timeoutMs }: QuestionProbe,
): Promise<Reading> {
  const result = await client.request('exec', {
    sandboxId,
    vantage: 'outside',
    argv: [...SCRIPT_ARGV],
    stdin: script,
    timeoutMs,
  })
  const words = (result.stdout.trim().split('\n')[0] ?? '').slice(0, SAID_CHARS_MAX)
  const trouble = troubleOf(`probes/${id}.sh`, result, timeoutMs)
  if (trouble !== null) return { verdict: 'could-not-check', words: trouble }
  return { verdict: result.exitCode === 0 ? 'pass' : 'not-yet', words }
}

/** Why this was no probe's answer, and what to do about it; null = it was one. */
function troubleOf(file: string, result: ExecResult, timeoutMs: number): string | null {
  const limit = `${timeoutMs / 1000} s`
  if (result.timedOut)
    return `${file}  took longer than ${limit}: bound its waiting, or raise timeout-seconds of the probe`
  if (result.truncated) return `${file}  printed too much: say one line, and send the rest to /dev/null`
  if (result.held)
    return `${file}  left a process that holds its output: end it before the probe ends, or wait for it`
  if (result.exitCode !== 0 && result.exitCode !== 1)
    return `${endOf(file, result)}; a probe ends with 0 for pass or 1 for not yet`
  if (result.stdout.trim() === '')
    return `${endOf(file, result)} and said nothing; say one line on every way out`
  return null
}

async function clockOf(client: SandboxClient, sandboxId: string): Promise<string> {
  const argv = ['/bin/date', '+%s.%N']
  const { stdout } = await client.request('exec', { sandboxId, vantage: 'outside', argv, timeoutMs: 10_000 })
  return stdout.trim()
}

async function changedFiles(client: SandboxClient, sandboxId: string, since: string): Promise<string[]> {
  const folders = ['etc', 'srv', 'root', 'home', 'opt', 'usr/local'].map((name) => `/proc/1/root/${name}`)
  // Folders too: a file that was removed leaves only them changed.
  const argv = ['/usr/bin/find', ...folders, '-xdev', '-type', 'f,d,l', '-newerct', `@${since}`]
  const { stdout } = await client.request('exec', { sandboxId, vantage: 'outside', argv, timeoutMs: 30_000 })
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((path) => path.replace('/proc/1/root', ''))
}

/** `file:line  how it ended: its last complaint`. The line is where bash says it was. */
export function endOf(file: string, result: ExecResult): string {
  const end =
    result.exitCode === null ? `was ended by ${result.signal ?? 'somebody'}` : `ended with ${result.exitCode}`
  const said = result.stderr.trim().split('\n').at(-1) ?? ''
  const [, line, complaint = said] = /^(?:\/bin\/)?bash: line (\d+): (.*)$/.exec(said) ?? []
  const place = line === undefined ? file : `${file}:${line}`
  return complaint === '' ? `${place}  ${end}` : `${place}  ${end}: ${complaint.slice(0, SAID_CHARS_MAX)}`
}

/** What to say where the host refused or is gone. */
export function wordsOf(error: unknown): string {
  if (error instanceof SandboxHostError) return error.refusal?.words ?? error.message
  return error instanceof Error ? error.message : String(error)
}
