// What was written together, at any moment of its recording: its text or its drawing, and where it was being written.
import * as Y from 'yjs'
import type { DocumentKind } from '#app/document/names.ts'
import { elementsOf, filesOf, notesOf } from '#app/document/shape.ts'
import type { EditsFile } from './edits.ts'

/** `path` is empty where there is one text only. `line`: of the last change, from 0. */
export type DocumentScene = {
  kind: DocumentKind
  files: { path: string; text: string }[]
  /** Of a board: id → element. */
  elements: [string, unknown][]
  at: { path: string; line: number } | null
}

/** Back from anywhere takes at most this many steps. */
const KEPT_EVERY = 500

export class DocumentPlayer {
  readonly #file: EditsFile
  /** What the first so many steps came to; made while they are played for the first time. */
  readonly #kept = new Map<number, Uint8Array>()
  #doc: Y.Doc
  #applied = 0
  #at: { path: string; index: number } | null = null
  #shown: { applied: number; scene: DocumentScene } | null = null

  constructor(file: EditsFile) {
    this.#file = file
    this.#doc = this.#watched(new Y.Doc())
  }

  show(atMs: number): DocumentScene {
    const { edits } = this.#file
    const wanted = countUpTo(edits, atMs)
    if (wanted < this.#applied) this.#goBack(wanted)
    while (this.#applied < wanted) this.#step()
    // Nothing happened: the same scene, so that nothing is drawn again.
    if (this.#shown?.applied !== this.#applied) this.#shown = { applied: this.#applied, scene: this.#scene() }
    return this.#shown.scene
  }

  #step(): void {
    const edit = this.#file.edits[this.#applied++]
    if (!edit) return
    try {
      Y.applyUpdate(this.#doc, edit.update)
    } catch {
      // A step that is broken is missing; those that build on it come with the next that has all.
    }
    if (this.#applied % KEPT_EVERY === 0 && !this.#kept.has(this.#applied))
      this.#kept.set(this.#applied, Y.encodeStateAsUpdate(this.#doc))
  }

  #goBack(wanted: number): void {
    const from = Math.floor(wanted / KEPT_EVERY) * KEPT_EVERY
    const state = this.#kept.get(from)
    this.#doc.destroy()
    const doc = new Y.Doc()
    if (state) Y.applyUpdate(doc, state)
    this.#doc = this.#watched(doc)
    this.#applied = state ? from : 0
    this.#at = null
  }

  #watched(doc: Y.Doc): Y.Doc {
    const { kind } = this.#file
    if (kind === 'notes') notesOf(doc).observe(({ delta }) => (this.#at = { path: '', index: endOf(delta) }))
    if (kind === 'code')
      filesOf(doc).observeDeep((events) => {
        for (const event of events) {
          const [path] = event.path
          if (typeof path === 'string' && event instanceof Y.YTextEvent)
            this.#at = { path, index: endOf(event.delta) }
        }
      })
    if (kind === 'board') elementsOf(doc)
    return doc
  }

  #scene(): DocumentScene {
    const { kind } = this.#file
    const files = textsOf(this.#doc, kind)
    const at = this.#at
    const text = files.find(({ path }) => path === at?.path)?.text
    return {
      kind,
      files,
      elements: kind === 'board' ? [...elementsOf(this.#doc).entries()] : [],
      at: at && text !== undefined ? { path: at.path, line: lineAt(text, at.index) } : null,
    }
  }
}

function textsOf(doc: Y.Doc, kind: DocumentKind): { path: string; text: string }[] {
  if (kind === 'notes') return [{ path: '', text: notesOf(doc).toString() }]
  if (kind === 'board') return []
  return [...filesOf(doc).entries()]
    .map(([path, text]) => ({ path, text: text.toString() }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

type Delta = readonly { insert?: unknown; delete?: number | undefined; retain?: number | undefined }[]

/** Where the last change of an edit ends. */
function endOf(delta: Delta): number {
  let [at, end] = [0, 0]
  for (const { insert, retain } of delta) {
    if (typeof insert === 'string') at += insert.length
    else if (retain !== undefined) at += retain
    if (retain === undefined) end = at
  }
  return end
}

function lineAt(text: string, index: number): number {
  let line = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) line++
  return line
}

/** How many of them are not after this moment. */
function countUpTo(edits: EditsFile['edits'], atMs: number): number {
  let [low, high] = [0, edits.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edits[middle]?.atMs ?? Infinity) <= atMs) low = middle + 1
    else high = middle
  }
  return low
}
