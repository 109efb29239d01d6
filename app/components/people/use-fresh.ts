import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'

/** Somebody may start a session for you while you look at the list. */
const LOOK_AGAIN_MS = 15_000

/** Asks the server again while the page is in sight, and at once when it comes back into sight. */
export function useFresh(): void {
  const { revalidate, state } = useRevalidator()
  const busy = useRef(false)
  busy.current = state !== 'idle'
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible' && !busy.current) revalidate()
    }
    const timer = setInterval(look, LOOK_AGAIN_MS)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [revalidate])
}
