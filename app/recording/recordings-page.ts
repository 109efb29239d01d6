// What the page of a session's recordings shows.

export type ListedRecording = {
  id: string
  title: string
  durationMs: number
  bytes: number
  cutWords: string | null
  /** In words of the reader's zone, as all times here. */
  began: string
  deletedOn: string
  /** When and by whom it was deleted; null = it is there. */
  gone: string | null
  reads: { name: string; what: string; when: string }[]
}

export type RecordingsPage = {
  sessionId: string
  mayDelete: boolean
  /** A practice: nobody else was there. */
  isAlone: boolean
  recordings: ListedRecording[]
}

/** "4 minutes", "less than a minute". */
export function lengthWords(durationMs: number): string {
  const minutes = Math.round(durationMs / 60_000)
  if (minutes < 1) return 'less than a minute'
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}

/** "1.2 MB", "40 KB". */
export function sizeWords(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** How somebody read it, to go before "it". */
export function readWords(what: string): string {
  return what === 'download' ? 'downloaded' : 'watched'
}
