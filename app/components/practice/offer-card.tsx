import { Form, useNavigation } from '@remix-run/react'
import { Check, CircleDot, SquareTerminal, Timer } from 'lucide-react'
import { skillWords, topicWords } from '#app/library/question-words.ts'
import { standingWords, type Offer, type Standing } from '#app/practice/offers.ts'
import { LevelMark } from '../library/level-mark.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'

const standings: Record<Standing, { tone: Tone; Icon: typeof Check | null }> = {
  new: { tone: 'plain', Icon: null },
  tried: { tone: 'lamp', Icon: CircleDot },
  'solved-with-hints': { tone: 'good', Icon: Check },
  solved: { tone: 'good', Icon: Check },
}

/** One question to practise: what it trains and how long it takes; its title only for those who have met it. */
export function OfferCard({ offer }: { offer: Offer }) {
  const topics = offer.topics.map((topic) => wordOf(topicWords, topic)).join(', ')
  const name = offer.title ?? topics
  const { tone, Icon } = standings[offer.standing]
  return (
    <article className="flex min-w-0 flex-col gap-3 rounded-lg border border-line bg-surface p-4 shadow-card">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <LevelMark level={offer.level} />
        <Badge tone={tone} icon={Icon ? <Icon size={13} aria-hidden="true" /> : undefined}>
          {offer.metInSession ? 'Met in a session' : standingWords[offer.standing]}
        </Badge>
      </header>
      <div className="flex-1">
        <h3 className="text-base">{name}</h3>
        {offer.title ? <p className="mt-0.5 text-sm text-ink-soft">{topics}</p> : null}
        <p className="mt-1 text-sm text-ink-soft">
          {offer.skills.map((skill) => wordOf(skillWords, skill)).join(' · ')}
        </p>
      </div>
      <Begin offer={offer} name={name} />
    </article>
  )
}

function Begin({ offer, name }: { offer: Offer; name: string }) {
  const { formMethod, formData } = useNavigation()
  const busy = formMethod === 'POST' && formData?.get('questionSlug') === offer.key
  return (
    <Form method="post" action="/practice" className="flex flex-wrap gap-2">
      <input type="hidden" name="questionSlug" value={offer.key} />
      <Button
        type="submit"
        name="clock"
        value="off"
        size="sm"
        variant="secondary"
        busy={busy}
        icon={<SquareTerminal size={16} aria-hidden="true" />}
      >
        Begin
        <span className="sr-only">
          {' '}
          without a clock: {name}, level {offer.level}
        </span>
      </Button>
      <Button
        type="submit"
        name="clock"
        value="on"
        size="sm"
        variant="quiet"
        busy={busy}
        icon={<Timer size={16} aria-hidden="true" />}
      >
        {offer.minutes} min on the clock
        <span className="sr-only">
          : {name}, level {offer.level}
        </span>
      </Button>
    </Form>
  )
}

function wordOf(words: Record<string, string>, id: string): string {
  return words[id] ?? id
}
