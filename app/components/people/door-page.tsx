import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Logo } from '../ui/logo.tsx'

/** A page for people who are not in yet: one card, one thing to do. */
export function DoorPage({
  title,
  lead,
  children,
  below,
}: {
  title: ReactNode
  lead?: ReactNode
  children: ReactNode
  below?: ReactNode
}) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto grid min-h-dvh w-full max-w-md content-center gap-6 px-4 py-10 outline-none"
    >
      <Link to="/" className="inline-flex min-h-11 items-center gap-2.5 justify-self-start rounded-sm">
        <Logo />
        <span className="font-display text-lg font-bold tracking-tight">Greenroom</span>
      </Link>
      <div className="grid gap-5 rounded-xl border border-line bg-surface p-6 shadow-raised sm:p-8">
        <div>
          <h1 className="text-2xl">{title}</h1>
          {lead ? <div className="mt-2 text-ink-soft">{lead}</div> : null}
        </div>
        {children}
      </div>
      {below ? <div className="px-1 text-sm text-ink-soft">{below}</div> : null}
    </main>
  )
}
