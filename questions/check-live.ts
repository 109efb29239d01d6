// The live pass: the untouched box fails, each solution mends it for good, each wrong fix is seen through.
import { setTimeout } from 'node:timers/promises'
import type { SandboxClient } from '#sandbox/client.ts'
import { endOf, InvalidCase, LIMITS, NoReboot, withBox, wordsOf } from './check-box.ts'
import type { CheckedBox, Reading, Readings } from './check-box.ts'
import type { CaseResult } from './check-report.ts'
import type { TroubleshootingQuestion } from './schema.ts'

/** After a reboot units start in their own time: this long a fix may need to show again, and a fault, too. */
export const LIVE_LIMITS = { ...LIMITS, settleMs: 20_000 }
export type LiveLimits = typeof LIVE_LIMITS
const SETTLE_PAUSE_MS = 500

export type LiveCase = {
  question: TroubleshootingQuestion
  name: string
  limits: LiveLimits
  judge: (box: CheckedBox) => Promise<string[]>
}

export function liveCases(question: TroubleshootingQuestion, limits = LIVE_LIMITS): LiveCase[] {
  const one = (name: string, judge: LiveCase['judge']): LiveCase => ({ question, name, limits, judge })
  const { settleMs } = limits
  return [
    one('untouched box', (box) => judgeUntouched(box, question, settleMs)),
    ...question.solutions.map((fix) =>
      one(`solution ${fix.name}`, (box) => judgeSolution(box, { question, fix, settleMs })),
    ),
    ...question.wrongFixes.map((fix) => one(`wrong fix ${fix.name}`, (box) => judgeWrongFix(box, fix))),
  ]
}

/** A case runs in a box of its own. What it found is a value; only a bug in the checker throws. */
export async function runLiveCase(
  client: SandboxClient,
  { question, name, limits, judge }: LiveCase,
  sandboxId: string,
): Promise<CaseResult> {
  const began = performance.now()
  const result = (verdict: CaseResult['verdict'], words: string[]): CaseResult => {
    return { slug: question.slug, name, verdict, ms: performance.now() - began, words }
  }
  try {
    const words = await withBox(client, { sandboxId, question, limits }, judge)
    return result(words.length === 0 ? 'passed' : 'failed', words)
  } catch (error) {
    return result(
      'invalid',
      (error instanceof InvalidCase ? error.message : `no box: ${wordsOf(error)}`).split('\n'),
    )
  }
}

async function judgeUntouched(
  box: CheckedBox,
  question: TroubleshootingQuestion,
  settleMs: number,
): Promise<string[]> {
  const first = await readAll(box)
  const second = await readAll(box)
  const words: string[] = []
  if (isUnbroken(question, first)) {
    words.push(
      'setup.sh  nothing is broken: every probe of kind behaviour passes before anybody mended anything; break what one of them asks for',
    )
  }
  for (const [id, { verdict }] of first) {
    const again = second.get(id)?.verdict
    if (again === verdict) continue
    words.push(
      `probes/${id}.sh  said ${verdict}, and asked again ${again}: let it wait for what it needs, within bounds`,
    )
  }
  const changed = await box.changedFiles()
  if (changed.length > 0)
    words.push(
      `probes/  changed ${changed.slice(0, 5).join(', ')}: a probe only reads, and its requests change nothing`,
    )
  if (words.length > 0) return words
  const rebooted = await readAfterReboot(box, settleMs, (readings) => !isUnbroken(question, readings))
  if (typeof rebooted === 'string') return [`setup.sh  ${rebooted}`]
  if (!isUnbroken(question, rebooted)) return []
  return [
    'setup.sh  a reboot mends it: after one every probe of kind behaviour passes; put the fault on disk, in files and enabled units',
  ]
}

function isUnbroken({ probes }: TroubleshootingQuestion, readings: Readings): boolean {
  const behaviour = probes.filter((probe) => probe.kind === 'behaviour')
  return behaviour.every((probe) => readings.get(probe.id)?.verdict === 'pass')
}

/** Three moments: after the solution, after its units were restarted, after a reboot. The first that fails ends the case. */
async function judgeSolution(
  box: CheckedBox,
  {
    question,
    fix,
    settleMs,
  }: {
    question: TroubleshootingQuestion
    fix: TroubleshootingQuestion['solutions'][number]
    settleMs: number
  },
): Promise<string[]> {
  const file = `solutions/${fix.name}.sh`
  const ran = await box.runInside(file, fix.script)
  if (ran.exitCode !== 0) return [endOf(file, ran)]
  const atOnce = notPassing(await readAll(box))
  if (atOnce.length > 0) return atOnce.map((said) => `${file}  at once ${said}`)
  if (question.units.length > 0) {
    const restart = `systemctl restart ${question.units.join(' ')}`
    const again = await box.runInside(restart, restart)
    if (again.exitCode !== 0) return [`${file}  after it ${endOf(restart, again)}`]
    const restarted = notPassing(await readAll(box))
    if (restarted.length > 0) return restarted.map((said) => `${file}  after ${restart} ${said}`)
  }
  const rebooted = await readAfterReboot(box, settleMs, (readings) => notPassing(readings).length === 0)
  if (typeof rebooted === 'string') return [`${file}  ${rebooted}`]
  return notPassing(rebooted).map((said) => `${file}  after a reboot ${said}`)
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

async function judgeWrongFix(
  box: CheckedBox,
  fix: TroubleshootingQuestion['wrongFixes'][number],
): Promise<string[]> {
  const file = `wrong/${fix.name}.sh`
  // Its exit code says nothing: many a wrong fix ends with an error, and some with a smile.
  await box.runInside(file, fix.script)
  const readings = await readAll(box)
  return fix.fails
    .filter((id) => readings.get(id)?.verdict === 'pass')
    .map((id) => {
      const said = readings.get(id)?.words
      return `${file}  probe ${id} was to see through it, and passes: ${said}; make the probe stricter, or name another in "# fails:"`
    })
}

async function readAll(box: CheckedBox): Promise<Readings> {
  return allChecked(await box.readProbes())
}

/** A probe that could not check leaves the whole case without meaning. */
function allChecked(readings: Readings): Readings {
  if (isChecked(readings)) return readings
  const broken = [...readings.values()].filter(({ verdict }) => verdict === 'could-not-check')
  throw new InvalidCase(broken.map(({ words }) => `could not check: ${words}`).join('\n'))
}

function isChecked(readings: Readings): boolean {
  return [...readings.values()].every(({ verdict }) => verdict !== 'could-not-check')
}

function notPassing(readings: Readings): string[] {
  return [...readings].filter(([, { verdict }]) => verdict !== 'pass').map(told)
}

function told([id, { words }]: [string, Reading]): string {
  return `probe ${id} does not pass: ${words}`
}
