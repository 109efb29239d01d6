import { fieldNames, NOT_OBSERVED, ratingValue } from '#app/rubric/scorecard-form.ts'
import { EVIDENCE_CHARS_MAX, type DimensionRating } from '#app/rubric/scorecard.ts'
import { NOT_OBSERVED_WORDS, ratings, ratingWords } from '#app/rubric/ratings.ts'
import { Badge } from '../ui/badge.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Field, Textarea } from '../ui/field.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { NoteLine, type NoteSeen } from './note-line.tsx'

export type RubricDimensionSeen = {
  id: string
  title: string
  question: string
  weight: number
  anchors: readonly string[]
}

type DimensionFieldsProps = {
  dimension: RubricDimensionSeen
  given: DimensionRating
  notes: readonly NoteSeen[]
  error: string | null
}

export function dimensionFieldId(dimensionId: string): string {
  return `dimension-${dimensionId}`
}

/** One dimension to rate: the anchors as the choices, then what was seen, in words or as notes of the session. */
export function DimensionFields({ dimension, given, notes, error }: DimensionFieldsProps) {
  const { id, title, question, weight, anchors } = dimension
  return (
    <section
      id={dimensionFieldId(id)}
      tabIndex={-1}
      aria-label={title}
      className="grid scroll-mt-6 gap-4 rounded-lg border border-line bg-surface p-4 shadow-card sm:p-6"
    >
      <RadioCards
        legend={
          <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <span className="font-display text-lg font-semibold">{title}</span>
            <Badge>{weight} %</Badge>
          </span>
        }
        hint={question}
        name={fieldNames.rating(id)}
        defaultValue={ratingValue(given)}
        error={error}
        columns={5}
        cards={[
          ...ratings.map((rating) => ({
            value: String(rating),
            title: `${rating} · ${ratingWords[rating]}`,
            text: anchors[rating - 1],
          })),
          { value: NOT_OBSERVED, title: NOT_OBSERVED_WORDS, text: 'Did not come up; left out of the whole.' },
        ]}
      />
      <Field
        label="What did you see or hear?"
        hint="One sentence a camera could confirm. An attached note counts too."
        name={fieldNames.evidence(id)}
        required
      >
        <Textarea rows={2} maxLength={EVIDENCE_CHARS_MAX} defaultValue={given.evidence} required={false} />
      </Field>
      {notes.length > 0 ? <AttachNotes dimensionId={id} attached={given.noteIds} notes={notes} /> : null}
    </section>
  )
}

type AttachNotesProps = { dimensionId: string; attached: readonly string[]; notes: readonly NoteSeen[] }

function AttachNotes({ dimensionId, attached, notes }: AttachNotesProps) {
  return (
    <Disclosure
      open={attached.length > 0}
      summary={
        attached.length > 0
          ? `Your notes of the session (${attached.length} attached)`
          : 'Attach your notes of the session'
      }
    >
      <fieldset>
        <legend className="sr-only">Notes that support this rating</legend>
        <ul className="grid gap-1">
          {notes.map((note) => (
            <li key={note.noteId}>
              <label className="flex gap-3 rounded-sm px-2 py-1.5 hover:bg-sunken">
                <input
                  type="checkbox"
                  name={fieldNames.notes(dimensionId)}
                  value={note.noteId}
                  defaultChecked={attached.includes(note.noteId)}
                  className="mt-1 size-4 shrink-0 accent-accent"
                />
                <NoteLine note={note} />
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
    </Disclosure>
  )
}
