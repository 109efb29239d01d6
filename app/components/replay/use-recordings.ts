// Fetches everything that was recorded of a session, each by itself: one that cannot be played does not keep the others away.
import { useEffect, useState } from 'react'
import type { AxisTerminal } from '#app/recording/axis.ts'
import { openDocument, openRecording, type OpenedRecording } from '#app/recording/fetch-recording.ts'
import type { ReadDocument } from '#app/recording/read-document.ts'
import { onAxis, quietInAll, type Span } from '#app/recording/spans.ts'

export type ReplayRecording = AxisTerminal &
  (
    | { state: 'loading' }
    | { state: 'failed'; words: string }
    | { state: 'ready'; opened: OpenedRecording }
    | { state: 'document'; read: ReadDocument }
  )

type Quiet = readonly Span[]

/** While a recording is on its way nothing is known to be quiet; one that cannot be played keeps nobody waiting. */
export function quietOf(recordings: readonly ReplayRecording[], durationMs: number): Span[] {
  if (recordings.some(({ state }) => state === 'loading')) return []
  return quietInAll(
    recordings.flatMap((one) => {
      const quiet: Quiet | null =
        one.state === 'ready' ? one.opened.index.quiet : one.state === 'document' ? one.read.quiet : null
      return quiet ? [onAxis(quiet, one, durationMs)] : []
    }),
  )
}

/** What a search looks through. */
export function searchable(recordings: readonly ReplayRecording[]) {
  return recordings.flatMap((one) => {
    const seen = one.state === 'ready' ? one.opened.index : one.state === 'document' ? one.read : null
    return seen
      ? [{ recordingId: one.recordingId, offsetMs: one.fromMs, lines: seen.lines, isFull: seen.linesAreFull }]
      : []
  })
}

export function useRecordings(sessionId: string, terminals: readonly AxisTerminal[]): ReplayRecording[] {
  const [found, setFound] = useState<Record<string, ReplayRecording>>({})
  useEffect(() => {
    let isGone = false
    const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
    const fetchHere = (address: string, init?: RequestInit) => {
      if (isGone) throw new Error('The page was left.')
      return fetch(address, init)
    }
    for (const terminal of terminals) {
      const set = (one: ReplayRecording) => {
        if (!isGone) setFound((all) => ({ ...all, [terminal.recordingId]: one }))
      }
      const { recordingId, document } = terminal
      const opening: Promise<ReplayRecording> = document
        ? openDocument({ fetch: fetchHere }, sessionId, recordingId).then((read) => {
            return { ...terminal, state: 'document', read }
          })
        : openRecording({ fetch: fetchHere, wait }, sessionId, recordingId).then((opened) => {
            return { ...terminal, state: 'ready', opened }
          })
      opening.then(set, (error: unknown) =>
        set({
          ...terminal,
          state: 'failed',
          words: error instanceof Error ? error.message : String(error),
        }),
      )
    }
    return () => {
      isGone = true
    }
  }, [sessionId, terminals])
  return terminals.map((terminal) => found[terminal.recordingId] ?? { ...terminal, state: 'loading' })
}
