import type { HistoryLine } from '#app/scheduling/slot-history.ts'
import { Card } from '../ui/card.tsx'

/** What became of it, for those who coordinate. */
export function HistoryCard({ history }: { history: readonly HistoryLine[] | null }) {
  if (!history) return null
  return (
    <Card title="History">
      {history.length === 0 ? <p className="text-ink-soft">Nothing has happened yet.</p> : null}
      <ol className="grid gap-2.5">
        {history.map(({ at, when, words }, index) => (
          <li key={`${at}${index}`}>
            <p>{words}</p>
            <time dateTime={at} className="text-sm text-ink-soft">
              {when}
            </time>
          </li>
        ))}
      </ol>
    </Card>
  )
}
