// Proves questions: `npm run questions:check` (check-arguments.ts says what it takes). Importable for tests.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bankRoots } from './banks.ts'
import { readArguments, USAGE } from './check-arguments.ts'
import type { Arguments } from './check-arguments.ts'
import { wordsOf } from './check-box.ts'
import { findChanged } from './check-changed.ts'
import { openHost } from './check-host.ts'
import type { CheckHost, HostEnv } from './check-host.ts'
import { boxJobsOf } from './check-jobs.ts'
import type { BoxJob } from './check-jobs.ts'
import { createProgress } from './check-progress.ts'
import type { LiveLine, Progress } from './check-progress.ts'
import { isAllWell, reportFile, reportLines } from './check-report.ts'
import type { CaseResult, Say } from './check-report.ts'
import { checkStatic, staticCasesOf } from './check-static.ts'
import { didYouMean, formatProblems, loadFolders } from './load.ts'
import type { BankEntry } from './load.ts'

const OWN_ROOT = 'questions'

export type CheckOptions = {
  roots: readonly string[]
  /** Null = all of them. */
  slugs: readonly string[] | null
  passes: { static: boolean; live: boolean }
  /** Boxes at the same time. */
  jobs: number
  env: HostEnv
  say: Say
  /** A terminal that shows how far it is; null = the lines say so. */
  line?: LiveLine | null
}

export type CheckOutcome = {
  results: CaseResult[]
  ok: boolean
  ms: number
  /** Of the questions that load, by slug. */
  versions: Map<string, string>
}

export async function checkQuestions(options: CheckOptions): Promise<CheckOutcome> {
  const { roots, slugs, passes, jobs, say, line = null } = options
  const began = performance.now()
  const { entries, problems } = loadFolders(roots)
  const chosen = entries.filter((entry) => slugs === null || slugs.includes(entry.slug))
  const lacking = [
    ...(problems.length > 0 ? [wholeBank(formatProblems(problems).split('\n'))] : []),
    ...(slugs ?? []).flatMap((slug) => notThere(slug, entries, roots)),
  ]
  const jobsToDo = passes.live ? chosen.flatMap(boxJobsOf) : []
  const boxCases = jobsToDo.reduce((sum, job) => sum + job.cases.length, 0)
  const broken = passes.live ? chosen.flatMap((entry) => notLoaded(entry, passes.static)) : []
  const statics = passes.static ? chosen.reduce((sum, entry) => sum + staticCasesOf(entry), 0) : 0
  const total = lacking.length + statics + broken.length + boxCases
  const progress = createProgress(total, { say, line })
  const results: CaseResult[] = []
  const add: Add = (name, result) => {
    results.push(result)
    progress.end(name, result)
  }
  try {
    for (const result of lacking) add('', result)
    if (passes.static) {
      await inTurns(chosen, jobs, async (entry) => {
        progress.begin(entry.slug)
        for (const result of await checkStatic(entry)) add(entry.slug, result)
      })
    }
    for (const result of broken) add('', result)
    if (jobsToDo.length > 0) await checkLive(jobsToDo, options, { progress, add })
  } finally {
    progress.close()
  }
  const ms = performance.now() - began
  for (const told of reportLines(results, { ms, jobs })) say(told)
  return { results, ok: isAllWell(results), ms, versions: versionsOf(entries) }
}

function wholeBank(words: string[]): CaseResult {
  return { slug: 'bank', name: 'folders and rubrics', verdict: 'failed', ms: 0, words }
}

function notThere(slug: string, entries: readonly BankEntry[], roots: readonly string[]): CaseResult[] {
  if (entries.some((entry) => entry.slug === slug)) return []
  const near = didYouMean(
    slug,
    entries.map((entry) => entry.slug),
  )
  const words = [`there is no question "${slug}" in ${roots.join(', ')}${near}`]
  return [{ slug, name: 'folder', verdict: 'failed', ms: 0, words }]
}

function notLoaded({ slug, loaded }: BankEntry, told: boolean): CaseResult[] {
  if (loaded.ok) return []
  const words = told ? ['it does not load'] : formatProblems(loaded.problems).split('\n')
  return [{ slug, name: 'live', verdict: 'invalid', ms: 0, words }]
}

function versionsOf(entries: readonly BankEntry[]): Map<string, string> {
  return new Map(
    entries.flatMap(({ slug, loaded }) => (loaded.ok ? [[slug, loaded.question.version] as const] : [])),
  )
}

type Add = (name: string, result: CaseResult) => void

async function checkLive(
  todo: readonly BoxJob[],
  { jobs, env }: CheckOptions,
  { progress, add }: { progress: Progress; add: Add },
): Promise<void> {
  const count = todo.reduce((sum, job) => sum + job.cases.length, 0)
  progress.say(`${count} cases in ${todo.length} fresh boxes, ${jobs} at a time`)
  try {
    const host = await openHost(env)
    try {
      let boxes = 0
      await inTurns(todo, jobs, async (job) => {
        progress.begin(job.name)
        const sandboxId = `check-${process.pid}-${++boxes}`
        await job.run(host.client, sandboxId, (result) => add(job.name, withHostsWords(host, result)))
      })
    } finally {
      await host.stop()
    }
  } catch (error) {
    add('', {
      slug: 'host',
      name: 'sandbox host',
      verdict: 'failed',
      ms: 0,
      words: wordsOf(error).split('\n'),
    })
  }
}

function withHostsWords(host: CheckHost, result: CaseResult): CaseResult {
  const said = result.verdict === 'invalid' ? host.lastWords() : ''
  return said === '' ? result : { ...result, words: [...result.words, `host: ${said}`] }
}

/** In order, so many at a time. */
async function inTurns<Item>(
  items: readonly Item[],
  jobs: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = items.values()
  const turn = async () => {
    for (const item of left) await work(item)
  }
  await Promise.all(Array.from({ length: jobs }, turn))
}

/** Of the folder of our own bank: another bank may lie in no repository. */
function chooseSlugs({ slugs, changed }: Arguments, root: string, say: Say): readonly string[] | null {
  if (changed === null) return slugs.length === 0 ? null : slugs
  const found = findChanged(root, changed === '' ? null : changed)
  // A folder that is gone has nothing to prove.
  const there = loadFolders(root).entries.map((entry) => entry.slug)
  const left = found.slugs.filter((slug) => there.includes(slug))
  say(`${left.length} of ${there.length} questions ${found.words}`)
  return left
}

async function main(): Promise<void> {
  const chosen = readArguments(process.argv.slice(2))
  const say: Say = (line) => void process.stdout.write(`${line}\n`)
  if (chosen === null) {
    say(USAGE)
    process.exitCode = 2
    return
  }
  const { SANDBOX_SOCKET, GREENROOM_STATE, QUESTION_BANKS } = process.env
  const env = { SANDBOX_SOCKET, GREENROOM_STATE }
  const line = process.stdout.isTTY ? process.stdout : null
  const roots = bankRoots(OWN_ROOT, QUESTION_BANKS)
  const { passes, jobs, report } = chosen
  let slugs: readonly string[] | null
  try {
    slugs = chooseSlugs(chosen, OWN_ROOT, say)
  } catch (error) {
    say(wordsOf(error))
    process.exitCode = 2
    return
  }
  const { results, ok, ms, versions } = await checkQuestions({ roots, slugs, passes, jobs, env, say, line })
  if (report !== null) {
    mkdirSync(dirname(report), { recursive: true })
    const checkedAt = new Date().toISOString()
    // Whole or not at all: the app reads it while we write.
    writeFileSync(`${report}.part`, reportFile(results, { ms, jobs, versions, passes, checkedAt }))
    renameSync(`${report}.part`, report)
  }
  // At once: a connection that waits for a host that never came must not hold the report back.
  process.exit(ok ? 0 : 1)
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main()
}
