import { STRENGTHS, type FieldNames } from '#app/rubric/scorecard-form.ts'
import { FEEDBACK_CHARS_MAX, type ScorecardDraft } from '#app/rubric/scorecard.ts'
import type { Evidence } from '#app/session/evidence.ts'
import { Card } from '../ui/card.tsx'
import { Field, Select, Textarea } from '../ui/field.tsx'
import { sessionTime } from './session-time.ts'

type StrengthFieldsProps = {
  round: number
  names: FieldNames
  strengths: ScorecardDraft['strengths']
  evidence: readonly Evidence[]
  candidateName: string
  error: string | null
}

export function strengthFieldId(round: number, order: number): string {
  return `strength-${round}-${order}`
}
export function tryNextFieldId(round: number): string {
  return `try-next-${round}`
}

/** What the candidate reads first, and so what is written first. Things they did, at moments they remember. */
export function StrengthFields(props: StrengthFieldsProps) {
  const { round, names, strengths, evidence, candidateName, error } = props
  return (
    <Card
      title="What went well"
      aside={<span className="text-sm text-ink-soft">{candidateName} reads this first, word for word</span>}
    >
      <div className="grid gap-5">
        <p className="text-sm text-ink-soft">
          Write about what was done, not about who somebody is: “you asked what must not be lost before you
          began”, never “you are careful”.
        </p>
        {STRENGTHS.map((order) => (
          <div
            key={order}
            id={strengthFieldId(round, order)}
            tabIndex={-1}
            className="grid scroll-mt-6 gap-3 sm:has-[select]:grid-cols-[1fr_12rem]"
          >
            <Field
              label={order === 1 ? 'Something that worked' : 'Something else that worked'}
              name={names.strength(order)}
              error={strengths[order - 1]?.text.trim() ? null : error}
              required
            >
              <Textarea
                rows={2}
                required={false}
                maxLength={FEEDBACK_CHARS_MAX}
                defaultValue={strengths[order - 1]?.text ?? ''}
              />
            </Field>
            <MomentField
              name={names.moment(order)}
              momentMs={strengths[order - 1]?.momentMs ?? null}
              evidence={evidence}
            />
          </div>
        ))}
      </div>
    </Card>
  )
}

type NextTimeFieldsProps = {
  round: number
  names: FieldNames
  draft: Pick<ScorecardDraft, 'tryNext' | 'resource'>
  error: string | null
}

export function NextTimeFields({ round, names, draft, error }: NextTimeFieldsProps) {
  return (
    <Card title="For next time">
      <div className="grid gap-5">
        <div id={tryNextFieldId(round)} tabIndex={-1} className="scroll-mt-6">
          <Field
            label="One thing to try next time"
            hint="As an action: “say what you expect before you look”."
            name={names.tryNext}
            error={error}
            required
          >
            <Textarea rows={2} required={false} maxLength={FEEDBACK_CHARS_MAX} defaultValue={draft.tryNext} />
          </Field>
        </div>
        <Field label="Something to read or practise with" name={names.resource}>
          <Textarea rows={2} maxLength={FEEDBACK_CHARS_MAX} defaultValue={draft.resource} />
        </Field>
      </div>
    </Card>
  )
}

type MomentFieldProps = { name: string; momentMs: number | null; evidence: readonly Evidence[] }

function MomentField({ name, momentMs, evidence }: MomentFieldProps) {
  const known = evidence.flatMap(({ elapsedMs }) => (elapsedMs === null ? [] : [elapsedMs]))
  const moments = [...new Set([...known, ...(momentMs === null ? [] : [momentMs])])]
  if (moments.length === 0) return null
  return (
    <Field label="When" name={name}>
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
