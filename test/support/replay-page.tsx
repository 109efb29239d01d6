// One terminal of a replay alone on a page; bundled and served by replay-in-browser.ts.
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { ReplayScreenView } from '#app/components/replay/replay-screen.tsx'
import { openRecording } from '#app/recording/fetch-recording.ts'
import type { ReplaySource } from '#app/recording/play-screen.ts'

declare global {
  interface Window {
    /** How long it takes until this moment is painted. */
    seek: (ms: number) => Promise<number>
    opened: Promise<number>
  }
}

function Page({ source }: { source: ReplaySource }) {
  const [atMs, setAtMs] = useState(0)
  window.seek = (ms) => {
    const started = performance.now()
    setAtMs(ms)
    return untilShown(ms).then(() => performance.now() - started)
  }
  return <ReplayScreenView label="Terminal" source={source} atMs={atMs} />
}

function untilShown(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const shown = document.querySelector<HTMLElement>('[data-shown]')?.dataset.shown
      if (shown === String(ms)) requestAnimationFrame(() => resolve())
      else setTimeout(look)
    }
    look()
  })
}

const started = performance.now()
const root = document.getElementById('root')
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
window.opened = openRecording({ fetch: (...asked) => fetch(...asked), wait }, 's', 'r').then(
  async ({ source }) => {
    if (root) createRoot(root).render(<Page source={source} />)
    await untilShown(0)
    return performance.now() - started
  },
)
