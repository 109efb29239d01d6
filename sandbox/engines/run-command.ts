// Runs one command with bounded output and a deadline; what ends it is the caller's.
import { execFile, spawn } from 'node:child_process'
import { StringDecoder } from 'node:string_decoder'
import type { ExecResult } from '../contract.ts'

export type CommandInput = {
  file: string
  args: string[]
  env: Record<string, string>
  stdin: string | Buffer
  timeoutMs: number
  outputBytesMax: number
  /** Ends everything the command started. */
  kill: () => Promise<void>
}

/** A background process may hold the pipes open for ever; the command itself has ended. */
const DRAIN_MS = 250
const BURIED_WITHIN_MS = 3000

export async function runCommand(input: CommandInput): Promise<ExecResult> {
  const child = spawn(input.file, input.args, { env: onlyThese(input.env), stdio: 'pipe' })
  const stdout = collect(child.stdout, input.outputBytesMax)
  const stderr = collect(child.stderr, input.outputBytesMax)
  // A command may end without reading its input.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input.stdin)
  let timedOut = false
  let insist: NodeJS.Timeout | undefined
  const deadline = setTimeout(() => {
    timedOut = true
    // It buries what was killed and then ends by itself; only if it does not, it is killed too.
    void input.kill().finally(() => (insist = setTimeout(() => child.kill('SIGKILL'), BURIED_WITHIN_MS)))
  }, input.timeoutMs)
  let held = true
  const closed = new Promise<void>((resolve) =>
    child.on('close', () => {
      held = false
      resolve()
    }),
  )
  try {
    const [exitCode, signal] = await new Promise<[number | null, NodeJS.Signals | null]>(
      (resolve, reject) => {
        child.on('error', reject)
        child.on('exit', (code, sign) => resolve([code, sign]))
      },
    )
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, DRAIN_MS).unref())])
    const result = {
      stdout: stdout.text(),
      stderr: stderr.text(),
      timedOut,
      truncated: stdout.cut() || stderr.cut(),
      held,
    }
    return { exitCode: timedOut ? null : exitCode, signal: timedOut ? 'SIGKILL' : signal, ...result }
  } finally {
    clearTimeout(deadline)
    clearTimeout(insist)
    child.stdout.destroy()
    child.stderr.destroy()
  }
}

/** Keeps the first bytes and goes on reading: a chatty command is neither stopped nor stored. */
function collect(stream: NodeJS.ReadableStream, bytesMax: number) {
  const chunks: Buffer[] = []
  let kept = 0
  let truncated = false
  stream.on('data', (chunk: Buffer) => {
    const room = bytesMax - kept
    if (chunk.length > room) truncated = true
    if (room <= 0) return
    const part = chunk.subarray(0, room)
    chunks.push(part)
    kept += part.length
  })
  return {
    cut: () => truncated,
    // A character cut in half by the limit is dropped rather than shown as a replacement.
    text: () => {
      const decoder = new StringDecoder('utf8')
      const text = decoder.write(Buffer.concat(chunks))
      return truncated ? text : text + decoder.end()
    },
  }
}

/** For steps whose failure shows in what is checked afterwards. */
export async function runQuietly(file: string, args: string[]): Promise<void> {
  await new Promise<void>((resolve) => execFile(file, args, () => resolve()))
}

/** An environment that holds nothing of the host's own. */
export function onlyThese(variables: Record<string, string>): NodeJS.ProcessEnv {
  // why: other packages declare variables that every environment of ours must have; a child's need not.
  return variables as NodeJS.ProcessEnv
}

/** `fixed` as an OCI config has it, `NAME=value`; what is asked for wins. */
export function toEnvironment(fixed: string[], own: Record<string, string>): Record<string, string> {
  return {
    ...Object.fromEntries(
      fixed.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
    ),
    ...own,
  }
}
