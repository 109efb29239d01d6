// For coordinators: who is missing, who could step in, and what was a mistake.
import type { LifeDesk } from '#app/scheduling/slot-life.ts'
import { seatWords } from '#app/scheduling/slot-words.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { LifeForm } from './life-form.tsx'

type DeskProps = { slotId: string; desk: LifeDesk }

export function LifeDeskCard({ slotId, desk }: DeskProps) {
  const { empty, mayCall, call, noShows, late, replacements } = desk
  if (!empty && noShows.length === 0 && late.length === 0) return null
  return (
    <Card
      title={empty ? `Needs ${empty === 'interviewer' ? 'an interviewer' : 'a candidate'}` : 'What happened'}
    >
      <div className="grid gap-5">
        {call ? <CallWords call={call} /> : null}
        {mayCall ? (
          <LifeForm slotId={slotId} className="grid justify-items-start gap-2">
            {(busy) => (
              <>
                <Button type="submit" name="intent" value="call" busy={busy}>
                  Ask everybody who stands by
                </Button>
                <p className="text-sm text-ink-soft">
                  By mail and on their pages; the first yes has the seat.
                </p>
              </>
            )}
          </LifeForm>
        ) : null}
        {empty === 'interviewer' ? <Replacements slotId={slotId} people={replacements} /> : null}
        <NoShows slotId={slotId} noShows={noShows} />
        {late.length > 0 ? (
          <p className="text-sm text-ink-soft">
            Given up late:{' '}
            {late.map(({ name, seat, at }) => `${name} (${seatWords[seat]}), ${at}`).join('; ')}. Only
            coordinators see this.
          </p>
        ) : null}
      </div>
    </Card>
  )
}

function CallWords({ call: { asked, declined, until, isPeer } }: { call: NonNullable<LifeDesk['call']> }) {
  const none = isPeer ? 'No other candidate is free then.' : 'Nobody who stands by is free then.'
  const one = isPeer ? 'One candidate has been asked to lead' : 'One person who stands by has been asked'
  const many = isPeer
    ? `${asked} candidates have been asked to lead`
    : `${asked} people who stand by have been asked`
  const cannot = declined > 0 ? `; ${declined} cannot` : ''
  return (
    <p role="status" className="text-ink-soft">
      {asked === 0 ? none : `${asked === 1 ? one : many}${cannot}. Open until ${until}.`}
    </p>
  )
}

function Replacements({ slotId, people }: { slotId: string; people: LifeDesk['replacements'] }) {
  if (people.length === 0)
    return <p className="text-ink-soft">No interviewer of the cohort is free to be asked for this time.</p>
  return (
    <section>
      <h3 className="mb-1 text-base">Who could lead instead</h3>
      <ul className="divide-y divide-line">
        {people.map(({ userId, name, against, standBy, load }) => (
          <li key={userId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 font-semibold">
                {name}
                {standBy ? <Badge tone="sky">Stands by</Badge> : null}
              </p>
              <p className="text-sm text-ink-soft">
                {against.length === 0 ? 'Inside hours and limits' : against.join(', ')} ·{' '}
                {load === 1 ? '1 session' : `${load} sessions`} around then
              </p>
            </div>
            <LifeForm slotId={slotId} fields={{ userId }}>
              {(busy) => (
                <Button type="submit" name="intent" value="ask-person" variant="secondary" busy={busy}>
                  Ask<span className="sr-only"> {name}</span>
                </Button>
              )}
            </LifeForm>
          </li>
        ))}
      </ul>
    </section>
  )
}

function NoShows({ slotId, noShows }: { slotId: string; noShows: LifeDesk['noShows'] }) {
  if (noShows.length === 0) return null
  return (
    <ul className="grid gap-2">
      {noShows.map(({ id, name, seat, at, takenBack }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <p className="text-sm text-ink-soft">
            {takenBack
              ? `It was said that ${name} did not come; that was taken back.`
              : `${name} (${seatWords[seat]}) did not come. Said on ${at}.`}
          </p>
          {takenBack ? null : (
            <LifeForm slotId={slotId} fields={{ noShowId: id }}>
              {(busy) => (
                <Button
                  type="submit"
                  name="intent"
                  value="take-back"
                  variant="secondary"
                  size="sm"
                  busy={busy}
                >
                  That was a mistake
                </Button>
              )}
            </LifeForm>
          )}
        </li>
      ))}
    </ul>
  )
}
