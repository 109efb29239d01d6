import { ArrowRight, Play } from 'lucide-react'
import type { SessionRole } from '#app/auth/roles.ts'
import type { Phase } from '#app/session/events.ts'
import { isLive, type NextStep } from '#app/session/next-step.ts'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { partWords, phaseWords, stepWords } from './session-words.ts'

export type SessionLineProps = {
  id: string
  title: string
  minutes: number
  phase: Phase
  people: readonly { name: string; sessionRole: SessionRole; isMe: boolean }[]
  next: NextStep
  day: string
  time: string
  startsAt: string
  isRecorded?: boolean
}

/** One session in a list: when, what, with whom, and the one thing to do about it. */
export function SessionLine({
  session,
  prominent = false,
}: {
  session: SessionLineProps
  prominent?: boolean
}) {
  const step = stepWords[session.next]
  return (
    <article className="grid gap-x-6 gap-y-3 py-4 sm:grid-cols-[8.5rem_1fr_auto] sm:items-center">
      <p className="flex items-baseline gap-2 sm:block">
        <time dateTime={session.startsAt}>
          <span className="font-display text-lg font-semibold tabular-nums">{session.time}</span>
          <span className="block text-sm text-ink-soft max-sm:ml-2 max-sm:inline">{session.day}</span>
        </time>
      </p>
      <div className="min-w-0">
        <h3 className="text-base">
          {session.title}
          {isLive(session.phase) ? (
            <Badge tone="good" className="ml-2">
              {phaseWords[session.phase]}
            </Badge>
          ) : null}
        </h3>
        <p className="mt-0.5 text-sm text-ink-soft">
          {session.people.map(({ name, sessionRole, isMe }, index) => (
            <span key={name}>
              {index > 0 ? ' · ' : ''}
              {partWords[sessionRole]}: <span className="text-ink">{isMe ? 'you' : name}</span>
            </span>
          ))}
          {` · ${session.minutes} min`}
        </p>
        {step.text ? <p className="mt-0.5 text-sm text-ink-soft">{step.text}</p> : null}
      </div>
      <div className="flex flex-wrap items-center gap-2 sm:justify-end">
        {session.isRecorded ? (
          <LinkButton
            to={`/sessions/${session.id}/replay`}
            variant="quiet"
            icon={<Play size={16} aria-hidden="true" />}
          >
            Replay<span className="sr-only"> of {session.title}</span>
          </LinkButton>
        ) : null}
        {step.path === null ? (
          <Badge>{phaseWords[session.phase]}</Badge>
        ) : (
          <LinkButton
            to={`/sessions/${session.id}${step.path}`}
            variant={prominent || step.urgent ? 'primary' : 'secondary'}
            size={prominent ? 'lg' : 'md'}
            className="max-sm:w-full"
          >
            {step.label}
            <span className="sr-only">: {session.title}</span>
            <ArrowRight size={18} aria-hidden="true" />
          </LinkButton>
        )}
      </div>
    </article>
  )
}
