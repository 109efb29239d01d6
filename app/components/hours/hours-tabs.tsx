import { NavLink } from '@remix-run/react'
import { cx } from '../ui/cx.ts'

/** Between the two pages of hours. */
export function HoursTabs() {
  return (
    <nav aria-label="Hours" className="mb-5 flex gap-1 border-b border-line">
      {[
        { to: '/hours', label: 'When I can' },
        { to: '/hours/limits', label: 'How much, and with whom' },
      ].map(({ to, label }) => (
        <NavLink
          key={to}
          to={to}
          end
          className={({ isActive }) =>
            cx(
              '-mb-px inline-flex min-h-11 items-center border-b-2 px-3 font-semibold',
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
