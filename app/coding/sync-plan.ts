// What to do so that a document and a folder of a box hold the same files. Pure: told what each side holds, it answers
// what to change where. What a person typed in the editor is never taken back by what a program does in the box.
import { applyEdits, mergeEdits, sharedText, type TextEdit } from './text-edits.ts'

export type Files = ReadonlyMap<string, string>

/** What the box holds. `left`: there, but not to be brought into the document. */
export type BoxFiles = {
  files: Files
  left: ReadonlySet<string>
  /** False = there was more than could be read: what is not here may be there all the same. */
  complete: boolean
}

export type DocEdit =
  | { path: string; kind: 'add'; text: string }
  | { path: string; kind: 'edit'; edits: TextEdit[] }
  | { path: string; kind: 'remove' }

export type SyncPlan = {
  edits: DocEdit[]
  writes: Map<string, string>
  removals: string[]
  /** What both sides hold once all of this is done. */
  base: Map<string, string>
  /**
   * Missing or empty since then, and not before: many programs write a file that way. Look again in a moment.
   */
  unsure: Map<string, number>
}

/** Gone or empty for this long is meant. */
export const SURE_AFTER_MS = 400

type Side = string | undefined
type Sides = { base: Side; doc: Side; box: Side }
type Outcome = { edit?: DocEdit; write?: string; remove?: true; base: Side }

export class SyncLedger {
  /** What both sides were known to hold. */
  #base: ReadonlyMap<string, string>
  #goneSince: ReadonlyMap<string, number> = new Map()

  constructor(base: ReadonlyMap<string, string> = new Map()) {
    this.#base = base
  }

  get base(): ReadonlyMap<string, string> {
    return this.#base
  }

  /** Where nothing was heard from the box since. */
  get boxAsKnown(): BoxFiles {
    return { files: this.#base, left: new Set(), complete: true }
  }

  /** Changes nothing here: ask as often as you like, and say with `done` what became of it. */
  plan(doc: Files, box: BoxFiles, nowMs: number): SyncPlan {
    const plan: SyncPlan = { edits: [], writes: new Map(), removals: [], base: new Map(), unsure: new Map() }
    for (const path of new Set([...this.#base.keys(), ...doc.keys(), ...box.files.keys()])) {
      const sides = { base: this.#base.get(path), doc: doc.get(path), box: box.files.get(path) }
      const outcome = this.#decide(path, { sides, box, nowMs, plan })
      if (outcome.edit) plan.edits.push(outcome.edit)
      if (outcome.write !== undefined) plan.writes.set(path, outcome.write)
      if (outcome.remove) plan.removals.push(path)
      if (outcome.base !== undefined) plan.base.set(path, outcome.base)
    }
    return plan
  }

  /** The plan was carried out, except for these. */
  done(plan: SyncPlan, failed: ReadonlySet<string> = new Set()): void {
    const base = new Map(plan.base)
    for (const path of failed) {
      const before = this.#base.get(path)
      if (before === undefined) base.delete(path)
      else base.set(path, before)
    }
    this.#base = base
    this.#goneSince = plan.unsure
  }

  #decide(path: string, given: { sides: Sides; box: BoxFiles; nowMs: number; plan: SyncPlan }): Outcome {
    const { sides, box, nowMs, plan } = given
    const unknown =
      sides.box === undefined && (box.left.has(path) || (!box.complete && sides.base !== undefined))
    if (unknown) return withoutBox(sides)
    if (!looksLost(sides)) return decideFile(path, sides)
    const since = this.#goneSince.get(path) ?? nowMs
    if (nowMs - since >= SURE_AFTER_MS) return decideFile(path, sides)
    plan.unsure.set(path, since)
    return withoutBox(sides)
  }
}

function looksLost({ base, box }: Sides): boolean {
  return base !== undefined && base !== '' && (box === undefined || box === '')
}

/** The box's side cannot be told: what a person did goes there, and everything else waits. */
function withoutBox({ base, doc }: Sides): Outcome {
  if (doc === base) return { base }
  return doc === undefined ? { remove: true, base: undefined } : { write: doc, base: doc }
}

function decideFile(path: string, { base, doc, box }: Sides): Outcome {
  if (doc === box) return { base: doc }
  // Only the document changed, or only it has the file; a file that both brought along is the document's.
  if (box === base || box === undefined) {
    if (doc === undefined) return { remove: true, base: undefined }
    if (box === base || doc !== base) return { write: doc, base: doc }
    return { edit: { path, kind: 'remove' }, base: undefined }
  }
  if (doc === undefined) return { edit: { path, kind: 'add', text: box }, base: box }
  if (base === undefined) return { write: doc, base: doc }
  const edits = mergeEdits(base, doc, box)
  const merged = applyEdits(doc, edits)
  const edit: DocEdit | undefined = edits.length > 0 ? { path, kind: 'edit', edits } : undefined
  return { ...(edit ? { edit } : {}), ...(merged === box ? {} : { write: merged }), base: merged }
}

/**
 * What was the same when it was last written down. `wasSame`: whether this text is the one that was, or one that was just being
 * written to the box; null = nothing was written down about it.
 */
export function knownBase(
  doc: Files,
  box: Files,
  wasSame: (path: string, text: string) => boolean | null,
): Map<string, string> {
  const base = new Map<string, string>()
  for (const path of new Set([...doc.keys(), ...box.keys()])) {
    const [one, other] = [doc.get(path), box.get(path)]
    // The box first: what was on its way there may have arrived or not, and is the document's in both cases.
    if (other !== undefined && wasSame(path, other)) base.set(path, other)
    else if (one !== undefined && wasSame(path, one)) base.set(path, one)
    // Both went on: then everything that either has is kept.
    else if (one !== undefined && other !== undefined && wasSame(path, one) === false)
      base.set(path, sharedText(one, other))
  }
  return base
}
