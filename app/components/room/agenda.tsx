// The agenda as a path: what is over, where we are, what comes.
import { Check } from 'lucide-react'
import type { Phase } from '#app/session/events.ts'
import { phases } from '#app/session/events.ts'
import { cx } from '../ui/cx.ts'
import { agendaWords, phaseNames, practicePhaseNames } from './phase-words.ts'
import { useRoom } from './room-context.tsx'

export function Agenda() {
  const { view } = useRoom()
  const here = phases.indexOf(view.phase)
  return (
    <ol className="grid">
      {view.agenda.map(({ phase, minutes }, place) => {
        const order = phases.indexOf(phase)
        return (
          <li
            key={phase}
            aria-current={phase === view.phase ? 'step' : undefined}
            className="relative grid grid-cols-[1.5rem_1fr_auto] gap-x-3 pb-4 last:pb-0"
          >
            {place < view.agenda.length - 1 ? (
              <span aria-hidden="true" className="absolute top-6 bottom-0 left-3 w-px bg-line" />
            ) : null}
            <Dot state={order < here ? 'over' : order === here ? 'here' : 'ahead'} />
            <span>
              <span className={cx('font-semibold', order === here && 'text-accent-ink')}>
                {phaseNames[phase]}
              </span>
              <span className="block text-sm text-ink-soft">{agendaWords[phase]}</span>
            </span>
            <span className="text-sm whitespace-nowrap text-ink-soft tabular-nums">
              {minutes ? `${minutes} min` : ''}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function Dot({ state }: { state: 'over' | 'here' | 'ahead' }) {
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
  const { view } = useRoom()
  const here = phases.indexOf(view.phase)
  const shown: readonly Phase[] = view.agenda.map(({ phase }) => phase)
  const names = view.practice ? practicePhaseNames : phaseNames
  return (
    <ol aria-label="Agenda" className="flex items-center gap-1.5 text-sm">
      {shown.map((phase) => {
        const order = phases.indexOf(phase)
        const current = phase === view.phase
        return (
          <li key={phase} aria-current={current ? 'step' : undefined} className="flex items-center gap-1.5">
            <span
              aria-hidden="true"
              className={cx(
                'h-1.5 max-sm:hidden rounded-full',
                current ? 'w-5 bg-accent' : 'w-2.5',
                !current && (order < here ? 'bg-accent/60' : 'bg-line-strong/60'),
              )}
            />
            <span className={current ? 'font-semibold' : 'sr-only'}>{names[phase]}</span>
          </li>
        )
      })}
    </ol>
  )
}
