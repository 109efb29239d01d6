import { useEffect, useState } from 'react'

/** The zone this browser is set to; null on the server and until the page is alive. */
export function useBrowserZone(): string | null {
  const [zone, setZone] = useState<string | null>(null)
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone || null), [])
  return zone
}
