import { Link } from '@remix-run/react'
import { Play } from 'lucide-react'
import { momentClock, replayPath, type Moment } from '#app/session/moment.ts'

type MomentLinkProps = {
  sessionId: string
  moment: Moment
  /** What is seen there, for whoever hears the link by itself. */
  of?: string
}

/** A second of the session; where it leads, it is seen. */
export function MomentLink({ sessionId, moment, of }: MomentLinkProps) {
  const { terminal } = moment
  const clock = momentClock({ sessionMs: moment.sessionMs })
  const words = terminal === undefined ? clock : `${clock}, terminal ${terminal}`
  return (
    <Link
      to={replayPath(sessionId, moment)}
      aria-label={`See ${words} in the replay${of ? `: ${of}` : ''}`}
      className="inline-flex min-h-7 items-center gap-1.5 rounded-full border border-line bg-raised px-2.5 align-baseline font-mono text-sm text-accent-ink no-underline hover:border-accent hover:bg-accent-soft"
    >
      <Play size={12} aria-hidden="true" className="shrink-0" />
      {words}
    </Link>
  )
}

export function MomentLinks({
  sessionId,
  moments,
  of,
}: Pick<MomentLinkProps, 'sessionId' | 'of'> & { moments: readonly Moment[] }) {
  if (moments.length === 0) return null
  return (
    <p className="flex flex-wrap items-center gap-2 text-sm text-ink-soft">
      <span>See it:</span>
      {moments.map((moment) => (
        <MomentLink key={momentClock(moment)} sessionId={sessionId} moment={moment} {...(of ? { of } : {})} />
      ))}
    </p>
  )
}
