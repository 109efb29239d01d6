// Says the title of a page that was reached without a page load, and moves the focus to its start.
import { useLocation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'

export function RouteAnnouncer() {
  const { pathname } = useLocation()
  const [words, setWords] = useState('')
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current === pathname) return
    last.current = pathname
    setWords(document.title)
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {words}
    </p>
  )
}
