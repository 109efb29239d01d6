// Which rounds a session has, in order, and a question for each part of them.
import type { SubmissionResult } from '@conform-to/react'
import type { ListedQuestion } from '#app/library/listed-question.ts'
import { questionsWords } from '#app/library/question-words.ts'
import { roundField, ROUNDS_MAX } from '#app/session/start-session-form.ts'
import { QuestionChoice } from '../library/question-choice.tsx'
import { useScripts } from '../library/use-scripts.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Field, Select } from '../ui/field.tsx'

export type RoundToFill = {
  roundId: string
  title: string
  parts: readonly PartToFill[]
}
export type PartToFill = {
  id: string
  title: string
  isOptional: boolean
  field: string
  slugs: readonly string[]
  chosen: string
}
type Errors = SubmissionResult<string[]>['error']

type RoundSelectsProps = {
  choices: readonly { id: string; title: string; summary: string }[]
  rounds: readonly RoundToFill[]
  errors: Errors
}

export function RoundSelects({ choices, rounds, errors }: RoundSelectsProps) {
  const scripts = useScripts()
  const count = Math.min(ROUNDS_MAX, rounds.length + 1)
  return (
    <fieldset className="grid gap-3">
      <legend className="text-base font-semibold">Rounds</legend>
      <p className="text-sm text-ink-soft">
        {rounds.length > 1
          ? 'They follow each other without a break; the box changes by itself.'
          : (choices.find(({ id }) => id === rounds[0]?.roundId)?.summary ?? '')}
      </p>
      <div className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {Array.from({ length: count }, (_, index) => (
          <Field
            key={index}
            label={index === 0 ? 'First round' : `Round ${index + 1}`}
            name={roundField(index)}
            error={errors?.[roundField(index)] ?? null}
            required={index === 0}
          >
            <Select defaultValue={rounds[index]?.roundId ?? ''}>
              {index === 0 ? null : <option value="">Nothing more</option>}
              {choices.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      </div>
      {scripts ? null : (
        <Button
          type="submit"
          formMethod="get"
          formNoValidate
          variant="secondary"
          className="justify-self-start"
        >
          Show the questions of these rounds
        </Button>
      )}
    </fieldset>
  )
}

type PartChoicesProps = {
  rounds: readonly RoundToFill[]
  questions: readonly ListedQuestion[]
  candidateId: string
  errors: Errors
  /** By field: what is chosen right now. */
  picked: Readonly<Record<string, string>>
  /** What to do where nothing is left to offer. */
  nothingLeft: string
}

export function PartChoices({ rounds, ...given }: PartChoicesProps) {
  const parts = rounds.flatMap((round, index) =>
    round.parts.map((part) => ({ ...part, round: `Round ${index + 1}: ${round.title}` })),
  )
  const isOnly = parts.length === 1
  return (
    <div className="grid gap-3">
      {parts.map((part) => (
        <PartChoice key={part.field} part={part} isOnly={isOnly} {...given} />
      ))}
    </div>
  )
}

type PartChoiceProps = Omit<PartChoicesProps, 'rounds'> & {
  part: PartToFill & { round: string }
  isOnly: boolean
}

function PartChoice({ part, isOnly, questions, candidateId, errors, picked, nothingLeft }: PartChoiceProps) {
  const fitting = questions.filter(({ slug }) => part.slugs.includes(slug))
  const wrong = errors?.[part.field] ?? undefined
  const chosen = fitting.find(({ slug }) => slug === (picked[part.field] ?? part.chosen))
  const list =
    fitting.length === 0 ? (
      <EmptyState title="No question is left to offer">{nothingLeft}</EmptyState>
    ) : (
      <QuestionChoice
        name={part.field}
        legend={isOnly ? 'Question' : `${part.round}, ${part.title}`}
        questions={fitting}
        // Not what the address says: a choice made while other rounds were being fetched is not in it.
        chosen={chosen?.slug}
        errors={wrong}
        candidateId={candidateId}
        required={isOnly}
        none={part.isOptional ? 'Leave it out' : null}
      />
    )
  if (isOnly) return list
  return (
    <details
      open={(part.chosen === '' && !part.isOptional) || wrong !== undefined}
      className="rounded-md border border-line bg-raised"
    >
      <summary className="flex cursor-pointer flex-wrap items-baseline gap-x-3 gap-y-0.5 px-3.5 py-2.5">
        <span className="font-semibold">{part.title}</span>
        <span className="text-sm text-ink-soft">{part.round}</span>
        <span className="ml-auto text-sm">{stateWords(chosen?.title, part, fitting.length)}</span>
      </summary>
      <div className="max-h-[32rem] overflow-y-auto border-t border-line p-3">{list}</div>
    </details>
  )
}

function stateWords(title: string | undefined, { isOptional }: PartToFill, count: number): string {
  if (title !== undefined) return title
  return isOptional ? 'Left out' : `Choose one of ${questionsWords(count)}`
}
