import type { TerminalView as TerminalEntry } from '#app/session/view-types.ts'

export function TerminalSlot({ terminal, shown }: { terminal: TerminalEntry; shown: boolean }) {
  return (
    <div className="p-3 font-mono">
      {terminal.title}
      {shown ? '' : ' hidden'}
    </div>
  )
}
