// The live pass of a coding question: solutions pass everything with room to spare, wrong programs and starters do not.
import type { SandboxClient } from '#sandbox/client.ts'
import { holdBox, InvalidCase, wordsOf } from './check-box.ts'
import { ProgramBox, type Program, type Trial, type Tried, type TriedScale } from './check-programs.ts'
import type { CaseResult } from './check-report.ts'
import { SMALL_MS_MIN } from './judge-coding.ts'
import type { CodingQuestion } from './schema.ts'

/** Of a limit: a solution that needs more of it passes here and fails on a machine that is busy or old. */
const SHARE_MAX = 0.6
/** A slow program must go so far beyond the limit that no machine lets it through. */
const BEYOND_MIN = 1.3

/** `judge`: what is wrong with what was found. */
type ProgramCase = {
  name: string
  program: Program
  trial: Trial
  judge: (tried: Tried) => string[]
}

/** Names of the cases that `checkCoding` gives a result for, in order. */
export function codingCases(question: CodingQuestion): string[] {
  return [...programCases(question).map(({ name }) => name), ...question.coding.scale.map(scaleName)]
}

function programCases({ coding }: CodingQuestion): ProgramCase[] {
  const { cases, scale, programs, wrongPrograms, languages } = coding
  const solutions = programs.map((program): ProgramCase => {
    const place = `solutions/${program.name}`
    const judge = (tried: Tried) => judgeSolution(place, tried, coding.limits.seconds)
    return { name: `solution ${program.name}`, program, trial: { cases, scale, times: 2 }, judge }
  })
  const wrong = wrongPrograms.map((program): ProgramCase => {
    const { name, fails } = program
    const trial = {
      cases: cases.filter((one) => one.visible || fails.includes(one.id)),
      scale: scale.filter((one) => fails.includes(one.id)),
    }
    return {
      name: `wrong ${name}`,
      program,
      trial,
      judge: (tried) => judgeWrong(`wrong/${name}`, tried, fails),
    }
  })
  const starters = languages.map((language): ProgramCase => {
    const program = { name: language, language, files: [] }
    const judge = (tried: Tried) => judgeStarter(`starter/${language}`, tried)
    return { name: `starter ${language}`, program, trial: { cases, scale: [] }, judge }
  })
  return [...solutions, ...wrong, ...starters]
}

function scaleName({ id }: { id: string }): string {
  return `scale ${id}`
}

type CodingOrder = {
  sandboxId: string
  tell: (result: CaseResult) => void
  /** Names of cases; left out = all of them. */
  only?: readonly string[]
}

/** All in one box. What it found is a value; only a bug in the checker throws. */
export async function checkCoding(
  client: SandboxClient,
  question: CodingQuestion,
  { sandboxId, tell, only }: CodingOrder,
): Promise<void> {
  const { slug, sandbox: box } = question
  const names = codingCases(question).filter((name) => only?.includes(name) ?? true)
  let told = 0
  let began = performance.now()
  const end = (name: string, verdict: CaseResult['verdict'], words: string[]) => {
    told += 1
    tell({ slug, name, verdict, ms: performance.now() - began, words })
    began = performance.now()
  }
  const judged = (name: string, words: string[]) => end(name, words.length === 0 ? 'passed' : 'failed', words)
  try {
    await holdBox(client, { sandboxId, slug, box }, async () => {
      const programs = new ProgramBox(client, sandboxId, question)
      const ofSolutions: Tried[] = []
      for (const { name, program, trial, judge } of programCases(question)) {
        if (!names.includes(name)) continue
        try {
          const tried = await programs.tryProgram(program, trial)
          if (name.startsWith('solution ')) ofSolutions.push(tried)
          judged(name, judge(tried))
        } catch (error) {
          if (!(error instanceof InvalidCase)) throw error
          end(name, 'invalid', error.message.split('\n'))
        }
      }
      for (const one of question.coding.scale.filter((each) => names.includes(scaleName(each))))
        judged(
          scaleName(one),
          judgeScales(ofSolutions.flatMap((tried) => tried.scale.filter((each) => each.one.id === one.id))),
        )
    })
  } catch (error) {
    for (const name of names.slice(told)) end(name, 'invalid', [`no box: ${wordsOf(error)}`])
  }
}

function judgeSolution(place: string, { broken, cases, untried, scale }: Tried, seconds: number): string[] {
  if (broken !== null) return [`${place}  ${broken}`]
  const passed = new Set(cases.filter(({ verdict }) => verdict === 'pass').map(({ one }) => one.id))
  const words = cases.flatMap(({ one, verdict, words, more }, index) => {
    if (verdict === 'pass') return []
    // Each case is tried twice, one after the other.
    if (index > 0 && cases[index - 1]?.one === one && !passed.has(one.id)) return []
    const again = passed.has(one.id) ? 'passes one time and another not' : 'fails'
    return [`${place}  ${again} case ${one.id}: ${words}${more === null ? '' : ` ${more}`}`]
  })
  const tight = [...cases, ...scale].filter(
    ({ verdict, cpuMs }) => verdict === 'pass' && cpuMs > seconds * 1000 * SHARE_MAX,
  )
  for (const { one, cpuMs } of tight) {
    words.push(
      `${place}  case ${one.id} takes ${(cpuMs / 1000).toFixed(1)} s of the ${seconds} s it may: raise limits.seconds to ${Math.ceil(cpuMs / 500)}, or make it smaller`,
    )
  }
  if (untried > 0) words.push(`${place}  took so long that ${untried} more runs were not tried`)
  return [...words, ...scale.flatMap((one) => judgeFast(place, one))]
}

function judgeFast(place: string, tried: TriedScale): string[] {
  const { one, verdict, ratio } = tried
  const most = one['ratio-max']
  const failed =
    verdict === 'pass'
      ? []
      : [`${place}  fails scale ${one.id}: ${tried.words}${tried.more === null ? '' : ` ${tried.more}`}`]
  if (verdict === 'too-slow' || ratio === null || ratio <= most * SHARE_MAX) return failed
  const fitting = Math.ceil(ratio / SHARE_MAX)
  return [
    ...failed,
    `${place}  scale ${one.id}: takes ${ratio.toFixed(1)} times as long where ${most} is allowed, which is too tight; set ratio-max to ${fitting} or more`,
  ]
}

/** What only all solutions together tell. */
function judgeScales(tried: readonly TriedScale[]): string[] {
  const [first] = tried
  if (first === undefined) return []
  const { one } = first
  const words: string[] = []
  const slowest = Math.max(...tried.map(({ smallMs }) => smallMs ?? 0))
  if (tried.every(({ smallMs }) => smallMs !== null) && slowest < SMALL_MS_MIN) {
    words.push(
      `tests.yaml  scale ${one.id}: the small input takes even the slowest solution only ${slowest.toFixed(0)} ms above the bare start; make both sizes larger (${SMALL_MS_MIN} ms or more can be measured)`,
    )
  }
  const found = tried.map(({ hashes }) => hashes.join())
  const [small = null, large = null] = first.hashes
  const isSame = found.every((hashes) => hashes === found[0])
  if (isSame && small !== null && large !== null && (small !== one.sha256[0] || large !== one.sha256[1]))
    words.push(
      `tests.yaml  scale ${one.id}: all solutions write the same here; when it is right, put in sha256: [${small}, ${large}]`,
    )
  return words
}

function judgeWrong(
  place: string,
  { broken, cases, untried, scale }: Tried,
  fails: readonly string[],
): string[] {
  if (broken !== null) return [`${place}  ${broken}; a wrong program is one that works at first sight`]
  const words: string[] = []
  if (untried > 0)
    words.push(`${place}  does not end in case after case; a wrong program is one that works at first sight`)
  for (const id of fails) {
    const found = cases.find(({ one }) => one.id === id)
    if (found?.verdict === 'pass')
      words.push(`${place}  was to fail case ${id}, and passes; make the case stricter, or name another`)
    const slow = scale.find(({ one }) => one.id === id)
    if (slow !== undefined) words.push(...judgeSlow(place, slow))
  }
  if (!cases.some(({ one, verdict }) => one.visible && verdict === 'pass')) {
    const [first] = cases
    words.push(
      `${place}  passes no visible case, so nobody would hand it in; mend it, but for what it misses (${first?.one.id}: ${first?.words} ${first?.more ?? ''})`,
    )
  }
  return words
}

function judgeSlow(place: string, { one, verdict, ratio, words, more }: TriedScale): string[] {
  if (verdict === 'pass') {
    return [
      `${place}  was to be too slow for scale ${one.id}, and passes with ${ratio?.toFixed(1)} times as long where ${one['ratio-max']} is allowed; take larger sizes, or further apart`,
    ]
  }
  if (verdict === 'fail' || verdict === 'crashed') {
    return [
      `${place}  was to be too slow for scale ${one.id}, and fails otherwise: ${words} ${more ?? ''}; let its output be right`,
    ]
  }
  if (verdict !== 'too-slow' || ratio === null || ratio >= one['ratio-max'] * BEYOND_MIN) return []
  return [
    `${place}  scale ${one.id}: takes ${ratio.toFixed(1)} times as long where ${one['ratio-max']} is allowed, which is too close; take sizes further apart`,
  ]
}

function judgeStarter(place: string, { broken, cases }: Tried): string[] {
  if (broken !== null) return [`${place}  ${broken}`]
  const words: string[] = []
  if (cases.every(({ one, verdict }) => one.visible || verdict === 'pass'))
    words.push(`${place}  passes every hidden case: leave something to be written`)
  const stuck = cases.find(({ one, verdict }) => one.visible && !['pass', 'fail'].includes(verdict))
  if (stuck !== undefined)
    words.push(`${place}  case ${stuck.one.id}: ${stuck.words} A starter runs and ends by itself`)
  return words
}
