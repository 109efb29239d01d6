// Tries a question as a candidate does: `npm run questions:try <slug>`. Real box, real shell, the clock, and nothing of the answer.
import { pathToFileURL } from 'node:url'
import { bankRoots } from './banks.ts'
import { InvalidCase, withBox, wordsOf } from './check-box.ts'
import { openHost } from './check-host.ts'
import { toClock } from './check-report.ts'
import { didYouMean, formatProblems, loadFolders } from './load.ts'
import type { TroubleshootingQuestion } from './schema.ts'
import { countPassing, trySession, verdictLines } from './try-session.ts'
import type { TryOutcome } from './try-session.ts'

const USAGE = 'questions:try <slug>   (in a terminal: it needs a keyboard)'
/** A box whose try was killed goes by itself, soon. */
const LEASE_MS = 5 * 60_000
const RENEW_EVERY_MS = 60_000

/** The question, or why there is none to try. */
export function findQuestion(
  roots: readonly string[],
  slug: string,
): { question: TroubleshootingQuestion } | { words: string } {
  const { entries } = loadFolders(roots)
  const entry = entries.find((one) => one.slug === slug)
  if (!entry) {
    const near = didYouMean(
      slug,
      entries.map((one) => one.slug),
    )
    return { words: `There is no question "${slug}" in ${roots.join(', ')}${near || '.'}` }
  }
  if (!entry.loaded.ok) return { words: formatProblems(entry.loaded.problems) }
  const { question } = entry.loaded
  if (question.kind !== 'troubleshooting')
    return { words: `"${slug}" has no broken box to try; read its prompt.md.` }
  return { question }
}

export function outcomeLines(
  question: TroubleshootingQuestion,
  outcome: TryOutcome,
  today: string,
): string[] {
  const { ms, hints, solvedMs, readings, rebooted } = outcome
  const lines = [
    `${question.slug} ${question.version}`,
    `   time used   ${toClock(ms)} of ${question.minutes.working} minutes`,
    `   solved      ${solvedMs === null ? 'no' : `yes, seen at ${toClock(solvedMs)}`}`,
    `   hints used  ${hints} of ${question.hints.length}`,
    ...(readings === null
      ? ['   There was no box left to run the probes in.']
      : ['At the end:', ...verdictLines(question, readings)]),
    ...(typeof rebooted === 'string' ? [`After a reboot: ${rebooted}`] : []),
  ]
  const lasts = rebooted !== null && typeof rebooted !== 'string' && countPassing(rebooted) === rebooted.size
  if (rebooted !== null && typeof rebooted !== 'string') {
    lines.push(...(lasts ? ['After a reboot all of them pass again.'] : ['After a reboot:']))
    if (!lasts) lines.push(...verdictLines(question, rebooted))
  }
  const minutes = Math.max(0.1, Math.round((solvedMs ?? ms) / 6000) / 10)
  const trial = `  - { on: ${today}, minutes: ${minutes}, solved: ${lasts}, mended: nothing }`
  return [...lines, 'For "trials" in question.yaml, with what it made you mend:', trial]
}

async function tryQuestion(question: TroubleshootingQuestion, say: (line: string) => void): Promise<void> {
  const { SANDBOX_SOCKET, GREENROOM_STATE } = process.env
  const stop = new AbortController()
  const leave = () => stop.abort()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, leave)
  say('Making the box …')
  const host = await openHost({ SANDBOX_SOCKET, GREENROOM_STATE })
  const { client } = host
  const sandboxId = `try-${process.pid}`
  const renewing = setInterval(() => {
    // why: a host that is gone ends the shell, and that ends the try.
    client.request('renewLease', { sandboxId, leaseMs: LEASE_MS }).catch(() => undefined)
  }, RENEW_EVERY_MS)
  try {
    const tty = { input: process.stdin, output: process.stdout }
    const outcome = await withBox(client, { sandboxId, question, leaseMs: LEASE_MS }, (box) =>
      trySession({ client, sandboxId, question, tty }, box, stop.signal),
    )
    for (const line of outcomeLines(question, outcome, new Date().toISOString().slice(0, 10))) say(line)
  } finally {
    clearInterval(renewing)
    await host.stop()
  }
}

async function main(): Promise<void> {
  const say = (line: string) => void process.stdout.write(`${line}\n`)
  const [slug, ...more] = process.argv.slice(2)
  if (slug === undefined || slug.startsWith('-') || more.length > 0) {
    say(USAGE)
    process.exit(2)
  }
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    say(`There is no terminal here. ${USAGE}`)
    process.exit(2)
  }
  const found = findQuestion(bankRoots('questions', process.env.QUESTION_BANKS), slug)
  if ('words' in found) {
    say(found.words)
    process.exit(1)
  }
  try {
    await tryQuestion(found.question, say)
    process.exit(0)
  } catch (error) {
    say(error instanceof InvalidCase ? `The box could not be made: ${error.message}` : wordsOf(error))
    process.exit(1)
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main()
