// The ways inside one cohort. Each is an address of its own, so a tab can be sent to somebody.
import { NavLink } from '@remix-run/react'
import { cx } from '#app/components/ui/cx.ts'

const ways = [
  ['', 'Today'],
  ['/week', 'Week'],
  ['/people', 'People'],
  ['/slots', 'Slots'],
  ['/plans', 'Plans'],
  ['/coverage', 'Coverage'],
  ['/report', 'Report'],
  ['/learning', 'Learning'],
  ['/calibration', 'Calibration'],
  ['/settings', 'Settings'],
] as const

export function CohortTabs({ cohortId }: { cohortId: string }) {
  return (
    <nav
      aria-label="Of this cohort"
      className="relative -mx-4 mb-6 flex gap-1 overflow-x-auto border-b border-line px-4 sm:mx-0 sm:px-0 print:hidden"
    >
      {ways.map(([path, label]) => (
        <NavLink
          key={path}
          to={`/cohorts/${cohortId}${path}`}
          end={path === ''}
          className={({ isActive }) =>
            cx(
              '-mb-px inline-flex min-h-11 items-center border-b-2 px-3 text-sm font-semibold whitespace-nowrap',
              isActive ? 'border-accent text-accent-ink' : 'border-transparent text-ink-soft hover:text-ink',
            )
          }
        >
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
