// The terminal alone on a page, as the room shows it; bundled and driven by browser-rows.ts.
import { createRef } from 'react'
import { createRoot } from 'react-dom/client'
import { TerminalView, type TerminalHandle, type TerminalStatus } from '#app/terminal/terminal-view.tsx'

declare global {
  interface Window {
    terminal: { current: TerminalHandle | null }
    statuses: TerminalStatus[]
    /** What browser-rows.ts is waiting for. */
    measured: Promise<number>
  }
}

window.terminal = createRef<TerminalHandle>()
window.statuses = []
const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <TerminalView
      terminalId={new URLSearchParams(location.search).get('terminal') ?? ''}
      label="Terminal"
      shown
      canType
      theme="dark"
      fontSize={14}
      screenReader={false}
      handleRef={window.terminal}
      onStatus={(status) => window.statuses.push(status)}
    />,
  )
