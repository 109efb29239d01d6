// The chat beside the room: it lies over a corner, and never over what the session is run with.
import { X } from 'lucide-react'
import { useRef } from 'react'
import { useRoom } from '../room/room-context.tsx'
import { IconButton } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { ChatPanel } from './chat-panel.tsx'

export function ChatSheet({ onClose }: { onClose: () => void }) {
  const { view } = useRoom()
  const sheet = useRef<HTMLElement>(null)
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- why: Escape closes from anywhere inside
    <section
      ref={sheet}
      aria-label="Chat"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
      className={cx(
        'fixed inset-x-0 bottom-0 z-30 flex h-[min(28rem,65dvh)] animate-rise flex-col border border-line bg-surface shadow-dialog max-sm:rounded-t-xl sm:inset-x-auto sm:bottom-3 sm:rounded-xl',
        // The cockpit stands on the right.
        view.cockpit ? 'sm:left-3 sm:w-84' : 'sm:right-3 sm:w-96',
      )}
    >
      <div className="flex items-center justify-between border-b border-line py-1.5 pr-2 pl-4">
        <h2 className="text-base">Chat</h2>
        <IconButton label="Close the chat" size="sm" onClick={onClose}>
          <X size={18} aria-hidden="true" />
        </IconButton>
      </div>
      <ChatPanel />
    </section>
  )
}
