// Choosing what to practise by what it trains, not by what it is called.
import { Form, useNavigation, useSubmit } from '@remix-run/react'
import { Dices } from 'lucide-react'
import type { ReactNode } from 'react'
import { minutesWords, skillWords, topicWords } from '#app/library/question-words.ts'
import { WITHIN_MINUTES, type Offer, type OfferFilter } from '#app/practice/offers.ts'
import { SURPRISE } from '#app/practice/practice-form.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Field, Select } from '../ui/field.tsx'
import { OfferCard } from './offer-card.tsx'

type Choices = { levels: readonly number[]; topics: readonly string[]; skills: readonly string[] }
type ChooseProps = { offers: readonly Offer[]; filter: OfferFilter; choices: Choices }

export function Choose({ offers, filter, choices }: ChooseProps) {
  if (choices.levels.length === 0) {
    return (
      <EmptyState title="Nothing is offered for practice yet">
        As soon as a question is marked for practice, it appears here.
      </EmptyState>
    )
  }
  return (
    <section aria-label="Begin" className="grid min-w-0 gap-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h2 className="text-lg">Begin with a fresh box</h2>
        <Surprise filter={filter} offered={offers.length} />
      </div>
      <Narrow filter={filter} choices={choices} />
      <p role="status" className="text-sm text-ink-soft">
        {offers.length === 1 ? '1 question fits.' : `${offers.length} questions fit.`} What it is called you
        learn when you begin: a name says too much.
      </p>
      {offers.length === 0 ? (
        <EmptyState
          title="Nothing fits all of that"
          action={
            <LinkButton to="/practice" variant="secondary">
              Show everything
            </LinkButton>
          }
        />
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2">
          {offers.map((offer) => (
            <li key={offer.key} className="grid">
              <OfferCard offer={offer} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Narrow({ filter, choices }: Omit<ChooseProps, 'offers'>) {
  const submit = useSubmit()
  return (
    <Form
      method="get"
      action="/practice"
      preventScrollReset
      onChange={(event) => submit(event.currentTarget, { preventScrollReset: true, replace: true })}
      className="grid grid-cols-2 gap-3 xl:grid-cols-4"
    >
      <Pick label="Level" name="level" value={filter.level}>
        {choices.levels.map((level) => (
          <option key={level} value={level}>
            Level {level}
          </option>
        ))}
      </Pick>
      <Pick label="Topic" name="topic" value={filter.topic}>
        {options(choices.topics, topicWords)}
      </Pick>
      <Pick label="Skill" name="skill" value={filter.skill}>
        {options(choices.skills, skillWords)}
      </Pick>
      <Pick label="Time" name="within" value={filter.within}>
        {WITHIN_MINUTES.map((most) => (
          <option key={most} value={most}>
            At most {minutesWords(most)}
          </option>
        ))}
      </Pick>
      <noscript>
        <Button type="submit" variant="secondary">
          Show
        </Button>
      </noscript>
    </Form>
  )
}

function options(values: readonly string[], words: Record<string, string>): ReactNode {
  return values
    .map((value) => ({ value, label: words[value] ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en'))
    .map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))
}

type PickProps = { label: string; name: string; value: string | number | null; children: ReactNode }

function Pick({ label, name, value, children }: PickProps) {
  return (
    // Any of them may stay open; saying so four times would only be noise.
    <Field label={label} name={name} required>
      <Select defaultValue={value ?? ''} required={false}>
        <option value="">Any</option>
        {children}
      </Select>
    </Field>
  )
}

function Surprise({ filter, offered }: { filter: OfferFilter; offered: number }) {
  const busy = useNavigation().formMethod === 'POST'
  if (offered === 0) return null
  return (
    <Form method="post" action="/practice">
      <input type="hidden" name="questionSlug" value={SURPRISE} />
      {Object.entries(filter).map(([name, value]) =>
        value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Button
        type="submit"
        name="clock"
        value="off"
        busy={busy}
        icon={<Dices size={18} aria-hidden="true" />}
      >
        Surprise me
      </Button>
    </Form>
  )
}
