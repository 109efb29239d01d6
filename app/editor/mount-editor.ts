// One file of a document in an editor, in an element of the page. Everything here is loaded when an editor is first shown.
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language'
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState, Prec, type Extension, type Transaction } from '@codemirror/state'
import {
  crosshairCursor,
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  rectangularSelection,
} from '@codemirror/view'
import { ySyncAnnotation, yCollab, yUndoManagerKeymap } from 'y-codemirror.next'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { indentOfFile, languageOfFile } from './file-language.ts'
import type { KeyStyle } from './key-styles.ts'
import { keyDeeds, loadKeyStyle } from './load-keys.ts'
import { loadLanguage } from './load-language.ts'
import { remoteCursors } from './remote-cursors.ts'
import { editorTheme, sizeOfLetters } from './theme.ts'
import { refuseTooLarge, type TooLarge } from './too-large.ts'

/** After Escape, the next Tab within this time leaves the editor. */
const LEAVE_WITHIN_MS = 10_000

export type EditorRefusal = TooLarge | 'read-only'
/** What may change while it is open. */
export type EditorSettings = {
  label: string
  readOnly: boolean
  keys: KeyStyle
  fontSize: number
  wrap: boolean
}
export type EditorOptions = EditorSettings & {
  path: string
  text: Y.Text
  undo: Y.UndoManager
  awareness: Awareness | null
  onRefused: (reason: EditorRefusal) => void
  /** A key that saves elsewhere: here everything is saved by itself. */
  onSaveKey: () => void
}
export type EditorHandle = {
  focus(): void
  search(): void
  set(settings: EditorSettings): void
  destroy(): void
}

export function mountEditor(element: HTMLElement, options: EditorOptions): EditorHandle {
  const parts = new Parts(options)
  const view = new EditorView({ parent: element, state: startState(options, parts) })
  parts.load(view, options)
  return {
    focus: () => view.focus(),
    search: () => void openSearchPanel(view),
    set: (settings) => parts.set(view, settings),
    destroy() {
      parts.ended = true
      view.destroy()
    },
  }
}

/** The parts that settings change. */
class Parts {
  ended = false
  readonly language = new Compartment()
  readonly #keys = new Compartment()
  readonly #mode = new Compartment()
  readonly #size = new Compartment()
  #settings: EditorSettings

  constructor(settings: EditorSettings) {
    this.#settings = settings
  }

  get first(): Extension {
    const { fontSize } = this.#settings
    return [this.#keys.of([]), this.#mode.of(modeOf(this.#settings)), this.#size.of(sizeOfLetters(fontSize))]
  }

  get keyStyle(): KeyStyle {
    return this.#settings.keys
  }

  load(view: EditorView, { path }: { path: string }): void {
    const language = languageOfFile(path)
    if (language) void loadLanguage(language).then((loaded) => this.#put(view, this.language, loaded))
    this.#loadKeys(view)
  }

  set(view: EditorView, settings: EditorSettings): void {
    const before = this.#settings
    this.#settings = settings
    if (settings.keys !== before.keys) this.#loadKeys(view)
    if (settings.fontSize !== before.fontSize) this.#put(view, this.#size, sizeOfLetters(settings.fontSize))
    const { label, readOnly, wrap } = settings
    if (label !== before.label || readOnly !== before.readOnly || wrap !== before.wrap)
      this.#put(view, this.#mode, modeOf(settings))
  }

  #loadKeys(view: EditorView): void {
    const { keys } = this.#settings
    void loadKeyStyle(keys).then((loaded) => {
      // Somebody may have chosen again while this one was on its way.
      if (keys === this.#settings.keys) this.#put(view, this.#keys, loaded)
    })
  }

  #put(view: EditorView, part: Compartment, extension: Extension): void {
    if (!this.ended) view.dispatch({ effects: part.reconfigure(extension) })
  }
}

function modeOf({ label, readOnly, wrap }: EditorSettings): Extension {
  return [
    EditorState.readOnly.of(readOnly),
    EditorView.editable.of(!readOnly),
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-readonly': String(readOnly),
      // Reading is for the keyboard too.
      tabindex: '0',
      autocapitalize: 'off',
      autocorrect: 'off',
      spellcheck: 'false',
    }),
    wrap ? EditorView.lineWrapping : [],
  ]
}

function startState(options: EditorOptions, parts: Parts): EditorState {
  const { path, text, undo, awareness, onRefused, onSaveKey } = options
  const saved = () => {
    onSaveKey()
    return true
  }
  return EditorState.create({
    doc: text.toString(),
    extensions: [
      // A place counts the same here and in the document: a carriage return is a character that one can see and delete.
      EditorState.lineSeparator.of('\n'),
      EditorView.clipboardInputFilter.of((pasted) => pasted.replace(/\r\n?/g, '\n')),
      keyDeeds.of({ undo, saved: onSaveKey }),
      Prec.high(parts.first),
      parts.language.of([]),
      yCollab(text, null, { undoManager: undo }),
      awareness ? remoteCursors(text, awareness) : [],
      refuseTooLarge(isOurs, onRefused),
      sayReadOnly(onRefused, () => parts.keyStyle === 'plain'),
      surroundings(path),
      keymap.of([{ key: 'Mod-s', run: saved, preventDefault: true }, ...yUndoManagerKeymap]),
      keymap.of([...closeBracketsKeymap, ...searchKeymap, indentWithTab, ...defaultKeymap]),
      editorTheme,
    ],
  })
}

function isOurs(transaction: Transaction): boolean {
  return transaction.annotation(ySyncAnnotation) === undefined
}

function surroundings(path: string): Extension {
  const indent = indentOfFile(path)
  return [
    lineNumbers(),
    highlightActiveLineGutter(),
    highlightActiveLine(),
    highlightSpecialChars(),
    drawSelection(),
    dropCursor(),
    EditorState.allowMultipleSelections.of(true),
    rectangularSelection(),
    crosshairCursor(),
    bracketMatching(),
    closeBrackets(),
    indentOnInput(),
    indentUnit.of(indent),
    EditorState.tabSize.of(indent === '\t' ? 4 : indent.length),
    highlightSelectionMatches(),
    search({ top: true }),
    EditorView.domEventHandlers({
      keydown(event, view) {
        if (event.key === 'Escape') view.setTabFocusMode(LEAVE_WITHIN_MS)
        return false
      },
    }),
  ]
}

/** Whoever types where nothing can be typed is told why. Vim's letters move, so there they say nothing. */
function sayReadOnly(onRefused: (reason: EditorRefusal) => void, movesByArrows: () => boolean): Extension {
  return EditorView.domEventHandlers({
    keydown(event, view) {
      const types = event.key.length === 1 || ['Enter', 'Backspace', 'Delete'].includes(event.key)
      const withOthers = event.ctrlKey || event.metaKey || event.altKey
      if (view.state.readOnly && types && !withOthers && movesByArrows()) onRefused('read-only')
      return false
    },
    paste(_event, view) {
      if (view.state.readOnly) onRefused('read-only')
      return false
    },
  })
}
