import { Link } from '@remix-run/react'
import { History } from 'lucide-react'
import type { ListedQuestion } from '#app/library/listed-question.ts'
import { kindWords, topicWords } from '#app/library/question-words.ts'
import { shortSolveWords } from '#app/library/solve-times.ts'
import { Badge } from '../ui/badge.tsx'
import { LevelMark } from './level-mark.tsx'
import { SolvePlot } from './solve-plot.tsx'

type QuestionLineProps = { question: ListedQuestion; axis: number; search: string }

/** The columns of the list from two columns up; its head has the same. */
export const lineColumns = 'lg:grid-cols-[5.5rem_minmax(0,1fr)_13rem]'

/** One question in the list: how hard, what it is about, how long it takes, and whether this candidate knows it. */
export function QuestionLine({ question, axis, search }: QuestionLineProps) {
  const { slug, kind, title, summary, level, minutes, topics, practice, solveTimes, trials, met } = question
  const measured = shortSolveWords(kind, solveTimes)
  return (
    <article
      className={`relative grid gap-x-5 gap-y-2 px-4 py-3 transition-colors focus-within:bg-raised hover:bg-raised sm:px-5 ${lineColumns}`}
    >
      <p className="flex items-baseline justify-between gap-3 lg:pt-0.5">
        <LevelMark level={level} />
        <span className="text-sm text-ink-soft tabular-nums lg:hidden">{minutes} min</span>
      </p>
      <div className="min-w-0">
        <h3 className="text-base leading-snug">
          <Link
            to={`/questions/${slug}${search}`}
            className="after:absolute after:inset-0 hover:underline hover:underline-offset-4"
          >
            {title}
          </Link>
        </h3>
        <p className="text-sm text-ink-soft">
          {summary}{' '}
          <span className="inline-flex flex-wrap items-center gap-1 align-middle text-xs">
            <Badge tone="plain">{kindWords[kind]}</Badge>
            {topics.map((topic) => (
              <span key={topic} className="rounded-sm bg-sunken px-1.5 py-0.5 whitespace-nowrap">
                {topicWords[topic]}
              </span>
            ))}
            {practice || kind !== 'troubleshooting' ? null : <Badge tone="sky">Sessions only</Badge>}
          </span>
        </p>
        {met ? (
          <p className="mt-1">
            <Badge tone="lamp" icon={<History size={13} aria-hidden="true" />}>
              {met.words}
            </Badge>
          </p>
        ) : null}
      </div>
      <div className="max-lg:max-w-xs">
        <SolvePlot planned={minutes} solveTimes={solveTimes} trials={trials} axis={axis} />
        <p className="mt-0.5 text-xs text-ink-soft tabular-nums">
          <span className="max-lg:hidden">
            {minutes} min planned{measured ? ', ' : ''}
          </span>
          {measured}
        </p>
      </div>
    </article>
  )
}
