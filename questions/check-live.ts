// The live pass: the untouched box fails, each solution mends it for good, each wrong fix is seen through.
import type { SandboxClient } from '#sandbox/client.ts'
import { endOf, InvalidCase, withBox, wordsOf } from './check-box.ts'
import type { CheckedBox, Reading, Readings } from './check-box.ts'
import type { CaseResult } from './check-report.ts'
import type { Question } from './schema.ts'

export type LiveCase = { question: Question; name: string; judge: (box: CheckedBox) => Promise<string[]> }

export function liveCases(question: Question): LiveCase[] {
  return [
    { question, name: 'untouched box', judge: (box) => judgeUntouched(box, question) },
    ...question.solutions.map(({ name, script }) => {
      return {
        question,
        name: `solution ${name}`,
        judge: (box: CheckedBox) => judgeSolution(box, question, script),
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

async function judgeUntouched(box: CheckedBox, question: Question): Promise<string[]> {
  const first = await readAll(box)
  const second = await readAll(box)
  const words: string[] = []
  const behaviour = question.probes.filter((probe) => probe.kind === 'behaviour')
  if (behaviour.every((probe) => first.get(probe.id)?.verdict === 'pass')) {
    words.push('nothing is broken: every probe of kind behaviour passes before anybody mended anything')
  }
  for (const [id, { verdict }] of first) {
    const again = second.get(id)?.verdict
    if (again !== verdict) words.push(`probe ${id} said ${verdict}, and asked again ${again}`)
  }
  const changed = await box.changedFiles()
  if (changed.length > 0) words.push(`the probes changed ${changed.slice(0, 5).join(', ')}`)
  return words
}

async function judgeSolution(box: CheckedBox, question: Question, script: string): Promise<string[]> {
  const fix = await box.runInside('the solution', script)
  if (fix.exitCode !== 0) return [`the solution ${endOf(fix)}`]
  const words = notPassing(await readAll(box)).map((said) => `after the solution ${said}`)
  if (question.units.length === 0) return words
  const restart = `systemctl restart ${question.units.join(' ')}`
  const again = await box.runInside(restart, restart)
  if (again.exitCode !== 0) return [...words, `${restart} ${endOf(again)}`]
  return [...words, ...notPassing(await readAll(box)).map((said) => `after ${restart} ${said}`)]
}

async function judgeWrongFix(box: CheckedBox, script: string, fails: string[]): Promise<string[]> {
  // Its exit code says nothing: many a wrong fix ends with an error, and some with a smile.
  await box.runInside('the wrong fix', script)
  const readings = await readAll(box)
  return fails
    .filter((id) => readings.get(id)?.verdict === 'pass')
    .map((id) => `probe ${id} was to see through it, and passes: ${readings.get(id)?.words}`)
}

/** A probe that could not check leaves the whole case without meaning. */
async function readAll(box: CheckedBox): Promise<Readings> {
  const readings = await box.readProbes()
  const broken = [...readings].filter(([, { verdict }]) => verdict === 'could-not-check').map(told)
  if (broken.length > 0) throw new InvalidCase(`could not check: ${broken.join('; ')}`)
  return readings
}

function notPassing(readings: Readings): string[] {
  return [...readings].filter(([, { verdict }]) => verdict !== 'pass').map(told)
}

function told([id, { words }]: [string, Reading]): string {
  return `probe ${id}: ${words}`
}
