import type { FieldNames } from '#app/rubric/scorecard-form.ts'
import type { TimelineMoment } from '#app/rubric/scorecard-page.ts'
import { MOMENT_WORDS_MAX, type DimensionRating } from '#app/rubric/scorecard.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { Field, Input } from '../ui/field.tsx'
import { sessionTime } from './session-time.ts'

type MomentFieldsProps = {
  dimensionId: string
  names: FieldNames
  given: DimensionRating
  timeline: readonly TimelineMoment[]
}

/** Seconds of the session that a rating points at: typed, or ticked on the timeline. Both by keyboard and without scripts. */
export function MomentFields({ dimensionId, names, given, timeline }: MomentFieldsProps) {
  const chosen = new Set((given.moments ?? []).map(({ sessionMs }) => sessionMs))
  return (
    <div className="grid gap-3">
      <Field
        label="Moments that show it"
        hint="Minutes and seconds, like 12:05; several with commas. Whoever reads it can look at that moment."
        name={names.momentWords(dimensionId)}
      >
        <Input
          maxLength={MOMENT_WORDS_MAX}
          defaultValue={given.momentWords ?? ''}
          autoComplete="off"
          className="font-mono"
        />
      </Field>
      {timeline.length > 0 ? (
        <Disclosure
          open={chosen.size > 0}
          summary={chosen.size > 0 ? `From the timeline (${chosen.size} chosen)` : 'Choose from the timeline'}
        >
          <fieldset>
            <legend className="sr-only">Moments of the timeline</legend>
            <ul className="grid max-h-72 gap-1 overflow-y-auto">
              {timeline.map(({ sessionMs, words }, order) => (
                <li key={`${sessionMs}-${order}`}>
                  <label className="flex gap-3 rounded-sm px-2 py-1.5 hover:bg-sunken">
                    <input
                      type="checkbox"
                      name={names.moments(dimensionId)}
                      value={sessionMs}
                      defaultChecked={chosen.has(sessionMs)}
                      className="mt-1 size-4 shrink-0 accent-accent"
                    />
                    <span className="min-w-0 break-words">
                      <span className="mr-2 font-mono text-sm text-ink-soft">{sessionTime(sessionMs)}</span>
                      {words}
                    </span>
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
        </Disclosure>
      ) : null}
    </div>
  )
}
