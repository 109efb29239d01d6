// The stage: one tab per terminal of the box, the terminal itself, and who may type.
import { Plus, SquareTerminal, X } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { BoxLight } from './box-light.tsx'
import { ControlBar } from './control-bar.tsx'
import { useAllowed, useCommand, useRoom } from './room-context.tsx'
import { TerminalSlot } from './terminal-slot.tsx'

export function TerminalDeck() {
  const { view } = useRoom()
  const [chosen, setChosen] = useState<string | null>(null)
  const active = view.terminals.find((terminal) => terminal.terminalId === chosen) ?? view.terminals[0]
  if (!active) {
    return (
      <>
        <div className="grid flex-1 place-items-center p-6">
          <div className="w-full max-w-md">
            <BoxLight />
          </div>
        </div>
        <ControlBar />
      </>
    )
  }
  return (
    <>
      <DeckTabs activeId={active.terminalId} onChoose={setChosen} />
      <div className="relative min-h-0 flex-1">
        {view.terminals.map((terminal) => (
          <div
            key={terminal.terminalId}
            id={`panel-${terminal.terminalId}`}
            role="tabpanel"
            aria-label={terminal.title}
            className={cx('absolute inset-0', terminal !== active && 'invisible')}
          >
            <TerminalSlot terminal={terminal} shown={terminal === active} />
          </div>
        ))}
      </div>
      <ControlBar />
    </>
  )
}

/** As many as fit a tab row and a small box; the server has its own limit. */
const TERMINALS_SHOWN_MAX = 6

function DeckTabs({ activeId, onChoose }: { activeId: string; onChoose: (terminalId: string) => void }) {
  const { view } = useRoom()
  const mayOpen = useAllowed('open-terminal')
  const mayClose = useAllowed('close-terminal')
  const { run, busy } = useCommand()
  return (
    <div className="flex shrink-0 items-center gap-1 border-b border-stage-line px-2">
      <div role="tablist" aria-label="Terminals" className="flex min-w-0 items-center gap-1 overflow-x-auto">
        {view.terminals.map((terminal) => (
          <button
            key={terminal.terminalId}
            type="button"
            role="tab"
            aria-selected={terminal.terminalId === activeId}
            aria-controls={`panel-${terminal.terminalId}`}
            onClick={() => onChoose(terminal.terminalId)}
            className={cx(
              'inline-flex min-h-11 items-center gap-2 px-3 text-sm whitespace-nowrap focus-visible:-outline-offset-2',
              terminal.terminalId === activeId
                ? 'font-semibold text-stage-ink shadow-[inset_0_-2px_0_#7fcfa9]'
                : 'text-stage-soft hover:text-stage-ink',
            )}
          >
            <SquareTerminal size={16} aria-hidden="true" />
            {terminal.title}
            {terminal.exited ? ' (ended)' : ''}
          </button>
        ))}
      </div>
      {mayClose && view.terminals.length > 1 ? (
        <IconButton
          label="Close this terminal"
          size="sm"
          disabled={busy}
          onClick={() => void run({ type: 'close-terminal', terminalId: activeId })}
        >
          <X size={16} aria-hidden="true" />
        </IconButton>
      ) : null}
      {mayOpen && view.terminals.length < TERMINALS_SHOWN_MAX ? (
        <IconButton
          label="Open another terminal"
          size="sm"
          disabled={busy}
          onClick={() => void run({ type: 'open-terminal' })}
        >
          <Plus size={18} aria-hidden="true" />
        </IconButton>
      ) : null}
    </div>
  )
}
