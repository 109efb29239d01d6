// The programming in one live session: its files in the box, its runs, its tests. What happened becomes events.
import type { Documents, OpenDocument } from '#app/document/documents.server.ts'
import { documentName } from '#app/document/names.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import type { Command } from '#app/session/commands.ts'
import type { SessionEvent, SessionParticipant } from '#app/session/events.ts'
import type { RefusalReason } from '#app/session/refusal-words.ts'
import { isScreenHidden } from '#app/session/focus-minutes.ts'
import type { RoomCore, RoomPart } from '#app/session/room-deps.server.ts'
import type { OpenedState, Run } from '#app/session/state.ts'
import { presentRound, questionOfItem, workOn } from '#app/session/stages.ts'
import type { CodingQuestion } from '#questions/schema.ts'
import { addMissing, textsOf } from './doc-files.ts'
import { FileSync } from './file-sync.server.ts'
import { leftSentence } from './file-rules.ts'
import type { RunToBrowser } from './messages.ts'
import { RoomRun } from './room-run.server.ts'
import { cleanLeftovers } from './test-suite.server.ts'

const OPEN_AGAIN_MS = 1000
/** A box that does not take the last keys must not keep a run waiting for ever. */
const FLUSH_MS = 5000
/** What was written in a shell in the last moment of the work is told by the host within this. */
const LAST_WORD_MS = 1000

type Attached = { sandboxId: string; slug: string; round: number; document: OpenDocument; sync: FileSync }
type Outcome = Result<null, RefusalReason>

export function roomCoding(documents: Pick<Documents, 'open'>): (core: RoomCore) => RoomPart {
  return (core) => new RoomCoding(core, documents)
}

class RoomCoding implements RoomPart {
  readonly #core: RoomCore
  readonly #documents: Pick<Documents, 'open'>
  #attached: Attached | null = null
  /** The box that files are to be kept the same with; set before the document is open. */
  #wanted: string | null = null
  #attaching: Promise<void> = Promise.resolve()
  #run: RoomRun | null = null
  #left: string | null = null
  #stopped = false

  constructor(core: RoomCore, documents: Pick<Documents, 'open'>) {
    this.#core = core
    this.#documents = documents
  }

  start(): void {
    const state = this.#core.state()
    if (state.phase === 'unopened' || state.phase === 'closed') return
    // Nobody listened to it any more, so how it ended is not known.
    if (state.run) this.#tellOver(state.run.runId)
    this.#attach()
  }

  follow(event: SessionEvent): void {
    switch (event.type) {
      case 'sandbox-ready':
        return this.#attach()
      case 'sandbox-lost':
      case 'sandbox-failed':
      case 'sandbox-replaced':
        this.#run?.lose()
        return this.#detach()
      case 'phase-changed':
        return this.#stageChanged()
      case 'focus-ended':
        return this.#tellOthers()
      default:
        return undefined
    }
  }

  carryOut(command: Command, _by: string): Promise<Outcome> | null {
    switch (command.type) {
      case 'choose-language':
        return this.#putStarter()
      case 'run-code':
        return this.#begin((run, attached) =>
          run.program(attached, { stdin: command.stdin ?? '', args: command.args ?? [] }),
        )
      case 'run-tests':
        return this.#begin((run, attached) => run.tests(attached))
      case 'stop-run':
        return this.#stop(command.runId)
      default:
        return null
    }
  }

  /** Somebody's page is new: it is told what the others see. */
  came({ participant, send }: { participant: SessionParticipant; send(message: RunToBrowser): void }): void {
    if (isScreenHidden(this.#core.state(), participant.sessionRole)) return
    if (this.#left) send({ type: 'run', news: { kind: 'left', words: this.#left } })
    if (this.#run) send({ type: 'run', news: this.#run.newsFor(participant) })
  }

  stop(): void {
    this.#stopped = true
    this.#run?.stop()
    this.#detach()
  }

  #stageChanged(): void {
    const state = this.#core.state()
    if (state.phase === 'unopened') return
    const here = questionOfItem(state, state.agenda[state.at])
    if (state.run && state.run.questionSlug !== here) this.#run?.stop()
    if (state.phase === 'closed') this.#detach()
    else if (this.#attached && isPast(state, this.#attached.round)) this.#letGoSoon(this.#attached)
  }

  /** The work of its round is over: what the box still had to say is brought in, and then nothing that a program there does. */
  #letGoSoon(attached: Attached): void {
    this.#core.deps.timers.after(LAST_WORD_MS, () => {
      void this.#flushed(attached).then(() => (this.#attached === attached ? this.#detach() : undefined))
    })
  }

  /** The program whose box is ready, and the round it belongs to. */
  #program(): { sandboxId: string; question: CodingQuestion; round: number } | null {
    const state = this.#core.state()
    const box = this.#core.readyBox()
    if (!box || state.phase === 'unopened') return null
    const question = this.#core.findQuestion(box.questionSlug)
    const round = state.rounds.find(({ questions }) =>
      questions.some((one) => one.questionSlug === box.questionSlug),
    )
    if (question?.kind !== 'coding' || !round || isPast(state, round.round)) return null
    return { sandboxId: box.sandboxId, question, round: round.round }
  }

  #attach(): void {
    const program = this.#program()
    if (!program || this.#stopped || this.#wanted === program.sandboxId) return
    this.#detach()
    this.#wanted = program.sandboxId
    this.#attaching = this.#open(program).catch((error: unknown) => {
      const { session, deps } = this.#core
      deps.log.warn({ sessionId: session.id, error }, 'The files of a session could not be opened yet')
      this.#wanted = null
      deps.timers.after(OPEN_AGAIN_MS, () => this.#attach())
    })
  }

  async #open({
    sandboxId,
    question,
    round,
  }: {
    sandboxId: string
    question: CodingQuestion
    round: number
  }): Promise<void> {
    const { session, deps } = this.#core
    const document = await this.#documents.open(session.id, documentName('code', round))
    if (this.#stopped || this.#wanted !== sandboxId) return document.close()
    const sync = new FileSync(deps, {
      sandboxId,
      document,
      onLeft: (left, more) => this.#tellLeft(leftSentence(left, more)),
    })
    this.#attached = { sandboxId, slug: question.slug, round, document, sync }
    document.onLost(() => {
      if (this.#attached?.document !== document) return
      this.#detach()
      this.#attach()
    })
    await this.#stopOrphans(sandboxId)
    const state = this.#core.state()
    const chosen = state.phase === 'unopened' ? null : workOn(state, question.slug).language
    // The restart came between the choice and its files.
    if (chosen && textsOf(document.doc).size === 0) await this.#putStarter()
  }

  #detach(): void {
    this.#wanted = null
    this.#attached?.sync.stop()
    this.#attached?.document.close()
    this.#attached = null
    this.#tellLeft(null)
  }

  /** Runs of a process that is no more: nobody hears them. */
  async #stopOrphans(sandboxId: string): Promise<void> {
    const { sandbox } = this.#core.deps
    if (!sandbox.connected) return
    const { runIds } = await sandbox.request('listRuns', { sandboxId })
    for (const runId of runIds) await sandbox.request('stopRun', { sandboxId, runId })
    await cleanLeftovers(sandbox, sandboxId)
  }

  async #putStarter(): Promise<Outcome> {
    const state = this.#core.state()
    if (state.phase === 'unopened') return accept(null)
    const slug = questionOfItem(state, state.agenda[state.at])
    const question = slug === null ? null : this.#core.findQuestion(slug)
    const round = state.rounds.find(({ questions }) => questions.some((one) => one.questionSlug === slug))
    const language = slug === null ? null : workOn(state, slug).language
    if (question?.kind !== 'coding' || !round || language === null) return accept(null)
    const document = await this.#documents.open(this.#core.session.id, documentName('code', round.round))
    try {
      const starter = question.coding.starters[language] ?? []
      const changed = await document.change('starter', (doc) => addMissing(doc, starter))
      return changed.ok ? accept(null) : refuse('not-saved')
    } finally {
      document.close()
    }
  }

  /** What is asked for goes on by itself: whoever pressed the button need not wait for its end. */
  async #begin(work: (run: RoomRun, attached: Attached) => Promise<void>): Promise<Outcome> {
    const state = this.#core.state()
    const asked = state.phase === 'unopened' ? null : state.run
    if (!asked) return accept(null)
    await this.#attaching
    const attached = this.#attached
    if (attached?.slug !== asked.questionSlug) {
      this.#tellOver(asked.runId, 'failed')
      return refuse('sandbox-not-ready')
    }
    const run = new RoomRun(this.#core, asked)
    this.#run = run
    void this.#flushed(attached)
      .then((flushed) => (flushed ? work(run, attached) : run.fail()))
      .catch((error: unknown) => {
        this.#core.deps.log.error(
          { sessionId: this.#core.session.id, error },
          'A run could not be carried out',
        )
        run.fail()
      })
    return accept(null)
  }

  /** False = the box did not take the files in time: what would run is not what stands in the editor. */
  async #flushed({ sync }: Attached): Promise<boolean> {
    let isEnough = false
    let cancel = () => {}
    const enough = new Promise<void>((resolve) => {
      cancel = this.#core.deps.timers.after(FLUSH_MS, () => {
        isEnough = true
        resolve()
      })
    })
    await Promise.race([sync.flush(() => isEnough), enough])
    cancel()
    return !isEnough
  }

  async #stop(runId: string): Promise<Outcome> {
    if (this.#run?.asked.runId === runId) this.#run.stop()
    else this.#tellOver(runId)
    return accept(null)
  }

  #tellOver(runId: Run['runId'], because: 'lost' | 'failed' = 'lost'): void {
    this.#core.observe({
      type: 'run-over',
      runId,
      because,
      exitCode: null,
      wallMs: 0,
      cpuMs: 0,
      truncated: false,
    })
  }

  /** Their screen is back: they are told what they missed. */
  #tellOthers(): void {
    this.#sayLeft()
    this.#run?.tellAll()
  }

  #sayLeft(): void {
    this.#core.say({ type: 'run', news: { kind: 'left', words: this.#left } }, ({ sessionRole }) => {
      return !isScreenHidden(this.#core.state(), sessionRole)
    })
  }

  #tellLeft(words: string | null): void {
    if (words === this.#left) return
    this.#left = words
    this.#sayLeft()
  }
}

/** What was written in this round is what it is scored by. */
function isPast(state: OpenedState, round: number): boolean {
  return state.phase === 'scoring' || state.phase === 'closed' || presentRound(state).round > round
}
