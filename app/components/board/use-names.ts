// Excalidraw's menu button has only a picture on it: it gets a name, also when another width draws it anew.
import { useEffect, useRef, type RefObject } from 'react'

export function useNames(): RefObject<HTMLDivElement> {
  const board = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const around = board.current
    if (!around) return undefined
    const name = () => {
      for (const button of around.querySelectorAll('.main-menu-trigger:not([aria-label])'))
        button.setAttribute('aria-label', 'Menu of the board')
    }
    name()
    const watch = new MutationObserver(name)
    watch.observe(around, { childList: true, subtree: true })
    return () => watch.disconnect()
  }, [])
  return board
}
