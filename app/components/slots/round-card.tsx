import type { SlotPage } from '#app/scheduling/slot-page.ts'
import { Card } from '../ui/card.tsx'

/** What it will be like, stage by stage: nobody is to be surprised. */
export function RoundCard({ round }: { round: SlotPage['round'] }) {
  if (!round) return null
  return (
    <Card title="What it will be like">
      <p className="mb-3 text-ink-soft">{round.summary}</p>
      <ol className="grid gap-2.5">
        {round.stages.map(({ title, minutes, words }) => (
          <li key={title} className="grid grid-cols-[3.5rem_1fr] gap-3">
            <span className="pt-0.5 text-sm text-ink-soft tabular-nums">{minutes} min</span>
            <span>
              <span className="font-semibold">{title}</span>
              <span className="block text-sm text-ink-soft">{words}</span>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
