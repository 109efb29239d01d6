// Narrows the questions that a session may be started with. Part of the same form: its fields go along when the session is started.
import { facets, type FacetValue, type Filters } from '#app/library/filters.ts'
import { questionsWords } from '#app/library/question-words.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox, Field, Select } from '../ui/field.tsx'
import { useScripts } from './use-scripts.ts'

type ChoiceFiltersProps = {
  filters: Filters
  levels: readonly FacetValue[]
  topics: readonly FacetValue[]
  /** Name of the candidate; null = none chosen yet. */
  candidateName: string | null
  /** How many of the bank's questions they have met. */
  metCount: number
  shownCount: number
}

export function ChoiceFilters(props: ChoiceFiltersProps) {
  const { filters, levels, topics, candidateName, metCount, shownCount } = props
  const scripts = useScripts()
  return (
    <div className="grid gap-3 rounded-md bg-sunken p-4">
      <div className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
        <Narrow name="level" any="Any level" values={levels} chosen={filters.chosen.level[0]} />
        <Narrow name="topic" any="Any topic" values={topics} chosen={filters.chosen.topic[0]} />
        {scripts ? null : (
          <Button type="submit" formMethod="get" formNoValidate variant="secondary">
            Narrow the list
          </Button>
        )}
      </div>
      <Checkbox
        name="used"
        defaultChecked={filters.used}
        label="Offer used ones too"
        hint={usedHint(candidateName, metCount, filters.used)}
      />
      <p role="status" className="text-sm text-ink-soft">
        {questionsWords(shownCount)} to choose from.
      </p>
    </div>
  )
}

function usedHint(name: string | null, metCount: number, used: boolean): string {
  if (name === null)
    return 'Questions that the candidate has met are left out as soon as you choose who it is.'
  if (metCount === 0) return `${name} has met none of them yet.`
  const met = `${name} has met ${questionsWords(metCount)}`
  return used ? `${met}: each says when.` : `${met}, and ${metCount === 1 ? 'it is' : 'they are'} left out.`
}

type NarrowProps = {
  name: 'level' | 'topic'
  any: string
  values: readonly FacetValue[]
  chosen: string | undefined
}

function Narrow({ name, any, values, chosen }: NarrowProps) {
  return (
    <Field label={facets[name].words} name={name} required>
      <Select defaultValue={chosen ?? ''} required={false}>
        <option value="">{any}</option>
        {values.map(({ value, label, count }) => (
          <option key={value} value={value}>{`${label} (${count})`}</option>
        ))}
      </Select>
    </Field>
  )
}
