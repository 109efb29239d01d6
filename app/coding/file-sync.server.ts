// Keeps a document and the work folder of one box the same. One step after the other; what a step missed, the next sees.
import { Bucket } from '#app/document/bucket.ts'
import type { OpenDocument } from '#app/document/documents.server.ts'
import type { EditOrigin } from '#app/document/live-document.server.ts'
import { filesOf } from '#app/document/shape.ts'
import type { Log } from '#app/lib/log.ts'
import type { Timers } from '#app/lib/timers.ts'
import { WORK_FOLDER } from '#questions/schema-coding.ts'
import type { SandboxClient } from '#sandbox/client.ts'
import type { HostEvent } from '#sandbox/contract.ts'
import { BoxFolder, type Look } from './box-folder.server.ts'
import { applyToDoc, FROM_BOX, textsOf } from './doc-files.ts'
import type { LeftFile, LeftReason } from './file-rules.ts'
import { SURE_AFTER_MS, SyncLedger, type BoxFiles, type DocEdit, type SyncPlan } from './sync-plan.ts'

export type FileSyncDeps = {
  sandbox: Pick<SandboxClient, 'request' | 'onEvent' | 'onConnection'>
  timers: Timers
  now: () => Date
  log: Log
}
export type FileSyncOptions = {
  sandboxId: string
  document: OpenDocument
  /** Files that stay in the box, when that changes. `more`: beyond those that are named. */
  onLeft: (left: readonly LeftFile[], more: number) => void
}

/** From a key in the editor to the box: this, and the way there. */
const TO_BOX_AFTER_MS = 80
const RETRY_MS = 1000
/** A program that goes on writing is looked at less and less often; a person at a shell never notices. */
const LOOK_GAP_MS = { first: 150, most: 4000 }
/** What a box may bring into a document: a whole project at once, and then what a person could follow. */
const INFLOW = { burst: 3 << 20, perSecond: 8 << 10 }
const FLUSH_ROUNDS = 3

type Refused = Map<string, LeftReason>

export class FileSync {
  readonly #deps: FileSyncDeps
  readonly #options: FileSyncOptions
  readonly #folder: BoxFolder
  readonly #inflow = new Bucket(INFLOW)
  readonly #stops: (() => void)[] = []
  #ledger: SyncLedger | null = null
  #boxChanged = true
  #docChanged = true
  #watched = false
  #running: Promise<void> | null = null
  #cancelNext: (() => void) | null = null
  #nextAtMs = Infinity
  #lookGapMs = 0
  #lookedAtMs = -Infinity
  #failures = 0
  #left = ''
  #stopped = false

  constructor(deps: FileSyncDeps, options: FileSyncOptions) {
    this.#deps = deps
    this.#options = options
    this.#folder = new BoxFolder(deps.sandbox, options.sandboxId)
    const { doc } = options.document
    const edited = (_update: Uint8Array, origin: unknown) => {
      if (isFromBox(origin)) return
      this.#docChanged = true
      this.#soon(TO_BOX_AFTER_MS)
    }
    doc.on('update', edited)
    this.#stops.push(
      () => doc.off('update', edited),
      deps.sandbox.onEvent((event) => this.#hear(event)),
      deps.sandbox.onConnection((connected) => (connected ? this.#lookAgain() : undefined)),
    )
    this.#lookAgain()
  }

  /**
   * Resolves when what was written so far is on both sides, however often the box has to be asked; or when this ends, or whoever
   * waits has had enough.
   */
  async flush(isEnough: () => boolean): Promise<void> {
    let rounds = 0
    // Whoever goes on typing is not waited for.
    while (!this.#stopped && !isEnough() && rounds < FLUSH_ROUNDS) {
      while (this.#running) await this.#running
      if (!this.#docChanged && !this.#boxChanged) return
      await this.#run()
      if (this.#failures === 0) rounds += 1
      else await new Promise<void>((resolve) => this.#deps.timers.after(RETRY_MS, resolve))
    }
  }

  stop(): void {
    this.#stopped = true
    this.#cancelNext?.()
    for (const stop of this.#stops) stop()
  }

  #hear(event: HostEvent): void {
    if (!('sandboxId' in event) || event.sandboxId !== this.#options.sandboxId) return
    if (event.type === 'sandbox-rebooted') return this.#lookAgain()
    if (event.type !== 'files-changed' || event.folder !== WORK_FOLDER) return
    this.#boxChanged = true
    this.#soon(Math.max(0, this.#lookedAtMs + this.#lookGapMs - this.#nowMs()))
  }

  /** A host that was away, or a box that began afresh, may have forgotten that somebody watches. */
  #lookAgain(): void {
    this.#watched = false
    this.#boxChanged = true
    this.#soon(0)
  }

  #nowMs(): number {
    return this.#deps.now().getTime()
  }

  /** The earliest wish wins. */
  #soon(ms: number): void {
    const atMs = this.#nowMs() + ms
    if (this.#stopped || atMs >= this.#nextAtMs) return
    this.#cancelNext?.()
    this.#nextAtMs = atMs
    this.#cancelNext = this.#deps.timers.after(ms, () => {
      this.#nextAtMs = Infinity
      void this.#run()
    })
  }

  /** Never two at once. */
  async #run(): Promise<void> {
    while (this.#running) await this.#running
    if (this.#stopped) return
    this.#running = this.#step().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #step(): Promise<void> {
    const looks = this.#boxChanged || !this.#ledger
    this.#boxChanged = false
    this.#docChanged = false
    try {
      if (!this.#watched) await this.#folder.watch()
      this.#watched = true
      const look = looks ? await this.#look() : null
      if (this.#stopped) return
      await this.#settle(look)
      this.#failures = 0
    } catch (error) {
      if (this.#stopped) return
      this.#failures += 1
      this.#boxChanged = this.#docChanged = true
      const { sandboxId } = this.#options
      if (this.#failures === 3)
        this.#deps.log.warn({ sandboxId, error }, 'The files of a box cannot be kept the same')
      this.#soon(RETRY_MS)
    }
  }

  async #look(): Promise<Look> {
    this.#lookedAtMs = this.#nowMs()
    const { doc } = this.#options.document
    const look = await this.#folder.look(
      new Set([...filesOf(doc).keys(), ...(this.#ledger?.base.keys() ?? [])]),
    )
    this.#ledger ??= new SyncLedger(await this.#folder.remembered(textsOf(doc), look.box.files))
    return look
  }

  async #settle(look: Look | null): Promise<void> {
    const ledger = this.#ledger ?? new SyncLedger()
    const box = look?.box ?? ledger.boxAsKnown
    const refused: Refused = new Map()
    let plan = ledger.plan(textsOf(this.#options.document.doc), box, this.#nowMs())
    const brings = plan.edits.length > 0
    if (brings) plan = await this.#bring(ledger, { box, refused })
    if (plan.writes.size > 0) await this.#folder.noteDown(ledger.base, plan.writes)
    const failed = await this.#folder.write(plan, refused)
    ledger.done(plan, new Set([...failed, ...refused.keys()]))
    await this.#folder.noteDown(ledger.base)
    if (plan.unsure.size > 0) {
      this.#boxChanged = true
      this.#soon(SURE_AFTER_MS)
    }
    if (!look) return
    this.#paceLooks(brings)
    const unwritable = [...failed].map((path): LeftFile => ({ path, reason: 'unwritable' }))
    const notTaken = [...refused].map(([path, reason]): LeftFile => ({ path, reason }))
    this.#tellLeft([...look.left, ...notTaken, ...unwritable], look.more)
  }

  /** What the box changed, into the document: as one edit of it, or file by file where that is refused. */
  async #bring(ledger: SyncLedger, given: { box: BoxFiles; refused: Refused }): Promise<SyncPlan> {
    const { refused } = given
    this.#holdBack(ledger, given)
    const all = await this.#attempt(ledger, { ...given, mayBring: () => true })
    if (all.taken) return all.plan
    for (const { path } of all.plan.edits) {
      const one = await this.#attempt(ledger, { ...given, mayBring: (edit) => edit.path === path })
      if (!one.taken) refused.set(path, one.reason === 'bad-path' ? 'name' : 'too-many')
    }
    return (await this.#attempt(ledger, { ...given, mayBring: () => false })).plan
  }

  /** More than a person could follow stays in the box until it calms down. */
  #holdBack(ledger: SyncLedger, { box, refused }: { box: BoxFiles; refused: Refused }): void {
    for (const edit of ledger.plan(textsOf(this.#options.document.doc), box, this.#nowMs()).edits) {
      if (this.#inflow.take(sizeOf(edit), this.#nowMs())) continue
      refused.set(edit.path, 'too-fast')
      this.#boxChanged = true
      this.#soon(LOOK_GAP_MS.most)
    }
  }

  async #attempt(
    ledger: SyncLedger,
    given: { box: BoxFiles; refused: Refused; mayBring: (edit: DocEdit) => boolean },
  ): Promise<{ plan: SyncPlan; taken: boolean; reason: string | null }> {
    const box = withoutPaths(given.box, given.refused)
    const plans: SyncPlan[] = []
    const changed = await this.#options.document.change(FROM_BOX, (doc) => {
      // On what is on its way as well: a key that was pressed a moment ago is not saved yet.
      const plan = ledger.plan(textsOf(doc), box, this.#nowMs())
      for (const edit of plan.edits) if (given.mayBring(edit)) applyToDoc(doc, edit)
      plans.push(plan)
    })
    const plan = plans.at(-1)
    if (!plan || (!changed.ok && changed.reason === 'not-saved'))
      throw new Error('The document takes nothing')
    return { plan, taken: changed.ok, reason: changed.ok ? null : changed.reason }
  }

  #paceLooks(changed: boolean): void {
    const longer = Math.min(LOOK_GAP_MS.most, Math.max(LOOK_GAP_MS.first, this.#lookGapMs * 1.5))
    this.#lookGapMs = changed ? longer : 0
  }

  #tellLeft(left: LeftFile[], more: number): void {
    const told = JSON.stringify([left, more])
    if (told === this.#left) return
    this.#left = told
    this.#options.onLeft(left, more)
  }
}

function isFromBox(origin: unknown): boolean {
  // why: every transaction of a live document carries an EditOrigin, see live-document.server.ts
  return (origin as EditOrigin | null)?.from === FROM_BOX
}

function withoutPaths(box: BoxFiles, refused: ReadonlyMap<string, unknown>): BoxFiles {
  if (refused.size === 0) return box
  const files = new Map([...box.files].filter(([path]) => !refused.has(path)))
  return { ...box, files, left: new Set([...box.left, ...refused.keys()]) }
}

function sizeOf(edit: DocEdit): number {
  if (edit.kind === 'remove') return 0
  if (edit.kind === 'add') return edit.text.length
  return edit.edits.reduce((sum, { insert }) => sum + insert.length + 8, 0)
}
