// Where people talk, under the top line in every part of a session: the call, or a link to another tool, and the chat.
import { MessageSquare } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { unseenOf } from '#app/call/chat-count.ts'
import { useAnnounce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { useRoom } from '../room/room-context.tsx'
import { CallPanel } from './call-panel.tsx'
import { loadPart, whenIdle } from '../room/load-part.tsx'
import { MeetingLink } from './meeting-link.tsx'

const ChatSheet = loadPart('chat', () => import('./chat-sheet.tsx').then(({ ChatSheet }) => ChatSheet))

export function TalkBar() {
  const { view } = useRoom()
  if (view.practice) return null
  return (
    <div
      data-part
      tabIndex={-1}
      className="flex shrink-0 flex-wrap items-center justify-between gap-x-3 gap-y-2 border-b border-line bg-surface px-3 py-1.5 outline-none sm:px-4"
    >
      <CallPanel />
      <div className="ml-auto flex flex-wrap items-center gap-1.5">
        <MeetingLink />
        <ChatButton />
      </div>
    </div>
  )
}

function ChatButton() {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const unseen = useUnseen(open)
  useEffect(() => whenIdle(ChatSheet.preload), [])
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <>
      <Button
        ref={button}
        size="sm"
        variant="secondary"
        aria-expanded={open}
        icon={<MessageSquare size={16} aria-hidden="true" />}
        onClick={() => (open ? close() : setOpen(true))}
      >
        <span className="max-sm:sr-only">Chat</span>
        {unseen > 0 ? (
          <span className="min-w-5 rounded-full bg-accent px-1.5 text-xs text-on-accent">
            {unseen}
            <span className="sr-only"> new</span>
          </span>
        ) : null}
      </Button>
      {open ? <ChatSheet onClose={close} /> : null}
    </>
  )
}

/** As long as a notice can be read at a glance. */
const SAID_CHARS = 140

/** Counts what came while the chat was closed, and says it once. */
function useUnseen(open: boolean): number {
  const { view } = useRoom()
  const announce = useAnnounce()
  const { chat, me, sessionId } = view
  const key = `chat-seen:${sessionId}`
  const [seen, setSeen] = useState<string | null>(null)
  const told = useRef<string | null>(chat.at(-1)?.messageId ?? null)
  const last = chat.at(-1)?.messageId ?? null
  useEffect(() => setSeen(sessionStorage.getItem(key)), [key])
  useEffect(() => {
    if (!open || last === null) return
    setSeen(last)
    sessionStorage.setItem(key, last)
  }, [open, last, key])
  useEffect(() => {
    const fresh = unseenOf(chat, told.current, me.userId)
    told.current = last
    if (open) return
    for (const { messageId, name, text } of fresh.slice(-3)) {
      const said = text.length > SAID_CHARS ? `${text.slice(0, SAID_CHARS)}…` : text
      announce({ id: `chat-${messageId}`, tone: 'calm', words: `${name}: ${said}` })
    }
  }, [chat, last, open, me.userId, announce])
  return open ? 0 : unseenOf(chat, seen, me.userId).length
}
