import type { HoursPage } from '#app/scheduling/hours-page.ts'
import { Card } from '../ui/card.tsx'

type Previewed = Pick<HoursPage, 'preview' | 'timeZone' | 'pausedThrough'>

/** What the matcher and coordinators see: hours and exceptions put together. */
export function PreviewCard({ page: { preview, timeZone, pausedThrough } }: { page: Previewed }) {
  const isEmpty = preview.every(({ stretches }) => stretches.length === 0)
  return (
    <Card title="The next two weeks">
      <p className="mb-3 text-sm text-ink-soft">As others see them, in {timeZone}.</p>
      {pausedThrough ? (
        <p className="mb-3 rounded-md bg-lamp-soft px-3 py-2 text-lamp-ink">
          Taking a break up to and with {pausedThrough}: nothing is planned until then.
        </p>
      ) : null}
      {isEmpty && !pausedThrough ? <p className="mb-3">No hours: no session can be planned.</p> : null}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {preview.map(({ date, label, stretches, change }) => (
          <div key={date} className="contents">
            <dt className="text-sm">{label}</dt>
            <dd className="text-sm">
              {stretches.length > 0 ? (
                <span className="font-mono">{stretches.join(', ')}</span>
              ) : (
                <span className="text-ink-faint">nothing</span>
              )}
              {change ? <span className="mt-0.5 block text-lamp-ink">{change}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
