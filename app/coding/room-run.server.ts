// One run of a session, from the button to its event: told to everybody as it goes on, to each what they may read.
import { seesCockpit } from '#app/session/command-roles.ts'
import type { SessionParticipant, TestResult } from '#app/session/events.ts'
import { isScreenHidden } from '#app/session/focus-minutes.ts'
import type { RoomCore } from '#app/session/room-deps.server.ts'
import { workOn } from '#app/session/stages.ts'
import type { Run } from '#app/session/state.ts'
import type { OpenDocument } from '#app/document/documents.server.ts'
import { judgeCompile, runCommand, type Command } from '#questions/judge-coding.ts'
import type { CodingQuestion } from '#questions/schema.ts'
import { WORK_FOLDER, type CodingWork, type ExampleCase } from '#questions/schema-coding.ts'
import { BoxRuns, type ProgramEnd } from './box-run.server.ts'
import { textsOf } from './doc-files.ts'
import type { CaseNews, RunNews, RunOver } from './messages.ts'
import { RunOutput } from './run-output.ts'
import { wordsForEnd, wordsForTests, type RunEnd } from './run-words.ts'
import { runSuite, type CaseResult } from './test-suite.server.ts'

/** Output is told at most this often. */
const TELL_EVERY_MS = 50

type Place = { sandboxId: string; document: OpenDocument }

export class RoomRun {
  readonly asked: Run
  readonly #core: RoomCore
  readonly #output = new RunOutput()
  readonly #results: CaseResult[] = []
  #runs: BoxRuns | null = null
  #stopped = false
  #total = 0
  #readable: ReadonlySet<string> = new Set()
  #over: RunOver | null = null
  #cancelTell: (() => void) | null = null

  constructor(core: RoomCore, asked: Run) {
    this.#core = core
    this.asked = asked
    this.tellAll()
  }

  async program({ sandboxId }: Place, { stdin, args }: { stdin: string; args: string[] }): Promise<void> {
    const { coding } = this.#question()
    const commands = runCommand(this.asked.language, coding.limits)
    const runs = this.#start(sandboxId)
    const start = ({ argv, limits }: Command, input?: string) =>
      runs.run(
        { argv, limits, env: commands.env, cwd: WORK_FOLDER, ...(input ? { stdin: input } : {}) },
        (stream, bytes) => this.#hear(stream, bytes),
      )
    if (commands.compile) {
      const compiled = await start(commands.compile)
      const failed = compiled.because !== 'exited' || compiled.exitCode !== 0
      if (failed) return this.#end(compiled, coding, compileWords(compiled))
    }
    const end = await start({ ...commands.run, argv: [...commands.run.argv, ...args] }, stdin)
    this.#end(end, coding)
  }

  async tests({ sandboxId, document }: Place): Promise<void> {
    const { coding } = this.#question()
    const cases = [...coding.cases, ...this.#addedCases()]
    this.#total = cases.length + coding.scale.length
    this.#readable = new Set(cases.filter(({ visible }) => visible).map(({ id }) => id))
    this.tellAll()
    const end = await runSuite(this.#core.deps.sandbox, this.#start(sandboxId), {
      sandboxId,
      language: this.asked.language,
      files: textsOf(document.doc),
      coding,
      cases,
      onResult: (result) => this.#tellResult(result),
      onOutput: (stream, bytes) => this.#hear(stream, bytes),
    })
    const because = end === 'done' || end === 'broken' ? 'exited' : end
    this.#tellOutput()
    const results = this.#results.map(toTestResult)
    if (results.length > 0) this.#core.observe({ type: 'tests-read', runId: this.asked.runId, results })
    const passed = results.filter(({ verdict }) => verdict === 'pass').length
    this.#tellOver(wordsForTests(passed, this.#total, because))
    const cpuMs = this.#results.reduce((sum, one) => sum + one.cpuMs, 0)
    this.#observeOver({ because, exitCode: null, wallMs: 0, cpuMs, truncated: false })
  }

  stop(): void {
    this.#stopped = true
    this.#runs?.stop()
  }

  lose(): void {
    this.#stopped = true
    this.#runs?.lose()
  }

  fail(): void {
    if (this.#over) return
    this.#tellOver({ tone: 'bad', words: 'It could not be carried out. Try again in a moment.' })
    this.#observeOver({ because: 'failed', exitCode: null, wallMs: 0, cpuMs: 0, truncated: false })
  }

  /** All of it, for a page that has just come. */
  newsFor(participant: SessionParticipant): RunNews {
    const { runId, what, language, by } = this.asked
    const byName = this.#core.session.participants.find(({ userId }) => userId === by)?.name ?? 'Somebody'
    const results = this.#results.map((result) => this.#caseFor(participant, result))
    return {
      kind: 'run',
      run: {
        runId,
        kind: what,
        language,
        byName,
        pieces: this.#output.pieces,
        results,
        total: this.#total,
        over: this.#over,
      },
    }
  }

  #start(sandboxId: string): BoxRuns {
    const runs = new BoxRuns(this.#core.deps.sandbox, sandboxId)
    this.#runs = runs
    if (this.#stopped) runs.stop()
    return runs
  }

  #question(): CodingQuestion {
    const question = this.#core.findQuestion(this.asked.questionSlug)
    if (question?.kind !== 'coding') throw new Error(`${this.asked.questionSlug} is no program to write`)
    return question
  }

  #addedCases(): ExampleCase[] {
    const state = this.#core.state()
    if (state.phase === 'unopened') return []
    return workOn(state, this.asked.questionSlug).tests.map(
      ({ testId, title, stdin, args, stdout, exit }) => ({
        id: testId,
        title,
        tags: ['added'],
        visible: true,
        args,
        stdin,
        files: {},
        expect: { stdout, exit, stderr: 'any' },
      }),
    )
  }

  #hear(stream: 'out' | 'err', bytes: Uint8Array): void {
    this.#output.add(stream, bytes)
    this.#cancelTell ??= this.#core.deps.timers.after(TELL_EVERY_MS, () => this.#tellOutput())
  }

  #tellOutput(): void {
    this.#cancelTell?.()
    this.#cancelTell = null
    const pieces = this.#output.take()
    if (pieces.length > 0) this.#say(() => ({ kind: 'output', runId: this.asked.runId, pieces }))
  }

  #tellResult(result: CaseResult): void {
    this.#results.push(result)
    this.#say((participant) => {
      return { kind: 'result', runId: this.asked.runId, result: this.#caseFor(participant, result) }
    })
  }

  #caseFor({ sessionRole }: SessionParticipant, result: CaseResult): CaseNews {
    const mayRead = seesCockpit(sessionRole) || this.#readable.has(result.caseId)
    return mayRead ? result : { ...result, more: null, got: null }
  }

  #end(end: ProgramEnd, { limits }: Pick<CodingWork, 'limits'>, over?: RunOver): void {
    this.#tellOutput()
    const { run } = runCommand(this.asked.language, limits)
    const bounds = {
      seconds: limits.seconds,
      memoryMb: limits.memoryMb,
      wallSeconds: Math.round(run.limits.wallMs / 1000),
    }
    this.#tellOver(over ?? wordsForEnd(end, bounds))
    this.#observeOver(end)
  }

  #tellOver(over: RunOver): void {
    this.#over = over
    this.#say(() => ({ kind: 'over', runId: this.asked.runId, over }))
  }

  #observeOver({
    because,
    exitCode,
    wallMs,
    cpuMs,
    truncated,
  }: Pick<RunEnd, 'because' | 'exitCode' | 'truncated'> & { wallMs: number; cpuMs: number }): void {
    const { runId } = this.asked
    const whole = { wallMs: Math.round(wallMs), cpuMs: Math.round(cpuMs) }
    this.#core.observe({ type: 'run-over', runId, because, exitCode, truncated, ...whole })
  }

  tellAll(): void {
    this.#say((participant) => this.newsFor(participant))
  }

  /** Whoever does not see the screen is told nothing of it, and all of it when it is back. */
  #isHiddenFrom({ sessionRole }: SessionParticipant): boolean {
    return isScreenHidden(this.#core.state(), sessionRole)
  }

  /** Two kinds of people, as far as hidden cases go. */
  #say(newsFor: (participant: SessionParticipant) => RunNews): void {
    for (const cockpit of [true, false]) {
      const one = this.#core.session.participants.find(
        ({ sessionRole }) => seesCockpit(sessionRole) === cockpit,
      )
      if (!one) continue
      const message = { type: 'run' as const, news: newsFor(one) }
      this.#core.say(
        message,
        (participant) => seesCockpit(participant.sessionRole) === cockpit && !this.#isHiddenFrom(participant),
      )
    }
  }
}

function compileWords(end: ProgramEnd): RunOver | undefined {
  const { because } = end
  if (because === 'failed' || because === 'lost' || because === 'stopped') return undefined
  const judged = judgeCompile({ ...end, because, stdout: '', stderr: '' })
  return judged ? { tone: 'bad', words: judged.words } : undefined
}

function toTestResult({ caseId, verdict, words, cpuMs }: CaseResult): TestResult {
  if (verdict === 'pass') return { caseId, verdict, cpuMs }
  return { caseId, verdict: verdict === 'not-run' ? 'could-not-run' : 'fail', words, cpuMs }
}
