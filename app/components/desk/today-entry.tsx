// One session of today: when, who, which phase, and whether all that it needs is there.
import { Link } from '@remix-run/react'
import { AlertTriangle, Check, Clock3 } from 'lucide-react'
import type { Light, ReadinessLight } from '#app/desk/readiness.ts'
import { partWords } from '../people/session-words.ts'
import { Badge, type Tone } from '../ui/badge.tsx'
import { cx } from '../ui/cx.ts'

export type TodayEntryProps = {
  id: string
  title: string
  level: number | null
  time: string
  until: string
  phase: { words: string; is: 'before' | 'lobby' | 'live' | 'after' }
  minutesLeft: number | null
  isPaused: boolean
  people: readonly { name: string; seat: 'candidate' | 'interviewer' | 'shadow'; isHere: boolean }[]
  lights: readonly ReadinessLight[]
  to: string | null
}

const phaseTones: Record<TodayEntryProps['phase']['is'], Tone> = {
  before: 'plain',
  lobby: 'lamp',
  live: 'good',
  after: 'plain',
}

export function TodayEntry({ entry }: { entry: TodayEntryProps }) {
  const { title, time, until, phase, people, lights, to } = entry
  const name = `${title}${entry.level ? `, level ${entry.level}` : ''}`
  return (
    <article className="grid gap-x-5 gap-y-1.5 py-4 sm:grid-cols-[7.5rem_minmax(0,1fr)_auto]">
      <div className="flex items-baseline justify-between gap-3 sm:contents">
        <p className="font-semibold tabular-nums sm:order-1">
          {time}
          <span className="font-normal text-ink-soft"> to {until}</span>
        </p>
        <p className="flex flex-wrap items-baseline justify-end gap-2 sm:order-3 sm:flex-col sm:items-end sm:justify-start">
          <Badge tone={phaseTones[phase.is]}>{phase.words}</Badge>
          {entry.minutesLeft !== null ? (
            <span className="text-sm text-ink-soft tabular-nums">
              {entry.isPaused ? 'clock stopped' : `${entry.minutesLeft} min left`}
            </span>
          ) : null}
        </p>
      </div>
      <div className="min-w-0 sm:order-2">
        <h3 className="text-base">
          {to ? (
            <Link
              to={to}
              className="underline decoration-line-strong underline-offset-4 hover:decoration-accent"
            >
              {name}
            </Link>
          ) : (
            name
          )}
        </h3>
        <ul className="mt-0.5 flex flex-wrap gap-x-5 text-sm">
          {people.map((one) => (
            <li key={`${one.seat}-${one.name}`}>
              <span className="text-ink-soft">{partWords[one.seat]}</span> {one.name}
              {one.isHere ? <Here /> : null}
            </li>
          ))}
        </ul>
        {lights.length > 0 ? (
          <ul aria-label="Ready for it" className="mt-2 flex flex-wrap gap-1.5">
            {lights.map((light) => (
              <li key={light.of}>
                <LightBadge light={light} />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </article>
  )
}

function Here() {
  return (
    <span className="ml-1.5 inline-flex items-center gap-1 font-semibold text-accent-ink">
      <span aria-hidden="true" className="size-2 rounded-full bg-accent" />
      here
    </span>
  )
}

const lightLooks: Record<Light, { tone: Tone; icon: typeof Check }> = {
  ready: { tone: 'good', icon: Check },
  waiting: { tone: 'plain', icon: Clock3 },
  missing: { tone: 'lamp', icon: AlertTriangle },
}

function LightBadge({ light: { light, words } }: { light: ReadinessLight }) {
  const { tone, icon: Icon } = lightLooks[light]
  return (
    <Badge
      tone={tone}
      icon={<Icon size={13} aria-hidden="true" />}
      className={cx('max-w-full', light === 'ready' && 'font-normal')}
    >
      <span className="truncate">{words}</span>
    </Badge>
  )
}
