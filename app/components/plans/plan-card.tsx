// One match on the board or in the list.
import { Eye, GripVertical, Hand, Lock, LockOpen, Move, TriangleAlert } from 'lucide-react'
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { cx } from '#app/components/ui/cx.ts'
import type { PlanCard } from '#app/matching/plan-page.ts'

export type CardDeeds = {
  isOpen: boolean
  onMove(card: PlanCard): void
  onLock(card: PlanCard): void
}

type CardFaceProps = {
  card: PlanCard
  deeds: CardDeeds
  isPending?: boolean
  /** Of the board: what the keyboard takes the card by. */
  handle?: ReactNode
  /** In the list the time stands on the card too. */
  withTime?: boolean
}

export function CardFace({ card, deeds, isPending = false, handle, withTime = false }: CardFaceProps) {
  const isBroken = card.broken.length > 0
  return (
    <div
      className={cx(
        'group grid gap-0.5 rounded-md border bg-raised p-1.5 text-left text-sm shadow-card',
        isBroken ? 'border-stop ring-1 ring-stop' : card.isLocked ? 'border-accent' : 'border-line',
        isPending && 'opacity-60',
      )}
    >
      <p className="leading-snug">
        {withTime ? <span className="mr-2 font-mono text-ink-soft">{card.clock}</span> : null}
        <span className="font-semibold break-words">{card.candidate}</span>
        <span className="block text-ink-soft">
          <span className="sr-only">with </span>
          {card.interviewer}
        </span>
      </p>
      <p className="text-xs text-ink-soft">{card.what}</p>
      {card.shadow ? (
        <p className="flex items-center gap-1 text-xs text-ink-soft">
          <Eye size={12} aria-hidden="true" />
          <span className="sr-only">Shadow: </span>
          {card.shadow}
        </p>
      ) : null}
      {isBroken ? (
        <ul className="grid gap-1 text-xs font-semibold text-stop-ink">
          {card.broken.map((words) => (
            <li key={words} className="flex gap-1">
              <TriangleAlert size={13} aria-hidden="true" className="mt-0.5 shrink-0" />
              {words}
            </li>
          ))}
        </ul>
      ) : null}
      <CardButtons card={card} deeds={deeds} handle={handle} />
    </div>
  )
}

function CardButtons({ card, deeds, handle }: Pick<CardFaceProps, 'card' | 'deeds' | 'handle'>) {
  const who = `${card.candidate} with ${card.interviewer}`
  if (!deeds.isOpen) return null
  return (
    <div className="flex items-center gap-1">
      {handle}
      <SmallButton
        label={card.isLocked ? `Unlock ${who}` : `Lock ${who}`}
        aria-pressed={card.isLocked}
        onClick={() => deeds.onLock(card)}
        className={card.isLocked ? 'text-accent-ink' : 'text-ink-soft'}
      >
        {card.isLocked ? <Lock size={15} aria-hidden="true" /> : <LockOpen size={15} aria-hidden="true" />}
      </SmallButton>
      <SmallButton label={`Move ${who}…`} onClick={() => deeds.onMove(card)} className="text-ink-soft">
        <Move size={15} aria-hidden="true" />
      </SmallButton>
      {card.byHand ? (
        <span className="ml-auto inline-flex items-center text-ink-soft" title="Moved by hand">
          <Hand size={13} aria-hidden="true" />
          <span className="sr-only">Moved by hand</span>
        </span>
      ) : null}
    </div>
  )
}

export function HandleIcon() {
  return <GripVertical size={14} aria-hidden="true" />
}

/** As small as a target may be: a week has a hundred of them. */
function SmallButton({
  label,
  className,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={cx(
        'inline-flex size-6 shrink-0 items-center justify-center rounded-sm hover:bg-sunken hover:text-ink max-lg:size-11',
        className,
      )}
      {...rest}
    />
  )
}
