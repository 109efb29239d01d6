// The terminal as a React component. It fills its parent; what stands around it (tabs, notices, buttons) is the room's.
import '@xterm/xterm/css/xterm.css'
import { useImperativeHandle, useRef, type Ref } from 'react'
import { palette } from './palette.ts'
import { useTerminal, type TerminalHandle, type UseTerminalOptions } from './use-terminal.ts'

export type { TerminalHandle, TerminalStatus } from './use-terminal.ts'
export type { TypingRefusal } from './page-link.ts'

export type TerminalViewProps = UseTerminalOptions & {
  /** Read out by screen readers, e.g. "Terminal 1, you may type". */
  label: string
  /** React 18 has no plain `ref` on functions: the room passes its ref here. */
  handleRef?: Ref<TerminalHandle> | undefined
}

export function TerminalView({ label, handleRef, ...options }: TerminalViewProps) {
  const container = useRef<HTMLDivElement>(null)
  const { status, handle } = useTerminal(container, options)
  useImperativeHandle(handleRef, handle, [handle])
  return (
    <div
      role="group"
      aria-label={label}
      data-terminal={options.terminalId}
      data-status={status.word}
      style={{
        background: palette[options.theme].background,
        display: 'flex',
        justifyContent: 'flex-start',
        height: '100%',
        width: '100%',
        overflow: 'hidden',
      }}
    >
      <div ref={container} style={{ flex: '1 1 auto', height: '100%', minWidth: 0, overflow: 'hidden' }} />
    </div>
  )
}
