import { Link } from '@remix-run/react'
import { cx } from '../ui/cx.ts'

type RoundLinksProps = { rounds: readonly { round: number; title: string }[]; open: number }

/** From one round to the next, where a session had several. Links: they work without scripts, and can be sent. */
export function RoundLinks({ rounds, open }: RoundLinksProps) {
  if (rounds.length < 2) return null
  return (
    <nav aria-label="Rounds" className="mb-6 flex gap-1 overflow-x-auto border-b border-line">
      {rounds.map(({ round, title }) => (
        <Link
          key={round}
          to={`?round=${round}`}
          preventScrollReset
          aria-current={round === open ? 'page' : undefined}
          className={cx(
            '-mb-px inline-flex min-h-11 items-center border-b-2 px-3 font-semibold whitespace-nowrap',
            round === open
              ? 'border-accent text-accent-ink'
              : 'border-transparent text-ink-soft hover:text-ink',
          )}
        >
          {title}
        </Link>
      ))}
    </nav>
  )
}

/** The round that an address asks for, or else the first. */
export function openRound<Round extends { round: number }>(
  rounds: readonly Round[],
  asked: string | null,
): Round | undefined {
  return rounds.find(({ round }) => String(round) === asked) ?? rounds[0]
}
