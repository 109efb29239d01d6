// The room's parts side by side where there is width, one at a time with a bar for the thumb where there is not.
// Every part stays in the page, so that a terminal keeps its screen while somebody reads the prompt.
import { BookOpen, ClipboardList, SquareTerminal, type LucideIcon } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { cx } from '../ui/cx.ts'
import { Splitter, usePaneWidth } from './splitter.tsx'

type PaneName = 'story' | 'terminal' | 'cockpit'
type Side = Exclude<PaneName, 'terminal'>

type PanesProps = {
  story: ReactNode
  terminal: ReactNode
  cockpit: ReactNode | null
  storyLabel: string
  /** What a narrow page shows first. */
  first?: PaneName
}

export function Panes({ story, terminal, cockpit, storyLabel, first }: PanesProps) {
  const [active, setActive] = useState<PaneName>(first ?? (cockpit ? 'cockpit' : 'terminal'))
  const [side, setSide] = useState<Side>(cockpit ? 'cockpit' : 'story')
  const storyWidth = usePaneWidth('story', cockpit ? 340 : 420)
  const cockpitWidth = usePaneWidth('cockpit', 370)
  const show = (pane: PaneName) => {
    setActive(pane)
    if (pane !== 'terminal') setSide(pane)
  }
  // With two columns (`lg`) an interviewer sees the terminal and one side; with three (`xl`) everything.
  const sideLook = (pane: Side) =>
    cx(
      'min-h-0 min-w-0 flex-col bg-surface max-lg:flex-1',
      active === pane ? 'flex' : 'hidden',
      cockpit === null || side === pane ? 'lg:flex' : 'lg:hidden xl:flex',
    )
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-0 flex-1">
        <section
          data-part
          tabIndex={-1}
          aria-label={storyLabel}
          className={cx(sideLook('story'), 'pane-width outline-none', storyWidth.collapsed && 'lg:!hidden')}
          style={storyWidth.style}
        >
          {story}
        </section>
        <Splitter
          pane={storyWidth}
          label={storyLabel}
          edge="left"
          className={cockpit && side !== 'story' ? 'hidden xl:block' : ''}
        />
        <section
          data-part="terminal"
          tabIndex={-1}
          aria-label="Terminal"
          className={cx(
            'on-stage min-h-0 min-w-0 flex-1 flex-col bg-stage text-stage-ink outline-none lg:flex',
            active === 'terminal' ? 'flex' : 'hidden',
          )}
        >
          {terminal}
        </section>
        {cockpit ? (
          <>
            <Splitter
              pane={cockpitWidth}
              label="Cockpit"
              edge="right"
              className={side !== 'cockpit' ? 'hidden xl:block' : ''}
            />
            <section
              data-part
              tabIndex={-1}
              aria-label="Cockpit"
              className={cx(
                sideLook('cockpit'),
                'pane-width outline-none',
                cockpitWidth.collapsed && 'lg:!hidden',
              )}
              style={cockpitWidth.style}
            >
              {cockpit}
            </section>
          </>
        ) : null}
      </div>
      <nav
        aria-label="Parts of the room"
        className={cx(
          'flex shrink-0 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)]',
          cockpit ? 'xl:hidden' : 'lg:hidden',
        )}
      >
        <PaneButton
          name="story"
          label={storyLabel}
          Icon={BookOpen}
          active={active}
          side={side}
          onShow={show}
        />
        <PaneButton
          name="terminal"
          label="Terminal"
          Icon={SquareTerminal}
          active={active}
          side={side}
          onShow={show}
        />
        {cockpit ? (
          <PaneButton
            name="cockpit"
            label="Cockpit"
            Icon={ClipboardList}
            active={active}
            side={side}
            onShow={show}
          />
        ) : null}
      </nav>
    </div>
  )
}

type PaneButtonProps = {
  name: PaneName
  label: string
  Icon: LucideIcon
  active: PaneName
  side: Side
  onShow: (pane: PaneName) => void
}

function PaneButton({ name, label, Icon, active, side, onShow }: PaneButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={active === name}
      onClick={() => onShow(name)}
      className={cx(
        'flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-xs font-semibold focus-visible:-outline-offset-2',
        active === name ? 'text-accent-ink max-lg:shadow-[inset_0_3px_0_var(--accent)]' : 'text-ink-soft',
        // Beside the terminal there is one side at a time: its button shows which, the terminal needs none.
        name === 'terminal'
          ? 'lg:hidden'
          : side === name
            ? 'lg:text-accent-ink lg:shadow-[inset_0_3px_0_var(--accent)]'
            : 'lg:text-ink-soft',
      )}
    >
      <Icon size={20} aria-hidden="true" />
      {label}
    </button>
  )
}
