// The agenda as a path: what is over, where we are, what comes; round by round where there are several.
import { Check } from 'lucide-react'
import { cx } from '../ui/cx.ts'
import { groupsOf, stepsOf, type AgendaStep } from './agenda-steps.ts'
import { useRoom } from './room-context.tsx'

export function Agenda() {
  const groups = groupsOf(useRoom().view)
  const last = groups.at(-1)?.steps.at(-1)?.at
  return (
    <ol className="grid">
      {groups.map(({ title, steps }) =>
        title === null ? (
          steps.map((step) => <StepLine key={step.at} step={step} isLast={step.at === last} />)
        ) : (
          <li key={steps[0]?.at}>
            <p className="pt-1 pb-2 font-display text-sm font-semibold text-ink-soft">{title}</p>
            <ol className="grid">
              {steps.map((step) => (
                <StepLine key={step.at} step={step} isLast={step.at === last} />
              ))}
            </ol>
          </li>
        ),
      )}
    </ol>
  )
}

function StepLine({ step, isLast }: { step: AgendaStep; isLast: boolean }) {
  const isHere = step.state === 'here'
  return (
    <li
      aria-current={isHere ? 'step' : undefined}
      // Of all steps, not of its round: a round's title follows with as much space.
      className={cx('relative grid grid-cols-[1.5rem_1fr_auto] gap-x-3', !isLast && 'pb-4')}
    >
      {isLast ? null : <span aria-hidden="true" className="absolute top-6 bottom-0 left-3 w-px bg-line" />}
      <Dot state={step.state} />
      <span>
        <span className={cx('font-semibold', isHere && 'text-accent-ink')}>{step.title}</span>
        <span className="block text-sm text-ink-soft">{step.says}</span>
      </span>
      <span className="text-sm whitespace-nowrap text-ink-soft tabular-nums">
        {step.minutes ? `${step.minutes} min` : ''}
      </span>
    </li>
  )
}

function Dot({ state }: { state: AgendaStep['state'] }) {
  return (
    <span aria-hidden="true" className="grid size-6 place-items-center">
      {state === 'over' ? (
        <span className="grid size-5 place-items-center rounded-full bg-accent-soft text-accent-ink">
          <Check size={13} />
        </span>
      ) : (
        <span
          className={cx(
            'size-3 rounded-full',
            state === 'here' ? 'bg-accent ring-4 ring-accent-soft' : 'border-2 border-line-strong',
          )}
        />
      )}
    </span>
  )
}

/** The same in one line, for the header. */
export function PhaseSteps() {
  const steps = stepsOf(useRoom().view)
  return (
    <ol aria-label="Agenda" className="flex min-w-0 items-center text-sm sm:gap-1.5">
      {steps.map(({ at, title, state }) => {
        const current = state === 'here'
        return (
          <li
            key={at}
            aria-current={current ? 'step' : undefined}
            className={cx('flex items-center gap-1.5', current ? 'min-w-0' : 'shrink-0')}
          >
            <span
              aria-hidden="true"
              className={cx(
                'h-1.5 shrink-0 rounded-full max-sm:hidden',
                current ? 'w-5 bg-accent' : 'w-2',
                !current && (state === 'over' ? 'bg-accent/60' : 'bg-line-strong/60'),
              )}
            />
            <span
              className={
                current ? 'font-semibold max-sm:line-clamp-2 max-sm:leading-tight sm:truncate' : 'sr-only'
              }
            >
              {title}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
