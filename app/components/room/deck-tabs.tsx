// The tabs of the stage after the ARIA pattern: arrow keys move between them, Tab goes on to the tools.
import { Plus, SquareTerminal, X } from 'lucide-react'
import { useRef, type KeyboardEvent } from 'react'
import { IconButton } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { useAllowed, useCommand, useRoom } from './room-context.tsx'

/** As many as fit a tab row and a small box; the server has its own limit. */
const TERMINALS_SHOWN_MAX = 6

type DeckTabsProps = { activeId: string; onChoose: (terminalId: string) => void; onOpened: () => void }

export function DeckTabs({ activeId, onChoose, onOpened }: DeckTabsProps) {
  const { terminals } = useRoom().view
  const row = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    const tabs = [...(row.current?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])]
    const here = tabs.findIndex((tab) => tab === document.activeElement)
    tabs.at((here + step) % tabs.length)?.focus()
  }
  return (
    <>
      <div
        ref={row}
        role="tablist"
        aria-label="Terminals"
        className="flex min-w-0 items-center gap-1 overflow-x-auto"
      >
        {terminals.map((terminal) => {
          const active = terminal.terminalId === activeId
          return (
            <button
              key={terminal.terminalId}
              type="button"
              role="tab"
              aria-selected={active}
              aria-controls={`panel-${terminal.terminalId}`}
              tabIndex={active ? 0 : -1}
              onClick={() => onChoose(terminal.terminalId)}
              onKeyDown={move}
              className={cx(
                'inline-flex min-h-11 items-center gap-2 px-2.5 text-sm whitespace-nowrap focus-visible:-outline-offset-2',
                active
                  ? 'font-semibold text-stage-ink shadow-[inset_0_-2px_0_#7fcfa9]'
                  : 'text-stage-soft hover:text-stage-ink',
              )}
            >
              <SquareTerminal size={16} aria-hidden="true" className="max-sm:hidden" />
              {terminal.title}
              {terminal.exited ? ' (ended)' : ''}
            </button>
          )
        })}
      </div>
      <OpenAndClose activeId={activeId} onOpened={onOpened} />
    </>
  )
}

function OpenAndClose({ activeId, onOpened }: Pick<DeckTabsProps, 'activeId' | 'onOpened'>) {
  const { terminals } = useRoom().view
  const mayOpen = useAllowed('open-terminal')
  const mayClose = useAllowed('close-terminal')
  const { run, busy } = useCommand()
  return (
    <>
      {mayClose && terminals.length > 1 ? (
        <IconButton
          label="Close this terminal"
          size="sm"
          disabled={busy}
          onClick={() => void run({ type: 'close-terminal', terminalId: activeId })}
        >
          <X size={16} aria-hidden="true" />
        </IconButton>
      ) : null}
      {mayOpen && terminals.length < TERMINALS_SHOWN_MAX ? (
        <IconButton
          label="Open another terminal"
          size="sm"
          disabled={busy}
          onClick={() => {
            onOpened()
            void run({ type: 'open-terminal' })
          }}
        >
          <Plus size={18} aria-hidden="true" />
        </IconButton>
      ) : null}
    </>
  )
}
