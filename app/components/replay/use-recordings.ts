// Fetches every terminal's recording of a session, each by itself: one that cannot be played does not keep the others away.
import { useEffect, useState } from 'react'
import type { AxisTerminal } from '#app/recording/axis.ts'
import { openRecording, type OpenedRecording } from '#app/recording/fetch-recording.ts'

export type ReplayRecording = AxisTerminal &
  ({ state: 'loading' } | { state: 'failed'; words: string } | { state: 'ready'; opened: OpenedRecording })

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
      openRecording({ fetch: fetchHere, wait }, sessionId, terminal.recordingId).then(
        (opened) => set({ ...terminal, state: 'ready', opened }),
        (error: unknown) =>
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
