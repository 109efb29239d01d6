// Alt+M from anywhere, also from within the terminal: nobody looks for a button while a dog barks.
import { useEffect } from 'react'
import type { LiveCall } from '#app/call/browser/live-call.ts'

export function useMuteKey(live: LiveCall | null): void {
  useEffect(() => {
    if (!live) return undefined
    const press = (event: KeyboardEvent) => {
      if (event.code !== 'KeyM' || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      event.stopPropagation()
      void live.media.setAudio(!live.media.audio)
    }
    window.addEventListener('keydown', press, { capture: true })
    return () => window.removeEventListener('keydown', press, { capture: true })
  }, [live])
}
