import { useNavigation, useSubmit } from '@remix-run/react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/dialog.tsx'

type SubmitButtonProps = {
  practice: boolean
  maySubmit: boolean
  form: React.RefObject<HTMLFormElement>
  /** How many are sealed together. */
  rounds: number
}

/** Without scripts the button sends the form at once; with them it asks first, because there is no way back. */
export function SubmitButton({ practice, maySubmit, form, rounds }: SubmitButtonProps) {
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
  const all = rounds > 1 ? `All ${rounds} rounds are sealed together` : 'It is sealed then'
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
            ? `${all}: practice is honest when it cannot be adjusted afterwards. Only the interviewer and you will read it.`
            : `${all} and cannot be changed. The candidate can read it as soon as they have looked back themselves.`
        }
        confirm="Submit and seal"
        cancel="Keep writing"
        onConfirm={send}
      />
    </>
  )
}
