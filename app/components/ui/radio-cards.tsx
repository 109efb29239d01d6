// One choice out of a few, each with room for a sentence. Real radio buttons: arrow keys and forms work without scripts.
import { useId, type ReactNode } from 'react'
import { cx } from './cx.ts'

export type RadioCard = {
  value: string
  title: ReactNode
  text?: ReactNode
  aside?: ReactNode
  disabled?: boolean
}

type RadioCardsProps = {
  legend: ReactNode
  name: string
  cards: readonly RadioCard[]
  defaultValue?: string
  /** Controlled use; leave out for plain forms. */
  value?: string
  onChoose?: (value: string) => void
  hint?: ReactNode
  error?: string | string[] | null
  hideLegend?: boolean
  columns?: 1 | 2 | 3 | 4 | 5
  required?: boolean
}

const grids = {
  1: '',
  2: 'sm:grid-cols-2',
  3: 'grid-cols-2 sm:grid-cols-3',
  4: 'sm:grid-cols-2 xl:grid-cols-4',
  5: 'sm:grid-cols-2 lg:grid-cols-5',
}

export function RadioCards(props: RadioCardsProps) {
  const {
    legend,
    name,
    cards,
    defaultValue,
    value,
    onChoose,
    hint,
    hideLegend,
    columns = 1,
    required,
  } = props
  const id = useId()
  const errors = [props.error ?? []].flat()
  const described = [hint ? `${id}-hint` : '', errors.length > 0 ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ')
  return (
    <fieldset aria-describedby={described || undefined} className="grid min-w-0 gap-2">
      <legend className={cx('font-semibold', hideLegend ? 'sr-only' : 'mb-1')}>{legend}</legend>
      {hint ? (
        <p id={`${id}-hint`} className="-mt-1 text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      <div className={cx('grid gap-2', grids[columns])}>
        {cards.map((card) => (
          <label key={card.value} className={cardLook}>
            <input
              type="radio"
              name={name}
              value={card.value}
              required={required}
              disabled={card.disabled}
              className="mt-1 size-4 shrink-0 accent-accent"
              {...(value === undefined
                ? { defaultChecked: card.value === defaultValue }
                : { checked: card.value === value, onChange: () => onChoose?.(card.value) })}
            />
            <span className="grid min-w-0 flex-1 content-start gap-0.5">
              <span className="flex flex-wrap items-baseline justify-between gap-x-3 font-semibold">
                {card.title}
                {card.aside ? <span className="text-sm font-normal text-ink-soft">{card.aside}</span> : null}
              </span>
              {card.text ? <span className="text-sm text-ink-soft">{card.text}</span> : null}
            </span>
          </label>
        ))}
      </div>
      {errors.length > 0 ? (
        <p id={`${id}-error`} className="flex gap-1.5 text-sm font-semibold text-stop-ink">
          <span aria-hidden="true">▲</span>
          <span>{errors.join(' ')}</span>
        </p>
      ) : null}
    </fieldset>
  )
}

const cardLook = cx(
  'flex gap-3 rounded-md border border-line-strong bg-raised px-3.5 py-3 transition-colors hover:border-accent',
  'has-checked:border-accent has-checked:bg-accent-soft has-checked:ring-1 has-checked:ring-accent',
  'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
  'has-disabled:cursor-not-allowed has-disabled:bg-sunken has-disabled:text-ink-faint',
)
