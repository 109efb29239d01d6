// Opens the list of keys with ? where no text is being typed.
import { useEffect, useState } from 'react'

/** True while the list is open; `?` toggles it outside of text fields and the terminal. */
export function useShortcutsKey(): [boolean, (open: boolean) => void] {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.ctrlKey || event.altKey || event.metaKey) return
      const target = event.target
      if (
        target instanceof HTMLElement &&
        target.closest('input, textarea, select, [contenteditable], .xterm')
      )
        return
      setOpen((was) => !was)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  return [open, setOpen]
}
