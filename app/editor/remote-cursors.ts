// The others in this file: a caret with a name, and what they have selected, in a colour that is read on both grounds.
import { Annotation, RangeSet, type Range } from '@codemirror/state'
import {
  Decoration,
  EditorView,
  ViewPlugin,
  WidgetType,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'

export type RemoteCursor = { name: string; color: string; from: number; to: number; head: number }

const moved = Annotation.define<true>()

/** Null for whoever is elsewhere. What others say about themselves is only believed in this shape. */
export function cursorIn(text: Y.Text, state: Record<string, unknown>): RemoteCursor | null {
  const { cursor, user } = state as {
    cursor?: { anchor?: unknown; head?: unknown }
    user?: Partial<RemoteCursor>
  } // why: every field is checked here
  const anchor = placeIn(text, cursor?.anchor)
  const head = placeIn(text, cursor?.head)
  if (anchor === null || head === null) return null
  const name = typeof user?.name === 'string' ? user.name.slice(0, 60) : 'Somebody'
  const color = typeof user?.color === 'string' && /^#[0-9a-f]{6}$/i.test(user.color) ? user.color : '#5f6368'
  return { name, color, from: Math.min(anchor, head), to: Math.max(anchor, head), head }
}

function placeIn(text: Y.Text, json: unknown): number | null {
  if (typeof json !== 'object' || json === null || !text.doc) return null
  try {
    const place = Y.createAbsolutePositionFromRelativePosition(
      Y.createRelativePositionFromJSON(json),
      text.doc,
    )
    return place?.type === text ? place.index : null
  } catch {
    // A place that somebody made up.
    return null
  }
}

class Caret extends WidgetType {
  readonly #cursor: RemoteCursor

  constructor(cursor: RemoteCursor) {
    super()
    this.#cursor = cursor
  }

  /** Whoever moves is drawn anew, so that the name shows again for a while. */
  override eq(other: Caret): boolean {
    const { name, color, head } = this.#cursor
    return other.#cursor.name === name && other.#cursor.color === color && other.#cursor.head === head
  }

  toDOM(): HTMLElement {
    const caret = document.createElement('span')
    caret.className = 'cm-remote-caret'
    caret.style.setProperty('--who', this.#cursor.color)
    // Cursors of others are seen, and never read aloud in the middle of a line of code.
    caret.setAttribute('aria-hidden', 'true')
    const flag = caret.appendChild(document.createElement('span'))
    flag.className = 'cm-remote-name'
    flag.textContent = this.#cursor.name
    return caret
  }

  override ignoreEvent(): boolean {
    return true
  }
}

class RemoteCursors {
  decorations: DecorationSet = RangeSet.empty
  readonly #view: EditorView
  readonly #text: Y.Text
  readonly #awareness: Awareness
  readonly #onChange = (change: { added: number[]; updated: number[]; removed: number[] }) => {
    const clients = [...change.added, ...change.updated, ...change.removed]
    if (clients.some((client) => client !== this.#awareness.clientID))
      this.#view.dispatch({ annotations: moved.of(true) })
  }

  constructor(view: EditorView, text: Y.Text, awareness: Awareness) {
    this.#view = view
    this.#text = text
    this.#awareness = awareness
    awareness.on('change', this.#onChange)
    this.decorations = this.#draw(view.state.doc.length)
  }

  destroy(): void {
    this.#awareness.off('change', this.#onChange)
  }

  update(update: ViewUpdate): void {
    if (update.selectionSet || update.focusChanged || update.docChanged) this.#tell(update)
    if (update.docChanged) this.decorations = this.decorations.map(update.changes)
    if (update.docChanged || update.transactions.some((one) => one.annotation(moved)))
      this.decorations = this.#draw(update.state.doc.length)
  }

  /** One's own place stays where it was when one looks elsewhere: the others go on seeing it. */
  #tell({ view, state }: ViewUpdate): void {
    if (!view.hasFocus) return
    const { anchor, head } = state.selection.main
    const cursor = {
      anchor: Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(this.#text, anchor)) as unknown,
      head: Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(this.#text, head)) as unknown,
    }
    const told: unknown = this.#awareness.getLocalState()?.cursor
    if (JSON.stringify(told) !== JSON.stringify(cursor)) this.#awareness.setLocalStateField('cursor', cursor)
  }

  #draw(length: number): DecorationSet {
    const ranges: Range<Decoration>[] = []
    for (const [client, state] of this.#awareness.getStates()) {
      if (client === this.#awareness.clientID) continue
      const cursor = cursorIn(this.#text, state)
      if (!cursor || cursor.to > length) continue
      const { color, from, to, head } = cursor
      if (from < to) {
        const attributes = { class: 'cm-remote-selection', style: `--who: ${color}` }
        ranges.push(Decoration.mark({ attributes }).range(from, to))
      }
      ranges.push(Decoration.widget({ widget: new Caret(cursor), side: head === to ? -1 : 1 }).range(head))
    }
    return Decoration.set(ranges, true)
  }
}

const look = EditorView.baseTheme({
  '.cm-remote-selection': { backgroundColor: 'color-mix(in srgb, var(--who) 22%, transparent)' },
  '.cm-remote-caret': {
    position: 'relative',
    borderLeft: '2px solid light-dark(var(--who), color-mix(in srgb, var(--who) 45%, white))',
    marginLeft: '-1px',
    marginRight: '-1px',
  },
  '.cm-remote-name': {
    position: 'absolute',
    bottom: '100%',
    left: '-2px',
    zIndex: '10',
    padding: '0 0.35em',
    borderRadius: '3px 3px 3px 0',
    backgroundColor: 'var(--who)',
    color: 'white',
    fontFamily: 'var(--font-sans)',
    fontSize: '0.7rem',
    fontWeight: '600',
    lineHeight: '1.35',
    whiteSpace: 'nowrap',
    pointerEvents: 'none',
    userSelect: 'none',
    // The line above is to be read again.
    animation: 'cm-remote-fade 0.4s 4s forwards',
  },
  '.cm-remote-caret:hover > .cm-remote-name': { animation: 'none' },
  '.cm-remote-caret::before': {
    content: '""',
    position: 'absolute',
    top: '-3px',
    left: '-4px',
    width: '6px',
    height: '6px',
    borderRadius: '50%',
    backgroundColor: 'light-dark(var(--who), color-mix(in srgb, var(--who) 45%, white))',
  },
  '@keyframes cm-remote-fade': { to: { opacity: '0' } },
})

export function remoteCursors(text: Y.Text, awareness: Awareness) {
  const plugin = ViewPlugin.define((view) => new RemoteCursors(view, text, awareness), {
    decorations: (one) => one.decorations,
  })
  return [plugin, look]
}
