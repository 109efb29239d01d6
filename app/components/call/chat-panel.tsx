// What people write to each other in a session, and a field to write in. Fills its place; scrolls by itself.
import { SendHorizontal } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { SessionView } from '#app/session/view-types.ts'
import { IconButton } from '../ui/button.tsx'
import { useAllowed, useCommand, useRoom } from '../room/room-context.tsx'

/** As the server's MESSAGE_CHARS_MAX; said here again so that the browser does not load the message schemas. */
const MESSAGE_CHARS = 1000

export function ChatPanel() {
  const { view } = useRoom()
  const mayWrite = useAllowed('say')
  const end = useRef<HTMLDivElement>(null)
  const last = view.chat.at(-1)?.messageId
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' })
  }, [last])
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {/* Reachable by keyboard, because it scrolls. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- why: a scrolling region needs the arrow keys */}
      <div role="log" aria-label="Messages" tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-4 py-3">
        {view.chat.length === 0 ? (
          <p className="text-sm text-ink-soft">
            Nothing written yet. Everybody in the session reads what is written here, and finds it again when
            looking back.
          </p>
        ) : (
          <ol className="grid gap-2.5">
            {view.chat.map((message) => (
              <Message key={message.messageId} message={message} mine={message.by === view.me.userId} />
            ))}
          </ol>
        )}
        <div ref={end} />
      </div>
      {mayWrite ? <Composer /> : <Silence />}
    </div>
  )
}

function Message({ message, mine }: { message: SessionView['chat'][number]; mine: boolean }) {
  const time = new Date(message.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
  return (
    <li className={mine ? 'justify-self-end pl-8' : 'pr-8'}>
      <p className="text-xs text-ink-faint">
        <strong className="text-ink-soft">{mine ? 'You' : message.name}</strong>{' '}
        <time dateTime={message.at}>{time}</time>
      </p>
      <p
        className={
          mine
            ? 'rounded-md bg-accent-soft px-3 py-1.5 text-sm break-words whitespace-pre-wrap text-accent-ink'
            : 'rounded-md bg-sunken px-3 py-1.5 text-sm break-words whitespace-pre-wrap'
        }
      >
        {message.text}
      </p>
    </li>
  )
}

function Silence() {
  const { view } = useRoom()
  return (
    <p className="border-t border-line px-4 py-3 text-sm text-ink-soft">
      {view.me.sessionRole === 'shadow'
        ? 'You watch in silence: you read what is written here.'
        : 'This session is over; nothing more is written here.'}
    </p>
  )
}

function Composer() {
  const { run } = useCommand()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  useEffect(() => {
    field.current?.focus()
  }, [])
  const send = () => {
    const said = text.trim()
    if (said === '') return field.current?.focus()
    setText('')
    void run({ type: 'say', messageId: crypto.randomUUID(), text: said }).then((ok) => {
      // What was not sent goes back where it can be sent again; what was typed meanwhile comes after it.
      if (!ok) setText((since) => (since ? `${said}\n${since}` : said))
    })
    return undefined
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    <div className="flex items-end gap-1.5 border-t border-line p-2.5">
      <label className="sr-only" htmlFor="chat-message">
        Message. Enter sends it, Shift and Enter starts a line.
      </label>
      <textarea
        id="chat-message"
        ref={field}
        rows={2}
        maxLength={MESSAGE_CHARS}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={keys}
        placeholder="Write to everybody here…"
        className="min-w-0 flex-1 resize-none rounded-md border border-line-strong bg-raised px-3 py-2 text-sm hover:border-accent"
      />
      <IconButton label="Send" onClick={send}>
        <SendHorizontal size={18} aria-hidden="true" />
      </IconButton>
    </div>
  )
}
