// The key that opens the search in the terminal's lines.
import { useEffect } from 'react'

/** Ctrl+Shift+F, in the terminal too. */
export function useSearchKey(open: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.code !== 'KeyF' || !event.ctrlKey || !event.shiftKey) return
      event.preventDefault()
      event.stopPropagation()
      open()
    }
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [open])
}
