// Search in the terminal's lines: Enter goes on, Shift+Enter back, Escape closes and returns to the terminal.
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent as Press } from 'react'
import type { TerminalHandle } from '#app/terminal/terminal-view.tsx'
import { IconButton } from '../ui/button.tsx'

type TerminalSearchProps = { handle: () => TerminalHandle | null; onClose: () => void }

export function TerminalSearch({ handle, onClose }: TerminalSearchProps) {
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [found, setFound] = useState(true)
  useEffect(() => field.current?.focus(), [])
  const find = (direction: 'next' | 'previous', wanted = text) => {
    setFound(wanted === '' || handle()?.search(wanted, direction) === true)
  }
  const close = () => {
    handle()?.clearSearch()
    handle()?.focus()
    onClose()
  }
  const press = (event: Press) => {
    if (event.key === 'Enter') find(event.shiftKey ? 'previous' : 'next')
    else if (event.key === 'Escape') close()
  }
  return (
    <search className="flex shrink-0 items-center gap-1 border-b border-stage-line px-2 py-1">
      <input
        ref={field}
        aria-label="Search in the terminal"
        placeholder="Search"
        value={text}
        spellCheck={false}
        onChange={(event) => {
          setText(event.target.value)
          find('next', event.target.value)
        }}
        onKeyDown={press}
        className="h-9 min-w-0 flex-1 rounded-sm border border-stage-soft bg-stage px-2.5 font-mono text-sm text-stage-ink placeholder:text-stage-soft"
      />
      <span role="status" className="text-sm text-[#f0c878]">
        {found ? '' : 'Not found'}
      </span>
      <IconButton label="Match before" size="sm" onClick={() => find('previous')}>
        <ChevronUp size={17} aria-hidden="true" />
      </IconButton>
      <IconButton label="Next match" size="sm" onClick={() => find('next')}>
        <ChevronDown size={17} aria-hidden="true" />
      </IconButton>
      <IconButton label="Close the search" size="sm" onClick={close}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </search>
  )
}
