// The stage: one tab per terminal of the box, the terminal itself, what helps with it, and who may type.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { TerminalHandle } from '#app/terminal/terminal-view.tsx'
import { cx } from '../ui/cx.ts'
import { BoxLight } from './box-light.tsx'
import { DeckTabs } from './deck-tabs.tsx'
import { DeckTools } from './deck-tools.tsx'
import { loadPart } from './load-part.tsx'
import { useRoom } from './room-context.tsx'
import { useTerminalPrefs } from './terminal-prefs.ts'
import { useSearchKey } from './search-key.ts'
import { TerminalSlot } from './terminal-slot.tsx'

const TerminalSearch = loadPart('terminal-search', () =>
  import('./terminal-search.tsx').then(({ TerminalSearch }) => TerminalSearch),
)
const TranscriptPane = loadPart('transcript', () =>
  import('./transcript-pane.tsx').then(({ TranscriptPane }) => TranscriptPane),
)

export function TerminalDeck() {
  const { view } = useRoom()
  const [chosen, setChosen] = useState<string | null>(null)
  const [prefs, changePrefs] = useTerminalPrefs()
  const [opened, setOpened] = useState(false)
  const [searching, setSearching] = useState(false)
  useSearchKey(useCallback(() => setSearching(true), []))
  const handles = useRef(new Map<string, TerminalHandle>())
  const active = view.terminals.find((terminal) => terminal.terminalId === chosen) ?? view.terminals[0]
  const activeId = active?.terminalId
  useShowNewest(view.terminals, setChosen)
  const keepHandle = useCallback((terminalId: string, made: TerminalHandle | null) => {
    if (made) handles.current.set(terminalId, made)
    else handles.current.delete(terminalId)
  }, [])
  const handle = useCallback(() => (activeId ? (handles.current.get(activeId) ?? null) : null), [activeId])
  if (!active || !activeId) return <EmptyStage />
  const choose = (terminalId: string) => {
    setChosen(terminalId)
    handles.current.get(terminalId)?.focus()
  }
  return (
    <>
      <div className="flex shrink-0 items-center gap-1 border-b border-stage-line px-2">
        <DeckTabs activeId={activeId} onChoose={choose} onOpened={() => setOpened(true)} />
        <DeckTools prefs={prefs} onPrefs={changePrefs} onSearch={() => setSearching(true)} handle={handle} />
      </div>
      {searching ? <TerminalSearch handle={handle} onClose={() => setSearching(false)} /> : null}
      <div className="relative min-h-0 flex-1">
        {view.terminals.map((terminal) => (
          <div
            key={terminal.terminalId}
            id={`panel-${terminal.terminalId}`}
            role="tabpanel"
            aria-label={terminal.title}
            className={cx(
              'absolute inset-0 overflow-x-auto overflow-y-hidden p-1.5',
              terminal !== active && 'invisible',
            )}
          >
            <TerminalSlot
              terminal={terminal}
              shown={terminal === active}
              prefs={prefs}
              takesFocus={opened && terminal === active}
              onHandle={keepHandle}
            />
          </div>
        ))}
      </div>
      {prefs.screenReader ? <TranscriptPane handle={handle} title={active.title} /> : null}
    </>
  )
}

/** A terminal opened while somebody looks comes to the front for everybody; those there from the start do not. */
function useShowNewest(
  terminals: readonly { terminalId: string }[],
  show: (terminalId: string) => void,
): void {
  const known = useRef<Set<string> | null>(null)
  useEffect(() => {
    const before = known.current
    const fresh = before ? terminals.findLast(({ terminalId }) => !before.has(terminalId)) : undefined
    if (fresh) show(fresh.terminalId)
    known.current = new Set(terminals.map(({ terminalId }) => terminalId))
  }, [terminals, show])
}

function EmptyStage() {
  return (
    <div className="grid flex-1 place-items-center p-6">
      <div className="w-full max-w-md">
        <BoxLight />
      </div>
    </div>
  )
}
