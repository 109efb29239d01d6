// What was typed and what came of it, as text: to read through, to copy, and for screen readers.
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { outputOf, transcriptText } from '#app/recording/transcript-text.ts'
import { boardWords } from '#app/document/board-words.ts'
import type { ReadDocument } from '#app/recording/read-document.ts'
import { Button } from '../ui/button.tsx'
import { titleOf } from './screens.tsx'
import type { ReplayRecording } from './use-recordings.ts'

type TranscriptViewProps = {
  recordings: readonly ReplayRecording[]
  stampOf: (atMs: number) => string
  onJump: (atMs: number, recordingId: string) => void
}

export function TranscriptView({ recordings, stampOf, onJump }: TranscriptViewProps) {
  return (
    <div className="grid gap-6">
      {recordings.map((recording) => (
        <section key={recording.recordingId} aria-label={recording.title} className="grid gap-3">
          {recordings.length > 1 ? (
            <h3 className="text-base font-semibold">{titleOf(recording, recordings)}</h3>
          ) : null}
          {recording.state === 'document' ? (
            <InTheEnd read={recording.read} />
          ) : (
            <OneTranscript recording={recording} stampOf={stampOf} onJump={onJump} />
          )}
        </section>
      ))}
    </div>
  )
}

function OneTranscript({
  recording,
  stampOf,
  onJump,
}: Omit<TranscriptViewProps, 'recordings'> & { recording: ReplayRecording }) {
  const [isCopied, setCopied] = useState(false)
  if (recording.state !== 'ready')
    return (
      <p className="text-sm text-ink-soft">
        {recording.state === 'failed' ? recording.words : 'One moment…'}
      </p>
    )
  const { transcript, transcriptIsFull } = recording.opened.index
  const stampHere = (atMs: number) => stampOf(atMs + recording.fromMs)
  if (transcript.length === 0) return <p className="text-sm text-ink-soft">No command was run here.</p>
  async function copy() {
    await navigator.clipboard.writeText(transcriptText(transcript, stampHere))
    setCopied(true)
  }
  return (
    <>
      <div>
        <Button
          variant="secondary"
          size="sm"
          onClick={() => void copy()}
          icon={isCopied ? <Check size={16} aria-hidden="true" /> : <Copy size={16} aria-hidden="true" />}
        >
          {isCopied ? 'Copied' : 'Copy as text'}
        </Button>
        <span role="status" className="sr-only">
          {isCopied ? 'The transcript is copied.' : ''}
        </span>
      </div>
      <ol className="grid gap-4">
        {transcript.map((entry, at) => (
          <li key={at} className="grid gap-1">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <button
                type="button"
                onClick={() => onJump(entry.atMs + recording.fromMs, recording.recordingId)}
                className="min-h-6 text-sm text-accent-ink tabular-nums underline"
                aria-label={`${stampHere(entry.atMs)}, show this moment`}
              >
                {stampHere(entry.atMs)}
              </button>
              <code className="font-mono font-semibold break-all whitespace-pre-wrap">
                {entry.command ?? 'On the screen at the beginning'}
              </code>
              {entry.wasGivenUp ? (
                <span className="text-sm text-ink-soft">given up before it ran</span>
              ) : null}
            </p>
            <Output lines={outputOf(entry)} />
          </li>
        ))}
      </ol>
      {transcriptIsFull ? <p className="text-sm text-ink-soft">More was typed than is told here.</p> : null}
    </>
  )
}

/** What was written together, as it stood when the session was over. */
function InTheEnd({ read: { last } }: { read: ReadDocument }) {
  if (last.kind === 'board') {
    const { texts, joins, rest } = boardWords(last.elements)
    const words = [...texts, ...joins, ...(rest ? [rest] : [])]
    if (words.length === 0) return <p className="text-sm text-ink-soft">Nothing was drawn.</p>
    return (
      <ul className="list-disc pl-5 text-sm">
        {words.map((one, at) => (
          <li key={at}>{one}</li>
        ))}
      </ul>
    )
  }
  const files = last.files.filter(({ text }) => text.trim() !== '')
  if (files.length === 0) return <p className="text-sm text-ink-soft">Nothing was written.</p>
  return files.map(({ path, text }) => (
    <div key={path} className="grid gap-1">
      {path ? <p className="font-mono text-sm font-semibold">{path}, in the end</p> : null}
      <Output lines={text.trimEnd().split('\n')} />
    </div>
  ))
}

/** Longer output is folded, so that commands can be read one after the other. */
const LINES_OPEN = 12

function Output({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null
  const text = (
    <pre className="overflow-x-auto rounded-sm bg-sunken p-2 font-mono text-sm">{lines.join('\n')}</pre>
  )
  if (lines.length <= LINES_OPEN) return text
  return (
    <details>
      <summary className="cursor-pointer text-sm text-ink-soft">{lines.length} lines</summary>
      {text}
    </details>
  )
}
