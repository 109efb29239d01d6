// Whether the page is dark at this moment: chosen in the page, or by the system where nothing was chosen.
import { useEffect, useState } from 'react'

const QUERY = '(prefers-color-scheme: dark)'

export function useDark(): boolean {
  const [dark, setDark] = useState(readDark)
  useEffect(() => {
    const read = () => setDark(readDark())
    const query = matchMedia(QUERY)
    const observer = new MutationObserver(read)
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    query.addEventListener('change', read)
    return () => {
      observer.disconnect()
      query.removeEventListener('change', read)
    }
  }, [])
  return dark
}

function readDark(): boolean {
  const { theme } = document.documentElement.dataset
  return theme ? theme === 'dark' : matchMedia(QUERY).matches
}
