// How somebody likes the editor, kept in this browser.
import { useEffect, useState } from 'react'
import { keyStyles, type KeyStyle } from '#app/editor/key-styles.ts'

export type EditorPrefs = { keys: KeyStyle; fontSize: number; wrap: boolean }

export const EDITOR_FONT_SIZES = { smallest: 10, usual: 14, largest: 28 }
const KEY = 'editor-prefs'
const usual: EditorPrefs = { keys: 'plain', fontSize: EDITOR_FONT_SIZES.usual, wrap: false }

export function useEditorPrefs(): [EditorPrefs, (change: Partial<EditorPrefs>) => void] {
  const [prefs, setPrefs] = useState(usual)
  useEffect(() => setPrefs(readEditorPrefs(localStorage.getItem(KEY))), [])
  return [
    prefs,
    (change) => {
      const next = { ...prefs, ...change }
      setPrefs(next)
      localStorage.setItem(KEY, JSON.stringify(next))
    },
  ]
}

/** Anything unreadable or out of range is as if nothing had been kept. */
export function readEditorPrefs(kept: string | null): EditorPrefs {
  if (!kept) return usual
  try {
    const read = JSON.parse(kept) as Partial<Record<keyof EditorPrefs, unknown>> // why: every field is checked below
    const { smallest, largest } = EDITOR_FONT_SIZES
    const size = typeof read.fontSize === 'number' ? Math.round(read.fontSize) : usual.fontSize
    return {
      keys: keyStyles.find((one) => one === read.keys) ?? usual.keys,
      fontSize: Math.min(largest, Math.max(smallest, size)),
      wrap: read.wrap === true,
    }
  } catch {
    return usual
  }
}
