// The live pass: the untouched box fails, each solution mends it for good, each wrong fix is seen through.
import { setTimeout } from 'node:timers/promises'
import type { SandboxClient } from '#sandbox/client.ts'
import { endOf, InvalidCase, NoReboot, withBox, wordsOf } from './check-box.ts'
import type { CheckedBox, Reading, Readings } from './check-box.ts'
import type { CaseResult } from './check-report.ts'
import type { Question } from './schema.ts'

/** After a reboot units start in their own time: this long a fix may need to show again, and a fault, too. */
const SETTLE_WITHIN_MS = 20_000
const SETTLE_PAUSE_MS = 500

export type LiveCase = { question: Question; name: string; judge: (box: CheckedBox) => Promise<string[]> }

export function liveCases(question: Question, settleMs = SETTLE_WITHIN_MS): LiveCase[] {
  return [
    { question, name: 'untouched box', judge: (box) => judgeUntouched(box, question, settleMs) },
    ...question.solutions.map(({ name, script }) => {
      return {
        question,
        name: `solution ${name}`,
        judge: (box: CheckedBox) => judgeSolution(box, { question, script, settleMs }),
      }
    }),
    ...question.wrongFixes.map(({ name, script, fails }) => {
      return {
        question,
        name: `wrong fix ${name}`,
        judge: (box: CheckedBox) => judgeWrongFix(box, script, fails),
      }
    }),
  ]
}

/** A case runs in a box of its own. What it found is a value; only a bug in the checker throws. */
export async function runLiveCase(
  client: SandboxClient,
  { question, name, judge }: LiveCase,
  sandboxId: string,
): Promise<CaseResult> {
  const began = performance.now()
  const result = (verdict: CaseResult['verdict'], words: string[]): CaseResult => {
    return { slug: question.slug, name, verdict, ms: performance.now() - began, words }
  }
  try {
    const words = await withBox(client, { sandboxId, question }, judge)
    return result(words.length === 0 ? 'passed' : 'failed', words)
  } catch (error) {
    return result('invalid', [error instanceof InvalidCase ? error.message : `no box: ${wordsOf(error)}`])
  }
}

async function judgeUntouched(box: CheckedBox, question: Question, settleMs: number): Promise<string[]> {
  const first = await readAll(box)
  const second = await readAll(box)
  const words: string[] = []
  if (isUnbroken(question, first)) {
    words.push('nothing is broken: every probe of kind behaviour passes before anybody mended anything')
  }
  for (const [id, { verdict }] of first) {
    const again = second.get(id)?.verdict
    if (again !== verdict) words.push(`probe ${id} said ${verdict}, and asked again ${again}`)
  }
  const changed = await box.changedFiles()
  if (changed.length > 0) words.push(`the probes changed ${changed.slice(0, 5).join(', ')}`)
  if (words.length > 0) return words
  const rebooted = await readAfterReboot(box, settleMs, (readings) => !isUnbroken(question, readings))
  if (typeof rebooted === 'string') return [rebooted]
  if (!isUnbroken(question, rebooted)) return []
  return ['a reboot mends it: after one every probe of kind behaviour passes, and nobody mended anything']
}

function isUnbroken({ probes }: Question, readings: Readings): boolean {
  const behaviour = probes.filter((probe) => probe.kind === 'behaviour')
  return behaviour.every((probe) => readings.get(probe.id)?.verdict === 'pass')
}

/** Three moments: after the solution, after its units were restarted, after a reboot. The first that fails ends the case. */
async function judgeSolution(
  box: CheckedBox,
  { question, script, settleMs }: { question: Question; script: string; settleMs: number },
): Promise<string[]> {
  const fix = await box.runInside('the solution', script)
  if (fix.exitCode !== 0) return [`the solution ${endOf(fix)}`]
  const atOnce = notPassing(await readAll(box))
  if (atOnce.length > 0) return atOnce.map((said) => `after the solution ${said}`)
  if (question.units.length > 0) {
    const restart = `systemctl restart ${question.units.join(' ')}`
    const again = await box.runInside(restart, restart)
    if (again.exitCode !== 0) return [`${restart} ${endOf(again)}`]
    const restarted = notPassing(await readAll(box))
    if (restarted.length > 0) return restarted.map((said) => `after ${restart} ${said}`)
  }
  const rebooted = await readAfterReboot(box, settleMs, (readings) => notPassing(readings).length === 0)
  if (typeof rebooted === 'string') return [rebooted]
  return notPassing(rebooted).map((said) => `after a reboot ${said}`)
}

/** The first readings that are as expected, or the last ones when the time for that is over; words where there is no box. */
async function readAfterReboot(
  box: CheckedBox,
  settleMs: number,
  isExpected: (readings: Readings) => boolean,
): Promise<Readings | string> {
  try {
    await box.reboot()
  } catch (error) {
    if (error instanceof NoReboot) return `the box was rebooted: ${error.message}`
    throw error
  }
  const until = performance.now() + settleMs
  for (;;) {
    const readings = await box.readProbes()
    if ((isChecked(readings) && isExpected(readings)) || performance.now() > until)
      return allChecked(readings)
    await setTimeout(SETTLE_PAUSE_MS)
  }
}

async function judgeWrongFix(box: CheckedBox, script: string, fails: string[]): Promise<string[]> {
  // Its exit code says nothing: many a wrong fix ends with an error, and some with a smile.
  await box.runInside('the wrong fix', script)
  const readings = await readAll(box)
  return fails
    .filter((id) => readings.get(id)?.verdict === 'pass')
    .map((id) => `probe ${id} was to see through it, and passes: ${readings.get(id)?.words}`)
}

async function readAll(box: CheckedBox): Promise<Readings> {
  return allChecked(await box.readProbes())
}

/** A probe that could not check leaves the whole case without meaning. */
function allChecked(readings: Readings): Readings {
  if (isChecked(readings)) return readings
  const broken = [...readings].filter(([, { verdict }]) => verdict === 'could-not-check').map(told)
  throw new InvalidCase(`could not check: ${broken.join('; ')}`)
}

function isChecked(readings: Readings): boolean {
  return [...readings.values()].every(({ verdict }) => verdict !== 'could-not-check')
}

function notPassing(readings: Readings): string[] {
  return [...readings].filter(([, { verdict }]) => verdict !== 'pass').map(told)
}

function told([id, { words }]: [string, Reading]): string {
  return `probe ${id}: ${words}`
}
