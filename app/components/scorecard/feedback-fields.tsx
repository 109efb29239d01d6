import { fieldNames, STRENGTHS } from '#app/rubric/scorecard-form.ts'
import { FEEDBACK_CHARS_MAX, type ScorecardDraft } from '#app/rubric/scorecard.ts'
import { Card } from '../ui/card.tsx'
import { Field, Select, Textarea } from '../ui/field.tsx'
import type { NoteSeen } from './note-line.tsx'
import { sessionTime } from './session-time.ts'

type FeedbackFieldsProps = {
  draft: Pick<ScorecardDraft, 'strengths' | 'tryNext' | 'resource'>
  notes: readonly NoteSeen[]
  candidateName: string
  errors: { strengths: string | null; tryNext: string | null }
}

/** What the candidate reads first. Things they did, at moments they remember. */
export function FeedbackFields({ draft, notes, candidateName, errors }: FeedbackFieldsProps) {
  return (
    <Card
      title={`For ${candidateName}`}
      aside={<span className="text-sm text-ink-soft">Read first, word for word</span>}
    >
      <div className="grid gap-5">
        <p className="text-sm text-ink-soft">
          Write about what was done, not about who somebody is: “you looked at the log before restarting”,
          never “you are careful”.
        </p>
        {STRENGTHS.map((order) => (
          <div
            key={order}
            id={`strength-${order}`}
            tabIndex={-1}
            className="grid scroll-mt-6 gap-3 sm:grid-cols-[1fr_12rem]"
          >
            <Field
              label={order === 1 ? 'Something that worked' : 'Something else that worked'}
              name={fieldNames.strength(order)}
              error={draft.strengths[order - 1]?.text.trim() ? null : errors.strengths}
              required
            >
              <Textarea
                rows={2}
                required={false}
                maxLength={FEEDBACK_CHARS_MAX}
                defaultValue={draft.strengths[order - 1]?.text ?? ''}
              />
            </Field>
            <MomentField
              order={order}
              momentMs={draft.strengths[order - 1]?.momentMs ?? null}
              notes={notes}
            />
          </div>
        ))}
        <div id="try-next" tabIndex={-1} className="scroll-mt-6">
          <Field
            label="One thing to try next time"
            hint="As an action: “after the fix, restart the unit and look again”."
            name={fieldNames.tryNext}
            error={errors.tryNext}
            required
          >
            <Textarea rows={2} required={false} maxLength={FEEDBACK_CHARS_MAX} defaultValue={draft.tryNext} />
          </Field>
        </div>
        <Field label="Something to read or practise with" name={fieldNames.resource}>
          <Textarea rows={2} maxLength={FEEDBACK_CHARS_MAX} defaultValue={draft.resource} />
        </Field>
      </div>
    </Card>
  )
}

function MomentField({
  order,
  momentMs,
  notes,
}: {
  order: number
  momentMs: number | null
  notes: readonly NoteSeen[]
}) {
  const moments = [
    ...new Set([...notes.map((note) => note.elapsedMs), ...(momentMs === null ? [] : [momentMs])]),
  ]
  if (moments.length === 0) return null
  return (
    <Field label="When" name={fieldNames.moment(order)}>
      <Select defaultValue={momentMs === null ? '' : String(momentMs)}>
        <option value="">No moment</option>
        {moments
          .sort((a, b) => a - b)
          .map((moment) => (
            <option key={moment} value={moment}>
              at {sessionTime(moment)}
            </option>
          ))}
      </Select>
    </Field>
  )
}
