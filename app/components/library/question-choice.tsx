// Choosing one question for a session: radio buttons in a list that the library has narrowed, each with a way to look inside first.
import { ExternalLink, History } from 'lucide-react'
import type { ListedQuestion } from '#app/library/listed-question.ts'
import { topicWords } from '#app/library/question-words.ts'
import { Badge } from '../ui/badge.tsx'
import { cx } from '../ui/cx.ts'
import { LevelMark } from './level-mark.tsx'

type QuestionChoiceProps = {
  name: string
  /** For screen readers: what the question is for. */
  legend?: string
  questions: readonly ListedQuestion[]
  chosen: string | undefined
  errors: string[] | undefined
  /** Goes into the address of a preview, so that it knows whom the question is for. */
  candidateId: string
  required?: boolean
  /** Words for choosing none; null = one must be chosen. */
  none?: string | null
}

export function QuestionChoice(props: QuestionChoiceProps) {
  const { name, legend = 'Question', questions, chosen, errors, candidateId } = props
  const { required = true, none = null } = props
  const search = candidateId === '' ? '' : `?candidateId=${candidateId}`
  return (
    <fieldset aria-describedby={errors ? `${name}-error` : undefined} className="grid min-w-0 gap-2">
      <legend className="sr-only">{legend}</legend>
      {errors ? (
        <p id={`${name}-error`} className="flex gap-1.5 text-sm font-semibold text-stop-ink">
          <span aria-hidden="true">▲</span>
          <span>{errors.join(' ')}</span>
        </p>
      ) : null}
      <ul className="grid gap-2">
        {none === null ? null : (
          <li className={choiceLook}>
            <label className="flex gap-3 px-3.5 py-2.5">
              <input
                type="radio"
                name={name}
                value=""
                defaultChecked={chosen === undefined}
                className="mt-1 size-4 shrink-0 accent-accent"
              />
              {none}
            </label>
          </li>
        )}
        {questions.map((question) => (
          <li key={question.slug} className={choiceLook}>
            <label className="flex gap-3 px-3.5 py-2.5">
              <input
                type="radio"
                name={name}
                value={question.slug}
                defaultChecked={question.slug === chosen}
                required={required}
                className="mt-1 size-4 shrink-0 accent-accent"
              />
              <ChoiceWords question={question} />
            </label>
            <a
              href={`/questions/${question.slug}${search}`}
              target="_blank"
              rel="noreferrer"
              className="inline-flex max-sm:mb-2 max-sm:ml-9 sm:absolute sm:right-2.5 sm:bottom-2 min-h-7 items-center gap-1 rounded-sm px-1.5 text-sm font-semibold text-accent-ink hover:underline"
            >
              Preview<span className="sr-only"> of “{question.title}”, in a new tab</span>
              <ExternalLink size={14} aria-hidden="true" />
            </a>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

function ChoiceWords({ question }: { question: ListedQuestion }) {
  const { title, summary, level, minutes, topics, solveTimes, met } = question
  const { spread } = solveTimes
  return (
    <span className="grid min-w-0 flex-1 content-start gap-0.5">
      <span className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-semibold">{title}</span>
        <span className="flex items-end gap-3 text-sm text-ink-soft tabular-nums">
          <LevelMark level={level} />
          {minutes} min
        </span>
      </span>
      <span className="text-sm text-ink-soft">{summary}</span>
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-faint sm:pr-24">
        {topics.map((topic) => topicWords[topic]).join(' · ')}
        {spread ? <span>· usually solved in {Math.round(spread.median)} min</span> : null}
        {met ? (
          <Badge tone="lamp" icon={<History size={13} aria-hidden="true" />} className="whitespace-normal!">
            {met.words}
          </Badge>
        ) : null}
      </span>
    </span>
  )
}

const choiceLook = cx(
  'relative min-w-0 rounded-md border border-line-strong bg-raised transition-colors hover:border-accent',
  'has-checked:border-accent has-checked:bg-accent-soft has-checked:ring-1 has-checked:ring-accent',
  'has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-2 has-[input:focus-visible]:outline-focus',
)
