// Everything that happened, newest first, as everybody in the session may read it.
import { stamp } from '#app/session/clock-face.ts'
import type { TimelineEntry } from '#app/session/view-types.ts'

export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  if (entries.length === 0) return <p className="text-sm text-ink-soft">Nothing has happened yet.</p>
  return (
    <ol className="grid gap-2">
      {entries.toReversed().map((entry) => (
        <li key={entry.seq} className="grid grid-cols-[3rem_1fr] gap-2 text-sm">
          <span className="text-ink-faint tabular-nums">{stamp(entry.elapsedMs)}</span>
          <span>{entry.words}</span>
        </li>
      ))}
    </ol>
  )
}
