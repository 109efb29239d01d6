// Proves questions: `npm run questions:check [slug…] [--static|--live] [--jobs n]`. Importable for tests.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { wordsOf } from './check-box.ts'
import { openHost } from './check-host.ts'
import type { CheckHost, HostEnv } from './check-host.ts'
import { liveCases, runLiveCase } from './check-live.ts'
import { caseLine, isAllWell, reportLines } from './check-report.ts'
import type { CaseResult, Say } from './check-report.ts'
import { checkStatic } from './check-static.ts'
import { formatProblems, loadFolders } from './load.ts'
import type { BankEntry } from './load.ts'

export type CheckOptions = {
  root: string
  /** Empty = the whole bank. */
  slugs: readonly string[]
  passes: { static: boolean; live: boolean }
  /** Boxes at the same time. */
  jobs: number
  env: HostEnv
  say: Say
}

export type CheckOutcome = { results: CaseResult[]; ok: boolean }

const JOBS_DEFAULT = 2
const JOBS_MAX = 16
const USAGE = 'questions:check [slug…] [--static|--live] [--jobs n]'

export async function checkQuestions(options: CheckOptions): Promise<CheckOutcome> {
  const { root, slugs, passes, say } = options
  const began = performance.now()
  const { entries, problems } = loadFolders(root)
  const chosen = entries.filter((entry) => slugs.length === 0 || slugs.includes(entry.slug))
  const results: CaseResult[] = []
  const add = (result: CaseResult) => {
    results.push(result)
    say(caseLine(result))
  }
  if (problems.length > 0) {
    const words = formatProblems(problems).split('\n')
    add({ slug: 'rubrics', name: 'schema', verdict: 'failed', ms: 0, words })
  }
  for (const slug of slugs.filter((wanted) => !entries.some((entry) => entry.slug === wanted))) {
    add({
      slug,
      name: 'folder',
      verdict: 'failed',
      ms: 0,
      words: [`there is no folder ${join(root, 'bank', slug)}`],
    })
  }
  if (passes.static) for (const entry of chosen) (await checkStatic(entry)).forEach(add)
  if (passes.live) await checkLive(chosen, options, add)
  for (const line of reportLines(results, performance.now() - began)) say(line)
  return { results, ok: isAllWell(results) }
}

type Add = (result: CaseResult) => void

async function checkLive(entries: BankEntry[], options: CheckOptions, add: Add): Promise<void> {
  const cases = entries.flatMap(({ loaded }) => (loaded.ok ? liveCases(loaded.question) : []))
  for (const { slug, loaded } of entries) {
    if (loaded.ok) continue
    const words = options.passes.static ? ['it does not load'] : formatProblems(loaded.problems).split('\n')
    add({ slug, name: 'live', verdict: 'invalid', ms: 0, words })
  }
  if (cases.length === 0) return
  options.say(`${cases.length} cases in fresh boxes, ${options.jobs} at a time`)
  try {
    const host = await openHost(options.env)
    try {
      await runCases(host, cases, { jobs: options.jobs, add })
    } finally {
      await host.stop()
    }
  } catch (error) {
    add({ slug: 'host', name: 'sandbox host', verdict: 'failed', ms: 0, words: wordsOf(error).split('\n') })
  }
}

async function runCases(
  host: CheckHost,
  cases: ReturnType<typeof liveCases>,
  { jobs, add }: { jobs: number; add: Add },
): Promise<void> {
  let next = 0
  async function work(): Promise<void> {
    for (let index = next++; index < cases.length; index = next++) {
      const one = cases[index]
      if (!one) return
      const result = await runLiveCase(host.client, one, `check-${process.pid}-${index}`)
      const said = result.verdict === 'invalid' ? host.lastWords() : ''
      add(said === '' ? result : { ...result, words: [...result.words, `host: ${said}`] })
    }
  }
  await Promise.all(Array.from({ length: jobs }, work))
}

export type Arguments = { slugs: string[]; passes: CheckOptions['passes']; jobs: number }

/** Null = not understood. */
export function readArguments(argv: readonly string[]): Arguments | null {
  const slugs: string[] = []
  let only: 'static' | 'live' | null = null
  let jobs = JOBS_DEFAULT
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? ''
    if (word === '--static' || word === '--live') {
      if (only !== null) return null
      only = word === '--static' ? 'static' : 'live'
    } else if (word === '--jobs') {
      jobs = Number(argv[(index += 1)])
      if (!Number.isInteger(jobs) || jobs < 1 || jobs > JOBS_MAX) return null
    } else if (word.startsWith('-')) {
      return null
    } else {
      slugs.push(word)
    }
  }
  return { slugs, passes: { static: only !== 'live', live: only !== 'static' }, jobs }
}

async function main(): Promise<void> {
  const chosen = readArguments(process.argv.slice(2))
  const say: Say = (line) => void process.stdout.write(`${line}\n`)
  if (chosen === null) {
    say(USAGE)
    process.exitCode = 2
    return
  }
  const { SANDBOX_SOCKET, GREENROOM_STATE } = process.env
  const env = { SANDBOX_SOCKET, GREENROOM_STATE }
  const { ok } = await checkQuestions({ ...chosen, root: 'questions', env, say })
  // At once: a connection that waits for a host that never came must not hold the report back.
  process.exit(ok ? 0 : 1)
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main()
}
