// The bar for the thumb: the parts of the room that exist in this stage, one at a time.
import { cx } from '../ui/cx.ts'
import { partIcons, type Part } from './parts.ts'

export type PartEntry = { part: Part; label: string }

type PartBarProps = {
  entries: readonly PartEntry[]
  active: Part
  /** With two columns there is one side beside the tools: which. */
  side: Part
  /** The room has three columns when it is wide enough. */
  threeColumns: boolean
  onShow: (part: Part) => void
}

export function PartBar({ entries, active, side, threeColumns, onShow }: PartBarProps) {
  return (
    <nav
      aria-label="Parts of the room"
      className={cx(
        'flex shrink-0 overflow-x-auto border-t border-line bg-surface pb-[env(safe-area-inset-bottom)]',
        threeColumns ? 'xl:hidden' : 'lg:hidden',
      )}
    >
      {entries.map(({ part, label }) => {
        const Icon = partIcons[part]
        const isSide = part === 'story' || part === 'cockpit'
        return (
          <button
            key={part}
            type="button"
            aria-pressed={active === part}
            onClick={() => onShow(part)}
            className={cx(
              'flex min-h-14 min-w-16 flex-1 flex-col items-center justify-center gap-0.5 text-xs font-semibold focus-visible:-outline-offset-2',
              active === part
                ? 'text-accent-ink max-lg:shadow-[inset_0_3px_0_var(--accent)]'
                : 'text-ink-soft',
              // Beside the tools there is one side at a time: its button shows which, the tools need none.
              !isSide
                ? 'lg:hidden'
                : side === part
                  ? 'lg:text-accent-ink lg:shadow-[inset_0_3px_0_var(--accent)]'
                  : 'lg:text-ink-soft',
            )}
          >
            <Icon size={20} aria-hidden="true" />
            {label}
          </button>
        )
      })}
    </nav>
  )
}
