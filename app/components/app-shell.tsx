// The frame of every page but the room and the door: header, ways to go by role, account menu. Pages render only their own content.
import { Form, Link, NavLink } from '@remix-run/react'
import { CalendarDays, ChevronDown, LogOut, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { can } from '#app/auth/permissions.ts'
import type { Actor, Role } from '#app/auth/roles.ts'
import { Avatar } from './ui/avatar.tsx'
import { buttonLook } from './ui/button.tsx'
import { cx } from './ui/cx.ts'
import { Logo } from './ui/logo.tsx'
import { Menu, MenuItem, MenuLine } from './ui/menu.tsx'
import { ThemeSwitch } from './ui/theme-switch.tsx'
import type { Theme } from './ui/theme.ts'

/** Put `export const handle: ShellHandle = { shell: 'bare' }` in a route that wants no header (sign-in, the room). */
export type ShellHandle = { shell: 'full' | 'bare' }

export const roleWords: Record<Role, string> = {
  candidate: 'Candidate',
  trainee: 'Trainee interviewer',
  interviewer: 'Interviewer',
  coordinator: 'Coordinator',
  admin: 'Administrator',
}

type AppShellProps = { actor: Actor | null; theme: Theme; children: ReactNode }

export function AppShell({ actor, theme, children }: AppShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="border-b border-line bg-surface print:hidden">
        <div className="mx-auto flex min-h-15 w-full max-w-6xl flex-wrap items-center gap-x-6 px-4 sm:px-6">
          <Link to={actor ? '/home' : '/'} className="inline-flex min-h-11 items-center gap-2.5 rounded-sm">
            <Logo />
            <span className="font-display text-lg font-bold tracking-tight">Greenroom</span>
          </Link>
          <MainNav actor={actor} />
          <div className="ml-auto flex items-center gap-2">
            {actor ? (
              <AccountMenu actor={actor} theme={theme} />
            ) : (
              <>
                <ThemeSwitch theme={theme} />
                <Link
                  to="/sign-in"
                  className={cx(buttonLook({ variant: 'secondary', size: 'sm' }), 'max-[26rem]:hidden')}
                >
                  Sign in
                </Link>
              </>
            )}
          </div>
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-6xl flex-1 px-4 py-8 outline-none sm:px-6 sm:py-10"
      >
        {children}
      </main>
    </div>
  )
}

/** Where somebody may go, in the order they need it. */
export function navFor(actor: Actor): { to: string; label: string }[] {
  return [
    { to: '/home', label: 'Sessions' },
    ...(can(actor, 'coordinate') ? [{ to: '/cohorts', label: 'Cohorts' }] : []),
    ...(can(actor, 'keep-hours') ? [{ to: '/slots', label: 'Schedule' }] : []),
    ...(can(actor, 'keep-hours') ? [{ to: '/hours', label: 'My hours' }] : []),
    ...(can(actor, 'start-session') ? [{ to: '/sessions/new', label: 'Start a session' }] : []),
    ...(can(actor, 'browse-questions') ? [{ to: '/questions', label: 'Questions' }] : []),
    ...(can(actor, 'be-interviewed') ? [{ to: '/practice', label: 'Practice' }] : []),
    ...(can(actor, 'be-interviewed') ? [{ to: '/growth', label: 'My growth' }] : []),
    { to: '/rubrics', label: 'Rubrics' },
    ...(can(actor, 'calibrate') ? [{ to: '/calibration', label: 'Calibration' }] : []),
    ...(can(actor, 'see-people') ? [{ to: '/people', label: 'People' }] : []),
    ...(can(actor, 'read-mailbox') ? [{ to: '/mailbox', label: 'Mailbox' }] : []),
    ...(can(actor, 'see-jobs') ? [{ to: '/jobs', label: 'Jobs' }] : []),
  ]
}

function MainNav({ actor }: { actor: Actor | null }) {
  if (!actor) return null
  return (
    <nav
      aria-label="Main"
      className="order-last -mx-1 flex w-full gap-1 overflow-x-auto sm:order-none sm:w-auto"
    >
      {navFor(actor).map((way) => (
        <NavLink
          key={way.to}
          to={way.to}
          end
          className={({ isActive }) =>
            cx(
              'inline-flex min-h-11 items-center rounded-sm px-2.5 text-sm font-semibold whitespace-nowrap',
              isActive
                ? 'text-accent-ink underline decoration-2 underline-offset-8'
                : 'text-ink-soft hover:text-ink',
            )
          }
        >
          {way.label}
        </NavLink>
      ))}
    </nav>
  )
}

function AccountMenu({ actor, theme }: { actor: Actor; theme: Theme }) {
  const trigger = (
    <button
      type="button"
      className="inline-flex min-h-11 items-center gap-2 rounded-md px-1.5 hover:bg-sunken"
    >
      <Avatar name={actor.name} size="sm" />
      <span className="max-w-40 truncate text-sm font-semibold max-sm:sr-only">{actor.name}</span>
      <ChevronDown size={16} aria-hidden="true" className="text-ink-faint" />
      <span className="sr-only">, account menu</span>
    </button>
  )
  return (
    <Menu trigger={trigger}>
      <div className="px-2.5 py-1.5">
        <p className="font-semibold">{actor.name}</p>
        <p className="text-sm text-ink-soft">{roleWords[actor.role]}</p>
      </div>
      <MenuLine />
      <div className="px-2.5 py-1.5">
        <ThemeSwitch theme={theme} />
      </div>
      <MenuLine />
      <MenuItem>
        <Link to="/account">
          <UserRound size={16} aria-hidden="true" /> Your account
        </Link>
      </MenuItem>
      <MenuItem>
        <Link to="/account/calendar">
          <CalendarDays size={16} aria-hidden="true" /> Your calendar
        </Link>
      </MenuItem>
      <Form method="post" action="/sign-out">
        <MenuItem>
          <button type="submit">
            <LogOut size={16} aria-hidden="true" /> Sign out
          </button>
        </MenuItem>
      </Form>
    </Menu>
  )
}
