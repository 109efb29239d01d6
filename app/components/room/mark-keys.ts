// One key for a plus, one for a minus, from anywhere in the room, the terminal included. By place on the keyboard, not by letter.
import type { Mark } from '#app/session/events.ts'

/** Listens before the terminal does. Returns the stop. */
export function onMarkKey(does: { mark?: (mark: Mark) => void; write: () => void }): () => void {
  const listen = (event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.repeat) return
    if (event.code === 'Equal' && does.mark) does.mark('plus')
    else if (event.code === 'Minus' && does.mark) does.mark('minus')
    else if (event.code === 'KeyN') does.write()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('keydown', listen, { capture: true })
  return () => window.removeEventListener('keydown', listen, { capture: true })
}
