// The chat beside the room: it lies over a corner and keeps nothing from being used.
import { X } from 'lucide-react'
import { useRef } from 'react'
import { IconButton } from '../ui/button.tsx'
import { ChatPanel } from './chat-panel.tsx'

export function ChatSheet({ onClose }: { onClose: () => void }) {
  const sheet = useRef<HTMLElement>(null)
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- why: Escape closes from anywhere inside
    <section
      ref={sheet}
      aria-label="Chat"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
      className="fixed inset-x-0 bottom-0 z-30 flex h-[min(32rem,70dvh)] animate-rise flex-col border border-line bg-surface shadow-dialog max-sm:rounded-t-xl sm:inset-x-auto sm:right-3 sm:bottom-3 sm:w-96 sm:rounded-xl"
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
