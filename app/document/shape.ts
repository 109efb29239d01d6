// What a document of each kind looks like inside, and whether it still does after an edit. Looks only at what changed.
import * as Y from 'yjs'
import { boardFault } from './board-shape.ts'
import { ELEMENTS_MAX, FILE_BYTES_MAX, FILES_MAX, PATH_CHARS_MAX, TEXT_BYTES_MAX } from './limits.ts'
import type { DocumentKind } from './names.ts'
import type { DocumentRefusal } from './refusal-words.ts'

export type Fault = Extract<
  DocumentRefusal,
  'broken' | 'file-too-large' | 'too-many-files' | 'document-full' | 'bad-path' | 'not-drawable'
>

/** `code`: path → text. */
export function filesOf(doc: Y.Doc): Y.Map<Y.Text> {
  return doc.getMap<Y.Text>('files')
}

/** `board`: id → what Excalidraw calls an element, as plain JSON. */
export function elementsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('elements')
}

/** `notes`: one text. */
export function notesOf(doc: Y.Doc): Y.Text {
  return doc.getText('text')
}

/** Relative, without steps back, in characters that every tool takes. */
export function isFilePath(path: string): boolean {
  if (path.length > PATH_CHARS_MAX) return false
  return path.split('/').every((part) => /^[\w.+@ -]{1,100}$/.test(part) && !/^\.{1,2}$/.test(part))
}

/** Remembers sizes between edits, so that a key costs the file it is in and not the whole document. */
export class Shape {
  readonly #kind: DocumentKind
  readonly #doc: Y.Doc
  readonly #root: Y.AbstractType<unknown>
  readonly #rootName: string
  /** Of a text that is gone, nothing is remembered. */
  readonly #bytesOfText = new WeakMap<Y.Text, number>()
  readonly #bytesOfElement = new Map<string, number>()

  constructor(kind: DocumentKind, doc: Y.Doc) {
    this.#kind = kind
    this.#doc = doc
    this.#rootName = { code: 'files', board: 'elements', notes: 'text' }[kind]
    // Asked for now: whoever names a root first decides what kind of thing it is.
    // why: each of them is an AbstractType of some event; only its identity is used
    this.#root = { code: filesOf, board: elementsOf, notes: notesOf }[kind](doc) as Y.AbstractType<unknown>
  }

  /** What is wrong after these transactions, or null. */
  faultAfter(transactions: readonly Y.Transaction[]): Fault | null {
    const { store, share } = this.#doc
    // It named something that we do not have, and would lie there waiting for it.
    if (store.pendingStructs || store.pendingDs) return 'broken'
    if (share.size !== 1 || !share.has(this.#rootName)) return 'broken'
    for (const { changed } of transactions) {
      for (const [type, keys] of changed) {
        const fault = this.#faultIn(type as Y.AbstractType<unknown>, keys)
        if (fault) return fault
      }
    }
    return this.#totalFault()
  }

  #faultIn(type: Y.AbstractType<unknown>, keys: Set<string | null>): Fault | null {
    switch (this.#kind) {
      case 'notes':
        return type === this.#root && onlyList(keys)
          ? this.#textFault(notesOf(this.#doc), TEXT_BYTES_MAX)
          : 'broken'
      case 'board':
        return type === this.#root ? this.#eachKey(keys, (key) => this.#elementFault(key)) : 'broken'
      case 'code': {
        if (type === this.#root) return this.#eachKey(keys, (key) => this.#fileFault(key))
        const isOurs = type instanceof Y.Text && type._item?.parent === this.#root && onlyList(keys)
        return isOurs ? this.#textFault(type, FILE_BYTES_MAX) : 'broken'
      }
    }
  }

  #eachKey(keys: Set<string | null>, check: (key: string) => Fault | null): Fault | null {
    for (const key of keys) {
      const fault = key === null ? 'broken' : check(key)
      if (fault) return fault
    }
    return null
  }

  #fileFault(path: string): Fault | null {
    const text = filesOf(this.#doc).get(path)
    if (text === undefined) return null
    if (!isFilePath(path)) return 'bad-path'
    if (text.constructor !== Y.Text) return 'broken'
    // New in this edit: nothing of it has been looked at.
    if (Object.keys(text.getAttributes()).length > 0) return 'broken'
    return this.#textFault(text, FILE_BYTES_MAX)
  }

  #textFault(text: Y.Text, most: number): Fault | null {
    // Of what is not plain text, `length` counts one and `toString` shows nothing.
    const plain = text.toString()
    if (plain.length !== text.length) return 'broken'
    const bytes = utf8Bytes(plain)
    this.#bytesOfText.set(text, bytes)
    return bytes > most ? (this.#kind === 'code' ? 'file-too-large' : 'document-full') : null
  }

  #elementFault(id: string): Fault | null {
    const element = elementsOf(this.#doc).get(id)
    if (element === undefined) {
      this.#bytesOfElement.delete(id)
      return null
    }
    const checked = boardFault(id, element)
    if (!checked.ok) return checked.reason
    this.#bytesOfElement.set(id, checked.value)
    return null
  }

  #totalFault(): Fault | null {
    if (this.#kind === 'notes') return null
    if (this.#kind === 'board') {
      const root = elementsOf(this.#doc)
      if (root.size > ELEMENTS_MAX) return 'document-full'
      return sum(root.keys(), (id) => this.#sizeOfElement(id)) > TEXT_BYTES_MAX ? 'document-full' : null
    }
    const root = filesOf(this.#doc)
    if (root.size > FILES_MAX) return 'too-many-files'
    return sum(root.values(), (text) => this.#sizeOfText(text)) > TEXT_BYTES_MAX ? 'document-full' : null
  }

  #sizeOfText(text: Y.Text): number {
    const known = this.#bytesOfText.get(text)
    if (known !== undefined) return known
    const bytes = utf8Bytes(text.toString())
    this.#bytesOfText.set(text, bytes)
    return bytes
  }

  #sizeOfElement(id: string): number {
    const known = this.#bytesOfElement.get(id)
    if (known !== undefined) return known
    const bytes = utf8Bytes(JSON.stringify(elementsOf(this.#doc).get(id)) ?? '')
    this.#bytesOfElement.set(id, bytes)
    return bytes
  }
}

/** Text is a list; a key on it would be an attribute of the whole. */
function onlyList(keys: Set<string | null>): boolean {
  return keys.size === 1 && keys.has(null)
}

function sum<Item>(items: Iterable<Item>, sizeOf: (item: Item) => number): number {
  let total = 0
  for (const item of items) total += sizeOf(item)
  return total
}

const encoder = new TextEncoder()

function utf8Bytes(text: string): number {
  return encoder.encode(text).length
}
