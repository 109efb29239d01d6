// The figures of programming: from the Run button to the first output on a warm box, and a whole suite per language.
import * as Y from 'yjs'
import { BoxRuns } from '#app/coding/box-run.server.ts'
import { FileSync } from '#app/coding/file-sync.server.ts'
import { runSuite } from '#app/coding/test-suite.server.ts'
import type { OpenDocument } from '#app/document/documents.server.ts'
import { filesOf } from '#app/document/shape.ts'
import { accept } from '#app/lib/result.ts'
import { systemNow } from '#app/lib/time.ts'
import { systemTimers } from '#app/lib/timers.ts'
import { runCommand } from '#questions/judge-coding.ts'
import { loadQuestionBank } from '#questions/load.ts'
import type { CodingQuestion } from '#questions/schema.ts'
import { WORK_FOLDER, type Language } from '#questions/schema-coding.ts'
import { createSandboxClient, type SandboxClient } from '#sandbox/client.ts'
import { sandboxSpec } from '#sandbox/contract.ts'
import { startRealHost } from '#test/support/real-host.ts'
import type { BenchRow } from './boxes.ts'
import { quantile } from './measures.ts'
import { benchPageWeight } from './page-weight.ts'

const BOX = 'coding'
const LANGUAGES: Language[] = ['python', 'javascript', 'bash', 'c']
const HELLO: Record<Language, [path: string, text: string]> = {
  python: ['main.py', 'print("hello", flush=True)\n'],
  javascript: ['main.js', 'console.log("hello")\n'],
  bash: ['main.sh', 'echo hello\n'],
  c: ['main.c', '#include <stdio.h>\nint main(void) { puts("hello"); }\n'],
}
const LIMITS = { seconds: 5, memoryMb: 256 }

export async function benchCoding(quick: boolean): Promise<BenchRow[]> {
  const host = await startRealHost()
  const client = createSandboxClient({ socketPath: host.socketPath, patienceMs: 5000 })
  try {
    const spec = sandboxSpec.parse({ image: 'code', hostname: 'work-1', memoryMb: 512 })
    await client.request('createSandbox', { sandboxId: BOX, owner: 'bench', spec, leaseMs: 600_000 })
    const rows: BenchRow[] = []
    for (const language of LANGUAGES) rows.push(await firstOutput(client, language, quick ? 10 : 40))
    rows.push(...(await suites(client)), ...benchPageWeight())
    return rows
  } finally {
    client.close()
    await host.close()
  }
}

/** What a room has: saved text, and nobody who refuses. */
function documentOf(doc: Y.Doc): OpenDocument {
  return {
    sessionId: 'bench',
    called: { name: 'code-0', kind: 'code', round: '0' },
    doc,
    change(from, edit) {
      doc.transact(() => edit(doc), { by: 'system', from })
      return Promise.resolve(accept(null))
    },
    onLost: () => () => {},
    close: () => {},
  }
}

/** A key was just pressed: its way into the box is part of what one waits for. */
async function firstOutput(client: SandboxClient, language: Language, rounds: number): Promise<BenchRow> {
  const doc = new Y.Doc()
  const log = { info: () => {}, warn: console.warn, error: console.error }
  const [path, text] = HELLO[language]
  filesOf(doc).set(path, new Y.Text(text))
  const deps = { sandbox: client, timers: systemTimers, now: systemNow, log }
  const sync = new FileSync(deps, { sandboxId: BOX, document: documentOf(doc), onLeft: () => {} })
  await sync.flush(() => false)
  const times: number[] = []
  const { run, compile, env } = runCommand(language, LIMITS)
  for (let round = 0; round < rounds; round++) {
    const file = filesOf(doc).get(path)
    file?.insert(file.length, '\n')
    const pressed = performance.now()
    await sync.flush(() => false)
    const runs = new BoxRuns(client, BOX)
    if (compile)
      await runs.run({ argv: compile.argv, limits: compile.limits, env, cwd: WORK_FOLDER }, () => {})
    let first = 0
    await runs.run({ argv: run.argv, limits: run.limits, env, cwd: WORK_FOLDER }, () => {
      first ||= performance.now()
    })
    if (first) times.push(first - pressed)
  }
  sync.stop()
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)]
  return {
    name: `Run, until the first output: ${language}${compile ? ', compiled each time' : ''}`,
    measured: `p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms (${times.length})`,
    target: compile ? 'p95 < 1000 ms' : 'p95 < 500 ms',
    met: p95 < (compile ? 1000 : 500),
  }
}

async function suites(client: SandboxClient): Promise<BenchRow[]> {
  const loaded = loadQuestionBank('questions')
  const questions = loaded.ok ? loaded.bank.questions : []
  const rows: BenchRow[] = []
  for (const language of LANGUAGES) {
    const found = questions
      .filter((one): one is CodingQuestion => one.kind === 'coding')
      .flatMap((question) => question.coding.programs.map((program) => ({ question, program })))
      .find(({ program }) => program.language === language)
    if (!found) continue
    const { question, program } = found
    const { coding } = question
    const sources = [...(coding.starters[language] ?? []), ...program.files]
    const files = new Map(sources.map(({ path, content }) => [path, content]))
    const began = performance.now()
    let passed = 0
    const order = { sandboxId: BOX, language, files, coding, cases: coding.cases, onOutput: () => {} }
    const onResult = ({ verdict }: { verdict: string }) => void (passed += verdict === 'pass' ? 1 : 0)
    await runSuite(client, new BoxRuns(client, BOX), { ...order, onResult })
    const ms = performance.now() - began
    const count = coding.cases.length + coding.scale.length
    rows.push({
      name: `a whole suite: ${language}, ${question.slug}, ${count} cases`,
      measured: `${(ms / 1000).toFixed(1)} s, ${(ms / count).toFixed(0)} ms a case, ${passed} pass`,
      target: '< 15 s',
      met: ms < 15_000 && passed === count,
    })
  }
  return rows
}
