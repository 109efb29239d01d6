// The terminal as plain text, to be read line by line at one's own pace. It does not speak by itself: xterm's screen reader mode does.
import { useEffect, useState } from 'react'
import type { TerminalHandle } from '#app/terminal/terminal-view.tsx'

/** Slow enough not to pull the text away from under a reading cursor, quick enough to follow a command. */
const REFRESH_MS = 1500
const LINES_SHOWN = 300

export function TranscriptPane({ handle, title }: { handle: () => TerminalHandle | null; title: string }) {
  const [text, setText] = useState('')
  useEffect(() => {
    const read = () => setText(lastLines(handle()?.transcript() ?? ''))
    read()
    const timer = setInterval(read, REFRESH_MS)
    return () => clearInterval(timer)
  }, [handle])
  return (
    <section
      aria-label={`Transcript of ${title}`}
      className="flex max-h-[38%] shrink-0 flex-col border-t border-stage-line"
    >
      <h2 className="px-3 pt-2 text-sm text-stage-soft">Transcript</h2>
      <pre
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- why: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label="Plain text of the terminal, newest lines last"
        className="min-h-0 flex-1 overflow-auto px-3 py-2 font-mono text-sm whitespace-pre-wrap focus-visible:-outline-offset-2"
      >
        {text || 'Nothing yet.'}
      </pre>
    </section>
  )
}

function lastLines(text: string): string {
  return text.trimEnd().split('\n').slice(-LINES_SHOWN).join('\n')
}
