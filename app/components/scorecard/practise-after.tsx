import { Link } from '@remix-run/react'
import type { PractiseAfter } from '#app/growth/focus.ts'
import { OfferCard } from '../practice/offer-card.tsx'

/** Questions to practise alone what had most to gain, and the way to the page of growth. */
export function PractiseAfterwards({ practise }: { practise: PractiseAfter | null }) {
  return (
    <section aria-labelledby="practise" className="mt-4 border-t border-line pt-4">
      <h3 id="practise" className="mb-1 text-base">
        {practise ? `To practise: ${practise.title.toLowerCase()}` : 'And from here'}
      </h3>
      {practise && practise.offers.length > 0 ? (
        <>
          <p className="mb-3 text-sm text-ink-soft">
            Had most to gain here, and these train it: alone, without a clock if you like, and nobody watches.
          </p>
          <div className="grid gap-4 sm:grid-cols-2">
            {practise.offers.map((offer) => (
              <OfferCard key={offer.key} offer={offer} />
            ))}
          </div>
        </>
      ) : null}
      {practise && practise.offers.length === 0 ? (
        <p className="text-sm text-ink-soft">
          This one takes somebody who listens.{' '}
          <Link to="/slots" className="text-accent-ink underline underline-offset-4">
            See the sessions you can take
          </Link>
        </p>
      ) : null}
      <p className="mt-3 text-sm text-ink-soft">
        How it goes over several sessions is on{' '}
        <Link to="/growth" className="text-accent-ink underline underline-offset-4">
          your page of growth
        </Link>
        .
      </p>
    </section>
  )
}
