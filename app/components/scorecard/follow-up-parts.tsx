import { Form, useNavigation } from '@remix-run/react'
import { QUESTION_CHARS_MAX, REPLY_CHARS_MAX, type FollowUp } from '#app/rubric/follow-ups.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ErrorSummary, type FormProblem } from '../ui/error-summary.tsx'
import { Field, Input, Textarea } from '../ui/field.tsx'
import { DayOf } from './day-of.tsx'
import { MomentLink } from './moment-link.tsx'

/** What was sent comes back with what is wrong with it. */
export type FollowUpAnswer = {
  problems: FormProblem[]
  sent: { moment: string; question: string; followUpId: string; answer: string }
} | null

const NO_PROBLEMS: FormProblem[] = []

type AskFormProps = {
  answer: FollowUpAnswer
  /** As the address gives it: "12:05". */
  moment: string
  otherName: string
}

/** A question about one moment of the session. */
export function AskForm({ answer, moment, otherName }: AskFormProps) {
  const sending = useNavigation().formMethod === 'POST'
  return (
    <Card title="Ask about a moment">
      <Form method="post" className="grid gap-4">
        <ErrorSummary problems={answer?.problems ?? NO_PROBLEMS} />
        <Field
          label="Moment"
          hint="Minutes and seconds of the session, like 12:05."
          name="moment"
          id="ask-moment"
          required
        >
          <Input
            defaultValue={answer?.sent.moment ?? moment}
            required={false}
            autoComplete="off"
            maxLength={12}
            className="max-w-32 font-mono"
          />
        </Field>
        <Field label={`Your question to ${otherName}`} name="question" id="ask-question" required>
          <Textarea
            rows={3}
            maxLength={QUESTION_CHARS_MAX}
            defaultValue={answer?.sent.question ?? ''}
            required={false}
          />
        </Field>
        <div>
          <Button type="submit" name="intent" value="ask" busy={sending}>
            Ask
          </Button>
        </div>
      </Form>
    </Card>
  )
}

type FollowUpCardProps = {
  sessionId: string
  followUp: FollowUp
  /** The reader may answer it. */
  mayAnswer: boolean
  answer: FollowUpAnswer
}

export function FollowUpCard({ sessionId, followUp, mayAnswer, answer }: FollowUpCardProps) {
  const { id, moment, question, askedAt, answeredAt } = followUp
  return (
    <Card
      title={
        <>
          About <MomentLink sessionId={sessionId} moment={moment} />
        </>
      }
      aside={followUp.answer === null ? <Badge tone="lamp">Not answered yet</Badge> : null}
    >
      <p>{question}</p>
      <p className="mt-1 text-sm text-ink-soft">
        Asked on <DayOf at={askedAt} />
      </p>
      {followUp.answer === null ? null : (
        <div className="mt-4 border-l-3 border-accent pl-4">
          <p className="whitespace-pre-line">{followUp.answer}</p>
          {answeredAt ? (
            <p className="mt-1 text-sm text-ink-soft">
              Answered on <DayOf at={answeredAt} />
            </p>
          ) : null}
        </div>
      )}
      {mayAnswer && followUp.answer === null ? (
        <ReplyForm followUpId={id} answer={answer?.sent.followUpId === id ? answer : null} />
      ) : null}
    </Card>
  )
}

function ReplyForm({ followUpId, answer }: { followUpId: string; answer: FollowUpAnswer }) {
  const sending = useNavigation().formMethod === 'POST'
  const fieldId = `answer-${followUpId}`
  return (
    <Form method="post" className="mt-4 grid gap-3 border-t border-line pt-4">
      <ErrorSummary problems={answer?.problems ?? NO_PROBLEMS} />
      <input type="hidden" name="followUpId" value={followUpId} />
      <Field label="Your answer" name="answer" id={fieldId} required>
        <Textarea
          rows={3}
          maxLength={REPLY_CHARS_MAX}
          defaultValue={answer?.sent.answer ?? ''}
          required={false}
        />
      </Field>
      <div>
        <Button type="submit" name="intent" value="reply" busy={sending}>
          Answer
        </Button>
        <p className="mt-1 text-sm text-ink-soft">An answer is sent once and stays as it is.</p>
      </div>
    </Form>
  )
}
