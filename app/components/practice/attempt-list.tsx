import { Form } from '@remix-run/react'
import { ArrowRight, Play, RotateCcw } from 'lucide-react'
import type { ListedAttempt } from '#app/practice/listed-practice.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { hintsWords, outcomeWords, workedWords } from './practice-words.ts'

/** What somebody has tried, newest first. Draws nothing where there is nothing. */
export function AttemptList({ attempts, title }: { attempts: readonly ListedAttempt[]; title: string }) {
  if (attempts.length === 0) return null
  return (
    <section aria-label={title}>
      <h2 className="mb-2.5 text-lg">{title}</h2>
      <AttemptRows attempts={attempts} />
    </section>
  )
}

export function AttemptRows({ attempts }: { attempts: readonly ListedAttempt[] }) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface px-4 shadow-card sm:px-5">
      {attempts.map((attempt) => (
        <li key={attempt.sessionId}>
          <AttemptLine attempt={attempt} />
        </li>
      ))}
    </ul>
  )
}

function AttemptLine({ attempt }: { attempt: ListedAttempt }) {
  const { label, tone } = outcomeWords[attempt.outcome]
  return (
    <article className="grid gap-x-6 gap-y-3 py-4 sm:grid-cols-[8.5rem_1fr_auto] sm:items-center">
      <time dateTime={attempt.startsAt} className="text-sm text-ink-soft">
        {attempt.day}, <span className="tabular-nums">{attempt.time}</span>
      </time>
      <div className="min-w-0">
        <h3 className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-base">
          {attempt.title} <Badge tone={tone}>{label}</Badge>
        </h3>
        <p className="mt-0.5 text-sm text-ink-soft">
          {[
            attempt.level === null ? '' : `Level ${attempt.level}`,
            workedWords(attempt.workedMs),
            hintsWords(attempt.hintsUsed),
            attempt.timed ? 'against the clock' : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {attempt.key ? (
          <PractiseAgain slug={attempt.key} title={attempt.title} timed={attempt.timed} />
        ) : null}
        {attempt.isRecorded ? (
          <LinkButton
            to={`/sessions/${attempt.sessionId}/replay`}
            variant="quiet"
            size="sm"
            icon={<Play size={15} aria-hidden="true" />}
          >
            Replay<span className="sr-only"> of {attempt.title}</span>
          </LinkButton>
        ) : null}
        <LinkButton to={`/sessions/${attempt.sessionId}`} variant="secondary" size="sm">
          Look back<span className="sr-only"> at {attempt.title}</span>
          <ArrowRight size={16} aria-hidden="true" />
        </LinkButton>
      </div>
    </article>
  )
}

type PractiseAgainProps = { slug: string; title: string; timed: boolean; size?: 'sm' | 'lg' }

/** The same question on a fresh box, with the clock as it was. */
export function PractiseAgain({ slug, title, timed, size = 'sm' }: PractiseAgainProps) {
  return (
    <Form method="post" action="/practice">
      <input type="hidden" name="questionSlug" value={slug} />
      <input type="hidden" name="clock" value={timed ? 'on' : 'off'} />
      <Button
        type="submit"
        variant="secondary"
        size={size}
        icon={<RotateCcw size={size === 'sm' ? 15 : 18} aria-hidden="true" />}
      >
        Practise again<span className="sr-only">: {title}</span>
      </Button>
    </Form>
  )
}
