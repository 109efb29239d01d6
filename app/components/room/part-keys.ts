// Ctrl+F6 walks through the parts of the room, out of the terminal too, which keeps Tab for the shell.

/** Returns the stop. Parts are the elements marked `data-part` that can be seen. */
export function onPartKey(): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.key !== 'F6' || !event.ctrlKey) return
    event.preventDefault()
    event.stopPropagation()
    const parts = [...document.querySelectorAll<HTMLElement>('[data-part]')].filter(
      (part) => part.offsetParent !== null,
    )
    const here = parts.findIndex((part) => part.contains(document.activeElement))
    const step = event.shiftKey ? -1 : 1
    const next = parts.at((Math.max(here, event.shiftKey ? 0 : -1) + step) % parts.length)
    focusPart(next)
  }
  window.addEventListener('keydown', listen, { capture: true })
  return () => window.removeEventListener('keydown', listen, { capture: true })
}

export function focusPart(part: HTMLElement | null | undefined): void {
  const typing = part?.querySelector<HTMLElement>(
    '.xterm-helper-textarea, .cm-content, [data-row][tabindex="0"]',
  )
  const target = typing ?? part
  target?.focus()
}
