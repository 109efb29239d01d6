// How somebody likes the terminal, kept in this browser.
import { useEffect, useState } from 'react'

export type TerminalPrefs = { fontSize: number; theme: 'light' | 'dark'; screenReader: boolean }

export const FONT_SIZES = { smallest: 9, usual: 14, largest: 28 }
const KEY = 'terminal-prefs'
const usual: TerminalPrefs = { fontSize: FONT_SIZES.usual, theme: 'dark', screenReader: false }

export function useTerminalPrefs(): [TerminalPrefs, (change: Partial<TerminalPrefs>) => void] {
  const [prefs, setPrefs] = useState(usual)
  useEffect(() => setPrefs(readPrefs(localStorage.getItem(KEY))), [])
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
export function readPrefs(kept: string | null): TerminalPrefs {
  if (!kept) return usual
  try {
    const read = JSON.parse(kept) as Partial<Record<keyof TerminalPrefs, unknown>> // why: every field is checked below
    const size = typeof read.fontSize === 'number' ? read.fontSize : FONT_SIZES.usual
    return {
      fontSize: Math.min(FONT_SIZES.largest, Math.max(FONT_SIZES.smallest, Math.round(size))),
      theme: read.theme === 'light' ? 'light' : 'dark',
      screenReader: read.screenReader === true,
    }
  } catch {
    return usual
  }
}
