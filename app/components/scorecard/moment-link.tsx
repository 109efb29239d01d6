import { Link } from '@remix-run/react'
import { momentClock, replayPath, type Moment } from '#app/session/moment.ts'

type MomentLinkProps = { sessionId: string; moment: Moment; className?: string }

/** A second of the session; where it leads, it is seen. */
export function MomentLink({ sessionId, moment, className }: MomentLinkProps) {
  const words = momentClock(moment)
  return (
    <Link
      to={replayPath(sessionId, moment)}
      aria-label={`See ${words} in the replay`}
      className={className ?? 'font-mono text-sm underline underline-offset-2'}
    >
      {words}
    </Link>
  )
}

export function MomentLinks({ sessionId, moments }: { sessionId: string; moments: readonly Moment[] }) {
  if (moments.length === 0) return null
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm text-ink-soft">
      <span>See it:</span>
      {moments.map((moment) => (
        <MomentLink key={momentClock(moment)} sessionId={sessionId} moment={moment} />
      ))}
    </p>
  )
}
