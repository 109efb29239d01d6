// The filters of the library: one form that asks by address. Without scripts a button sends it; with them every change does.
import { Form, useSubmit } from '@remix-run/react'
import { Search } from 'lucide-react'
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import {
  facets,
  orders,
  readFilters,
  toSearch,
  type FacetKey,
  type FacetValue,
  type Filters,
} from '#app/library/filters.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { Checkbox, Field, Input, Select } from '../ui/field.tsx'
import { useScripts } from './use-scripts.ts'

type FilterPanelProps = {
  filters: Filters
  values: Record<FacetKey, FacetValue[]>
  candidates: readonly { id: string; name: string }[]
  /** How many the chosen candidate has met among those of this status. */
  metCount: number
}

const FORM = 'question-filters'
/** Long enough to finish a word. */
const TYPING_MS = 300

export function FilterPanel({ filters, values, candidates, metCount }: FilterPanelProps) {
  const form = useRef<HTMLFormElement>(null)
  const submit = useSubmit()
  const scripts = useScripts()
  const [shown, setShown] = useAnswered(filters)
  const send = () => {
    if (!form.current) return
    // Read and written again, so that empty fields do not end up in the address.
    const asked = readFilters(new URLSearchParams(toPairs(new FormData(form.current))))
    setShown(asked)
    submit(new URLSearchParams(toSearch(asked)), {
      method: 'get',
      action: '/questions',
      replace: true,
      preventScrollReset: true,
    })
  }
  function follow({ target }: FormEvent<HTMLFormElement>) {
    const typed = target instanceof HTMLInputElement && target.type === 'search'
    if (!typed) send()
  }
  const facet = (key: FacetKey) => <Ticks name={key} values={values[key]} chosen={shown.chosen[key]} />
  return (
    <Form
      id={FORM}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
      ref={form}
      action="/questions"
      onChange={follow}
      role="search"
      aria-label="Questions"
      className="grid gap-5"
    >
      {filters.status === 'live' ? null : <input type="hidden" name="status" value={filters.status} />}
      <SearchField q={filters.q} send={send} />
      {candidates.length > 0 ? (
        <div className="grid gap-2.5">
          <Field label="For a candidate" name="candidateId" hint="Leaves out what they have met before.">
            <Select value={shown.candidateId} onChange={() => undefined}>
              <option value="">Nobody in particular</option>
              {candidates.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          {filters.candidateId ? (
            <Checkbox
              name="used"
              checked={shown.used}
              onChange={() => undefined}
              label={`Show used ones too (${metCount})`}
              hint="Each with when they met it."
            />
          ) : null}
        </div>
      ) : null}
      <Group words={facets.kind.words}>{facet('kind')}</Group>
      <Group words={facets.level.words}>{facet('level')}</Group>
      <Folded facet="topic" chosen={filters.chosen.topic} open>
        {facet('topic')}
      </Folded>
      <Group words={facets.within.words}>
        <Field label={facets.within.words} hideLabel name="within" required>
          <Select value={shown.chosen.within[0] ?? ''} onChange={() => undefined} required={false}>
            <option value="">As long as it takes</option>
            {values.within.map(({ value, label, count }) => (
              <option key={value} value={value}>{`${label} (${count})`}</option>
            ))}
          </Select>
        </Field>
      </Group>
      <Group words={facets.kept.words}>{facet('kept')}</Group>
      <Folded facet="skill" chosen={filters.chosen.skill}>
        {facet('skill')}
      </Folded>
      <Folded facet="box" chosen={filters.chosen.box}>
        {facet('box')}
      </Folded>
      {scripts ? null : (
        <Button type="submit" variant="secondary">
          Show the questions
        </Button>
      )}
    </Form>
  )
}

/** Stands above the list and belongs to the filters' form: without scripts its button sends this too. */
export function OrderSelect({ filters }: { filters: Filters }) {
  const [order, setOrder] = useAnswered(filters.order)
  return (
    <label className="flex items-center gap-2 text-sm">
      <span className="text-ink-soft">Order</span>
      <select
        form={FORM}
        name="order"
        value={order}
        onChange={({ target }) => {
          setOrder(readFilters(new URLSearchParams({ order: target.value })).order)
          target.form?.requestSubmit()
        }}
        className="h-9 rounded-md border border-line-strong bg-raised px-2 text-ink hover:border-accent"
      >
        {Object.entries(orders).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}

/** What was just asked for, until the answer is here: a tick stays where the finger put it, however slow the way is. */
function useAnswered<Value>(answered: Value): [Value, (asked: Value) => void] {
  const [asked, setAsked] = useState(answered)
  useEffect(() => setAsked(answered), [answered])
  return [asked, setAsked]
}

function toPairs(form: FormData): [string, string][] {
  return [...form].map(([name, value]) => [name, typeof value === 'string' ? value : ''])
}

function SearchField({ q, send }: { q: string; send: () => void }) {
  const [typed, setTyped] = useState(q)
  const field = useRef<HTMLInputElement>(null)
  // Taken back by a link beside the list; while somebody types, their words are newer.
  useEffect(() => {
    if (document.activeElement !== field.current) setTyped(q)
  }, [q])
  const later = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(later.current), [])
  return (
    <Field label="Words in title or summary" name="q" required>
      <span className="relative block">
        <Search size={17} aria-hidden="true" className="absolute top-3.5 left-3 z-1 text-ink-faint" />
        <Input
          ref={field}
          type="search"
          maxLength={80}
          required={false}
          autoComplete="off"
          className="pl-9"
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value)
            clearTimeout(later.current)
            later.current = setTimeout(send, TYPING_MS)
          }}
        />
      </span>
    </Field>
  )
}

function Group({ words, children }: { words: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-semibold">{words}</legend>
      {children}
    </fieldset>
  )
}

type FoldedProps = { facet: FacetKey; chosen: readonly string[]; open?: boolean; children: ReactNode }

/** A long list stays folded until somebody has chosen from it. */
function Folded({ facet, chosen, open = false, children }: FoldedProps) {
  const words = facets[facet].words
  return (
    <Disclosure
      summary={chosen.length > 0 ? `${words} (${chosen.length})` : words}
      open={open || chosen.length > 0}
    >
      <fieldset className="-ml-6 min-w-0">
        <legend className="sr-only">{words}</legend>
        {children}
      </fieldset>
    </Disclosure>
  )
}

type TicksProps = { name: FacetKey; values: readonly FacetValue[]; chosen: readonly string[] }

function Ticks({ name, values, chosen }: TicksProps) {
  return (
    <ul>
      {values.map(({ value, label, count }) => (
        <li key={value}>
          <label
            className={cx(
              'flex min-h-8 items-center gap-2.5 rounded-sm px-1 text-sm hover:bg-sunken',
              count === 0 && !chosen.includes(value) && 'text-ink-faint',
            )}
          >
            <input
              type="checkbox"
              name={name}
              value={value}
              checked={chosen.includes(value)}
              onChange={() => undefined}
              className="size-4.5 shrink-0 accent-accent"
            />
            <span className="min-w-0 flex-1">{label}</span>
            <span className="text-ink-faint tabular-nums">
              {count}
              <span className="sr-only">{count === 1 ? ' question' : ' questions'}</span>
            </span>
          </label>
        </li>
      ))}
    </ul>
  )
}
