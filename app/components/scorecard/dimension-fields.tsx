import { CircleHelp } from 'lucide-react'
import { NOT_OBSERVED, ratingValue, type FieldNames } from '#app/rubric/scorecard-form.ts'
import type { TimelineMoment } from '#app/rubric/scorecard-page.ts'
import { EVIDENCE_CHARS_MAX, type DimensionRating } from '#app/rubric/scorecard.ts'
import { NOT_OBSERVED_WORDS, ratings, ratingWords } from '#app/rubric/ratings.ts'
import type { Evidence } from '#app/session/evidence.ts'
import { Badge } from '../ui/badge.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Field, Textarea } from '../ui/field.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { EvidenceLine } from './evidence-line.tsx'
import { MomentFields } from './moment-fields.tsx'
import { NotObservedSign } from './rating-words.tsx'

export type RubricDimensionSeen = {
  id: string
  title: string
  question: string
  weight: number
  anchors: readonly string[]
}

type DimensionFieldsProps = {
  dimension: RubricDimensionSeen
  /** Of the element that an error leads to. */
  id: string
  names: FieldNames
  given: DimensionRating
  /** What stands in the form right now. */
  isRated: boolean
  evidence: readonly Evidence[]
  timeline: readonly TimelineMoment[]
  error: string | null
}

/** One dimension to rate: the anchors as the choices, then what was seen, in words or as what the session recorded. */
export function DimensionFields(props: DimensionFieldsProps) {
  const { dimension, names, given, isRated, evidence, timeline, error } = props
  const { id, title, question, weight, anchors } = dimension
  return (
    <section
      id={props.id}
      tabIndex={-1}
      aria-label={title}
      className="grid scroll-mt-6 gap-4 rounded-lg border border-line bg-surface p-4 shadow-card sm:p-6"
    >
      <RadioCards
        legend={
          <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <span className="font-display text-lg font-semibold">{title}</span>
            <Badge>{weight} %</Badge>
            {isRated ? null : (
              <Badge tone="lamp" icon={<CircleHelp size={14} aria-hidden="true" />}>
                Not rated yet
              </Badge>
            )}
          </span>
        }
        hint={question}
        name={names.rating(id)}
        defaultValue={ratingValue(given)}
        error={error}
        columns={5}
        cards={[
          ...ratings.map((rating) => ({
            value: String(rating),
            title: `${rating} · ${ratingWords[rating]}`,
            text: anchors[rating - 1],
          })),
          {
            value: NOT_OBSERVED,
            title: (
              <span className="inline-flex items-center gap-1.5">
                <NotObservedSign /> {NOT_OBSERVED_WORDS}
              </span>
            ),
            text: 'Did not come up; left out of the whole.',
          },
        ]}
      />
      <Field
        label="What did you see or hear?"
        hint="One sentence a camera could confirm. An attached note counts too."
        name={names.evidence(id)}
        required
      >
        <Textarea rows={2} maxLength={EVIDENCE_CHARS_MAX} defaultValue={given.evidence} required={false} />
      </Field>
      {evidence.length > 0 ? (
        <AttachEvidence name={names.notes(id)} attached={given.noteIds} evidence={evidence} />
      ) : null}
      <MomentFields dimensionId={id} names={names} given={given} timeline={timeline} />
    </section>
  )
}

type AttachEvidenceProps = { name: string; attached: readonly string[]; evidence: readonly Evidence[] }

function AttachEvidence({ name, attached, evidence }: AttachEvidenceProps) {
  const count = evidence.filter(({ id }) => attached.includes(id)).length
  return (
    <Disclosure
      open={count > 0}
      summary={
        count > 0
          ? `Notes and what the session recorded (${count} attached)`
          : 'Attach notes, or what the session recorded'
      }
    >
      <fieldset>
        <legend className="sr-only">What supports this rating</legend>
        <ul className="grid gap-1">
          {evidence.map((one) => (
            <li key={one.id}>
              <label className="flex gap-3 rounded-sm px-2 py-1.5 hover:bg-sunken">
                <input
                  type="checkbox"
                  name={name}
                  value={one.id}
                  defaultChecked={attached.includes(one.id)}
                  className="mt-1 size-4 shrink-0 accent-accent"
                />
                <EvidenceLine evidence={one} />
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
    </Disclosure>
  )
}
