// Vim's and Emacs' keys, loaded for those who asked for them, and taught our undo and that everything saves itself.
import { Facet, type Extension } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type * as Y from 'yjs'
import type { KeyStyle } from './key-styles.ts'

/** What is typed within this belongs to one step back. */
const USUAL_STEP_MS = 500
const WHOLE_INSERT_MS = 3_600_000

/** What the keys of one editor need to know of it; theirs are tables for the whole page. */
export type KeyDeeds = { undo: Y.UndoManager; saved: () => void }

export const keyDeeds = Facet.define<KeyDeeds, KeyDeeds | null>({ combine: (all) => all[0] ?? null })

function deedsOf(view: EditorView): KeyDeeds | null {
  return view.state.facet(keyDeeds)
}

export async function loadKeyStyle(style: KeyStyle): Promise<Extension> {
  if (style === 'vim') return loadVim()
  if (style === 'emacs') return loadEmacs()
  return []
}

async function loadVim(): Promise<Extension> {
  const { CodeMirror, Vim, getCM, vim } = await import('@replit/codemirror-vim')
  const { ViewPlugin } = await import('@codemirror/view')
  type WithView = { cm6: EditorView }
  // Their undo is that of a text that one person writes; ours takes back what this person wrote.
  CodeMirror.commands.undo = ({ cm6 }: WithView) => void deedsOf(cm6)?.undo.undo()
  CodeMirror.commands.redo = ({ cm6 }: WithView) => void deedsOf(cm6)?.undo.redo()
  for (const name of ['write', 'wq', 'x', 'update'])
    Vim.defineEx(name, { write: 'w', update: 'up' }[name] ?? name, ({ cm6 }: WithView) =>
      deedsOf(cm6)?.saved(),
    )
  // One command is one step back, and so is everything from entering insert mode to leaving it.
  const steps = ViewPlugin.define((view) => {
    const editor = getCM(view)
    const undo = deedsOf(view)?.undo
    const done = () => (editor?.state.vim?.insertMode ? undefined : undo?.stopCapturing())
    const changed = ({ mode }: { mode: string }) => {
      if (undo) undo.captureTimeout = mode === 'insert' ? WHOLE_INSERT_MS : USUAL_STEP_MS
      if (mode !== 'insert') undo?.stopCapturing()
    }
    editor?.on('vim-command-done', done)
    editor?.on('vim-mode-change', changed)
    return {
      destroy() {
        if (undo) undo.captureTimeout = USUAL_STEP_MS
        editor?.off('vim-command-done', done)
        editor?.off('vim-mode-change', changed)
      },
    }
  })
  return [vim({ status: true }), steps]
}

type EmacsWithView = { view: EditorView; $data: { lastCommand: string | null } }

async function loadEmacs(): Promise<Extension> {
  const { EmacsHandler, emacs } = await import('@replit/codemirror-emacs')
  // why: the package types its commands as `any`; this is the one it has for M-y
  const rotate = EmacsHandler.commands.yankRotate as {
    exec: (handler: EmacsWithView) => unknown
    ours?: true
  }
  if (!rotate.ours) {
    EmacsHandler.addCommands({
      undo: ({ view }: EmacsWithView) => void deedsOf(view)?.undo.undo(),
      redo: ({ view }: EmacsWithView) => void deedsOf(view)?.undo.redo(),
      save: ({ view }: EmacsWithView) => deedsOf(view)?.saved(),
      yankRotate: {
        ...rotate,
        ours: true,
        exec(handler: EmacsWithView) {
          if (handler.$data.lastCommand === 'yank') deedsOf(handler.view)?.undo.undo()
          return rotate.exec(handler)
        },
      },
    })
    EmacsHandler.bindKey('C-/|C-x u|S-C--|C-z', 'undo')
    EmacsHandler.bindKey('S-C-/|S-C-x u|C--|S-C-z', 'redo')
    EmacsHandler.bindKey('C-x C-s', 'save')
  }
  return emacs()
}
