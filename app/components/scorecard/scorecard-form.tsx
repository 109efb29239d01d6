import { Form, useNavigation, useSubmit } from '@remix-run/react'
import { useMemo, useRef, useState } from 'react'
import { fieldNames } from '#app/rubric/scorecard-form.ts'
import type { Gap, ScorecardDraft } from '#app/rubric/scorecard.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/dialog.tsx'
import { ErrorSummary, type FormProblem } from '../ui/error-summary.tsx'
import { DimensionFields, dimensionFieldId, type RubricDimensionSeen } from './dimension-fields.tsx'
import { FeedbackFields } from './feedback-fields.tsx'
import type { NoteSeen } from './note-line.tsx'
import { SaveBar } from './save-bar.tsx'
import { useAutosave } from './use-autosave.ts'

type ScorecardFormProps = {
  draft: ScorecardDraft
  dimensions: readonly RubricDimensionSeen[]
  notes: readonly NoteSeen[]
  candidateName: string
  practice: boolean
  maySubmit: boolean
  /** What the server found missing, or said no to. */
  gaps: readonly Gap[]
  refusal: string | null
  draftUrl: string
}

export function ScorecardForm(props: ScorecardFormProps) {
  const { draft, dimensions, notes, candidateName, practice, maySubmit, gaps, refusal, draftUrl } = props
  const form = useRef<HTMLFormElement>(null)
  const { saving, changed } = useAutosave(draftUrl)
  const [rated, setRated] = useState(
    () => draft.ratings.filter((one) => one.rating !== null || one.notObserved).length,
  )
  // The summary takes the focus when it changes: once per answer of the server, never while somebody types.
  const problems = useMemo(() => toProblems(gaps, refusal, dimensions), [gaps, refusal, dimensions])
  const gapOf = (part: Gap['part'], dimensionId: string | null = null) =>
    gaps.find((gap) => gap.part === part && gap.dimensionId === dimensionId)?.words ?? null
  function follow(written: HTMLFormElement) {
    changed(written)
    const answers = new FormData(written)
    setRated(dimensions.filter(({ id }) => answers.has(fieldNames.rating(id))).length)
  }
  return (
    <Form
      ref={form}
      method="post"
      noValidate
      onChange={(event) => follow(event.currentTarget)}
      className="grid gap-5"
    >
      <ErrorSummary problems={problems} />
      {dimensions.map((dimension) => {
        const given = draft.ratings.find((one) => one.dimensionId === dimension.id)
        if (!given) return null
        const error = gapOf('rating', dimension.id)
        return (
          <DimensionFields
            key={dimension.id}
            dimension={dimension}
            given={given}
            notes={notes}
            error={error}
          />
        )
      })}
      <FeedbackFields
        draft={draft}
        notes={notes}
        candidateName={candidateName}
        errors={{ strengths: gapOf('strengths'), tryNext: gapOf('tryNext') }}
      />
      <SaveBar saving={saving} progress={`${rated} of ${dimensions.length} rated`}>
        <noscript>
          <button name="intent" value="save" className="min-h-11 px-4 font-semibold underline">
            Save the draft
          </button>
        </noscript>
        <SubmitButton practice={practice} maySubmit={maySubmit} form={form} />
      </SaveBar>
    </Form>
  )
}

function toProblems(
  gaps: readonly Gap[],
  refusal: string | null,
  dimensions: readonly RubricDimensionSeen[],
): FormProblem[] {
  const ofGaps = gaps.map(({ part, dimensionId, words }): FormProblem => {
    if (part === 'strengths') return { fieldId: 'strength-1', words }
    if (part === 'tryNext') return { fieldId: 'try-next', words }
    const title = dimensions.find(({ id }) => id === dimensionId)?.title ?? ''
    return { fieldId: dimensionFieldId(dimensionId ?? ''), words: `${title}: ${words}` }
  })
  return refusal && ofGaps.length === 0 ? [{ words: refusal }] : ofGaps
}

type SubmitButtonProps = { practice: boolean; maySubmit: boolean; form: React.RefObject<HTMLFormElement> }

/** Without scripts the button sends the form at once; with them it asks first, because there is no way back. */
function SubmitButton({ practice, maySubmit, form }: SubmitButtonProps) {
  const [asking, setAsking] = useState(false)
  const submit = useSubmit()
  const sending = useNavigation().state !== 'idle'
  if (!maySubmit) return <p className="text-sm text-ink-soft">You can submit once the session has ended.</p>
  function send() {
    if (!form.current) return
    const answers = new FormData(form.current)
    answers.set('intent', 'submit')
    submit(answers, { method: 'post' })
  }
  return (
    <>
      <Button
        type="submit"
        name="intent"
        value="submit"
        busy={sending}
        onClick={(event) => {
          event.preventDefault()
          setAsking(true)
        }}
      >
        Submit the scorecard…
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Submit the scorecard?"
        description={
          practice
            ? 'It is sealed then: practice is honest when it cannot be adjusted afterwards. Only the interviewer and you will read it.'
            : 'It is sealed then and cannot be changed. The candidate can read it as soon as they have looked back themselves.'
        }
        confirm="Submit and seal"
        cancel="Keep writing"
        onConfirm={send}
      />
    </>
  )
}
