// Ratings side by side, one row per rubric dimension: a bar, a number and words; readable without seeing the bar.
import { cx } from './cx.ts'

export type DimensionBar = {
  id: string
  title: string
  /** 1 to 4, or null where it was not observed. */
  rating: number | null
  /** A second reading to compare with: the candidate's own, or a shadow's. */
  other?: number | null
}

export const ratingWords = ['Not yet', 'Developing', 'Solid', 'Strong'] as const

type DimensionBarsProps = { caption: string; bars: readonly DimensionBar[]; otherLabel?: string }

export function DimensionBars({ caption, bars, otherLabel }: DimensionBarsProps) {
  return (
    <figure>
      <figcaption className="sr-only">{caption}</figcaption>
      <dl className="grid gap-4">
        {bars.map((bar) => (
          <div key={bar.id} className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-1.5">
            <dt className="font-semibold">{bar.title}</dt>
            <dd className="text-right text-sm text-ink-soft">
              {wordsFor(bar.rating)}
              {otherLabel && bar.other !== undefined
                ? ` · ${otherLabel}: ${wordsFor(bar.other).toLowerCase()}`
                : ''}
            </dd>
            <dd aria-hidden="true" className="col-span-2 grid gap-1">
              <Steps rating={bar.rating} look="bg-accent" />
              {otherLabel && bar.other !== undefined ? (
                <Steps rating={bar.other} look="bg-lamp" thin />
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  )
}

function wordsFor(rating: number | null): string {
  if (rating === null) return 'Not observed'
  return ratingWords[Math.round(rating) - 1] ?? 'Not observed'
}

function Steps({ rating, look, thin = false }: { rating: number | null; look: string; thin?: boolean }) {
  // Not observed is no low rating: it has no steps at all.
  if (rating === null)
    return (
      <div className={cx('rounded-full border border-dashed border-line-strong', thin ? 'h-1' : 'h-2.5')} />
    )
  return (
    <div className="grid grid-cols-4 gap-1">
      {[1, 2, 3, 4].map((step) => (
        <span
          key={step}
          className={cx('rounded-full', thin ? 'h-1' : 'h-2.5', step <= rating ? look : 'bg-line')}
        />
      ))}
    </div>
  )
}
