import type { StandByOffer } from '#app/scheduling/slot-life.ts'
import { Button } from '../ui/button.tsx'
import { LifeForm } from './life-form.tsx'

/** Somebody is needed right now. The first yes has the seat, and a no needs no words. */
export function StandByCard({ offers }: { offers: readonly StandByOffer[] }) {
  if (offers.length === 0) return null
  return (
    <section aria-label="Stand-by" id="stand-by" className="grid gap-4">
      {offers.map((offer) => (
        <StandByOne key={offer.callId} offer={offer} />
      ))}
    </section>
  )
}

function StandByOne({ offer: { callId, seat, isPeer, isTaken, until, slot } }: { offer: StandByOffer }) {
  const when = `${slot.day}, ${slot.from}–${slot.to}`
  if (isTaken)
    return (
      <p role="status" className="rounded-md bg-sunken px-4 py-3 text-ink-soft">
        Somebody has stepped in for {slot.round}, {when}. Thank you for standing by.
      </p>
    )
  return (
    <article className="rounded-lg border border-accent bg-surface p-5 shadow-card">
      <h2 className="text-lg">{isPeer ? 'Somebody would like to practise with you now' : titles[seat]}</h2>
      <p className="mt-1">
        <time dateTime={slot.startsAt} className="font-semibold">
          {when}
        </time>{' '}
        · {slot.round}
      </p>
      <p className="mt-1 text-ink-soft">
        {isPeer
          ? 'No interviewer can be there. You would lead, with the interviewer’s guide; you need no experience for it. The question then counts as met for you too.'
          : advice[seat]}{' '}
        Open until {until}.
      </p>
      <LifeForm slotId={slot.id} fields={{ callId }} className="mt-4">
        {(busy) => (
          <div className="flex flex-wrap gap-2">
            <Button type="submit" name="intent" value="step-in" busy={busy}>
              I can
              <span className="sr-only">
                : {slot.round}, {when}
              </span>
            </Button>
            <Button type="submit" name="intent" value="not-now" variant="secondary" busy={busy}>
              Not this time
            </Button>
          </div>
        )}
      </LifeForm>
    </article>
  )
}

const titles = {
  interviewer: 'Somebody needs an interviewer',
  candidate: 'A place is free at short notice',
} as const
const advice = {
  interviewer:
    'Others are asked too; the first to say yes has it. The guide, the hints and the rubric are in the room.',
  candidate:
    'Others are asked too; the first to say yes has it. There is nothing to prepare but a quiet place.',
} as const
