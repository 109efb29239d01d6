// One terminal on the stage, with what it has to say about itself: reconnecting, catching up, ended, a key that was not taken.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { TerminalView as TerminalEntry } from '#app/session/view-types.ts'
import {
  TerminalView,
  type TerminalHandle,
  type TerminalStatus,
  type TypingRefusal,
} from '#app/terminal/terminal-view.tsx'
import { useAnnounce } from '../ui/announcer.tsx'
import { cx } from '../ui/cx.ts'
import { Spinner } from '../ui/progress.tsx'
import { useRoom } from './room-context.tsx'
import type { TerminalPrefs } from './terminal-prefs.ts'

const refusalWords: Record<TypingRefusal, string> = {
  'old-epoch': 'Control went to somebody else while you were typing. The last keys were not taken.',
  'not-yours': 'The last keys were not taken: you do not have control.',
  full: 'That was too much at once. The program in the terminal is not reading; the last keys were not taken.',
  gap: 'Some keys got lost on the way, so the last ones were not taken. Please type them again.',
  ended: 'This terminal has ended, so nothing can be typed in it.',
  'too-large': 'That is more than a terminal takes in one go. Nothing was pasted.',
}

type TerminalSlotProps = {
  terminal: TerminalEntry
  shown: boolean
  prefs: TerminalPrefs
  /** Opened by this person a moment ago: typing goes here as soon as it can. */
  takesFocus: boolean
  onHandle: (terminalId: string, handle: TerminalHandle | null) => void
}

export function TerminalSlot({ terminal, shown, prefs, takesFocus, onHandle }: TerminalSlotProps) {
  const { view } = useRoom()
  const announce = useAnnounce()
  const [status, setStatus] = useState<TerminalStatus | null>(null)
  const canType = view.control.holder === view.me.userId
  const refused = useCallback(
    (reason: TypingRefusal) =>
      announce({ id: `typing-${crypto.randomUUID()}`, tone: 'warning', words: refusalWords[reason] }),
    [announce],
  )
  const handle = useRef<TerminalHandle | null>(null)
  const keep = useCallback(
    (made: TerminalHandle | null) => {
      handle.current = made
      onHandle(terminal.terminalId, made)
    },
    [terminal.terminalId, onHandle],
  )
  const open = status?.connection === 'live'
  useEffect(() => {
    if (open && takesFocus) handle.current?.focus()
  }, [open, takesFocus])
  const words = status ? statusWords(status) : null
  return (
    <>
      {/* Who watches on a phone scrolls sideways over letters that can be read; who types sets the size to fit. */}
      <div className={cx('h-full', !canType && 'max-sm:min-w-[40rem]')}>
        <TerminalView
          label={`${terminal.title}, ${canType ? 'you may type' : 'read-only'}`}
          terminalId={terminal.terminalId}
          shown={shown}
          canType={canType}
          theme={prefs.theme}
          fontSize={prefs.fontSize}
          screenReader={prefs.screenReader}
          onStatus={setStatus}
          onRefused={refused}
          handleRef={keep}
        />
      </div>
      <p role="status" className="pointer-events-none absolute top-2 right-3 z-1">
        {words && shown ? (
          <span className="inline-flex animate-rise items-center gap-2 rounded-md bg-[#392c11] px-3 py-1.5 text-sm font-semibold text-[#f0c878]">
            {status?.word === 'ended' ? null : <Spinner />}
            {words}
          </span>
        ) : null}
      </p>
    </>
  )
}

function statusWords(status: TerminalStatus): string | null {
  switch (status.word) {
    case 'connecting':
      return 'Opening the terminal'
    case 'reconnecting':
      return 'Reconnecting; nothing typed is lost'
    case 'ended':
      return status.exitCode === null ? 'This terminal has ended' : `The shell has ended (${status.exitCode})`
    case 'live':
    case 'read-only':
      return status.catchingUp ? 'Catching up' : null
    default:
      return null
  }
}
