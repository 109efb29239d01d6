import { Link } from '@remix-run/react'
import { Minus, Pencil, Plus, Scale, Sparkles, type LucideIcon } from 'lucide-react'
import type { MomentSign, MomentToSee, SaidOfMoment } from '#app/rubric/moments-to-see.ts'
import { momentClock } from '#app/session/moment.ts'
import { Card } from '../ui/card.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { MomentLink } from './moment-link.tsx'

const looks: Record<MomentSign, { Icon: LucideIcon; words: string; look: string }> = {
  strength: { Icon: Sparkles, words: 'Worked', look: 'text-lamp-ink' },
  rating: { Icon: Scale, words: 'Shows', look: 'text-accent-ink' },
  plus: { Icon: Plus, words: 'Plus', look: 'text-accent-ink' },
  minus: { Icon: Minus, words: 'Minus', look: 'text-lamp-ink' },
  note: { Icon: Pencil, words: 'Note', look: 'text-ink-faint' },
}
/** More than this are there for whoever looks for them. */
const SHOWN_AT_ONCE = 10

type MomentsCardProps = {
  sessionId: string
  moments: readonly MomentToSee[]
  /** The reader may ask about each. */
  mayAsk: boolean
}

/** What the scorecard points at, in the order it happened: each line is seen on the replay. */
export function MomentsCard({ sessionId, moments, mayAsk }: MomentsCardProps) {
  if (moments.length === 0) return null
  const list = (some: readonly MomentToSee[]) => (
    <ol className="divide-y divide-line">
      {some.map((one) => (
        <MomentLine key={momentClock(one.moment)} sessionId={sessionId} one={one} mayAsk={mayAsk} />
      ))}
    </ol>
  )
  const later = moments.slice(SHOWN_AT_ONCE)
  return (
    <Card title="Moments to look at again">
      <p className="mb-2 text-ink-soft">
        In the order they happened. Each leads to its second on the replay.
      </p>
      {list(moments.slice(0, SHOWN_AT_ONCE))}
      {later.length > 0 ? (
        <Disclosure summary={`${later.length} more`} className="mt-2">
          {list(later)}
        </Disclosure>
      ) : null}
    </Card>
  )
}

type MomentLineProps = Pick<MomentsCardProps, 'sessionId' | 'mayAsk'> & { one: MomentToSee }

function MomentLine({ sessionId, one: { moment, said }, mayAsk }: MomentLineProps) {
  const seconds = Math.floor(moment.sessionMs / 1000)
  return (
    <li className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-2 py-3 sm:grid-cols-[6rem_1fr_auto]">
      <span>
        <MomentLink sessionId={sessionId} moment={moment} {...(said[0] ? { of: said[0].words } : {})} />
      </span>
      <ul className="grid min-w-0 gap-1 max-sm:order-last max-sm:col-span-2">
        {said.map((one) => (
          <Said key={`${one.sign}${one.words}`} {...one} />
        ))}
      </ul>
      {mayAsk ? (
        <Link
          to={`/sessions/${sessionId}/follow-ups?t=${seconds}`}
          className="py-1 text-sm underline underline-offset-4"
        >
          Ask<span className="sr-only"> about {momentClock(moment)}</span>
        </Link>
      ) : null}
    </li>
  )
}

function Said({ sign, words }: SaidOfMoment) {
  const { Icon, words: what, look } = looks[sign]
  return (
    <li className="flex gap-2">
      <Icon size={16} aria-hidden="true" className={`mt-1 shrink-0 ${look}`} />
      <span className="min-w-0 break-words">
        <span className={sign === 'rating' ? 'text-ink-soft' : 'sr-only'}>{what} </span>
        {words}
      </span>
    </li>
  )
}
