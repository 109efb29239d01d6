// The middle of the room: the tools of the present stage. In a wide middle one stands beside the rest, else they are tabs;
// on a phone the bar below chooses. Tools stay in the page while their stage lasts, so that none forgets its place.
import { useEffect, useRef } from 'react'
import type { Tool } from '#app/session/events.ts'
import { cx } from '../ui/cx.ts'
import { BoxLight } from './box-light.tsx'
import { FocusBand, FocusOffer } from './focus-band.tsx'
import { ControlBar } from './control-bar.tsx'
import { focusPart } from './part-keys.ts'
import { partIcons, toolNames } from './parts.ts'
import { useRoom } from './room-context.tsx'
import { ScreenHidden } from './screen-hidden.tsx'
import { Splitter, usePaneWidth } from './splitter.tsx'
import { StageNow } from './stage-now.tsx'
import { StageTool } from './stage-tools.tsx'
import { needsBox, type Arrangement } from './tools-shown.ts'

type StageDeckProps = {
  arrangement: Arrangement
  /** The part that a narrow page shows; it may be none of ours. */
  shown: string
  /** Where tools are tabs, the one in front; where one stands beside, the one in front of the rest. */
  front: Tool | null
  frontOfMain: Tool | null
  onFront: (tool: Tool) => void
}

export function StageDeck({ arrangement, shown, front, frontOfMain, onFront }: StageDeckProps) {
  const { main, beside } = arrangement
  const besideWidth = usePaneWidth('beside', 440)
  const tools = beside ? [...main, beside] : main
  useToolKey(tools, front, onFront)
  const { hidden } = useRoom().view.focus
  if (hidden) return <ScreenHidden />
  if (tools.length === 0) return <StageNow />
  const typed = tools.some((tool) => tool === 'terminal' || tool === 'editor')
  return (
    <>
      <FocusBand />
      <ToolTabs arrangement={arrangement} front={front} frontOfMain={frontOfMain} onFront={onFront} />
      {tools.length > 1 || tools[0] !== 'terminal' ? <BoxStrip /> : null}
      <div className="flex min-h-0 flex-1">
        {tools.map((tool) => {
          const stands = tool === beside
          return [
            stands ? (
              <Splitter
                key="splitter"
                pane={besideWidth}
                label={toolNames[tool]}
                edge="right"
                className="hidden! @min-[50rem]:lg:block!"
              />
            ) : null,
            <section
              key={tool}
              data-part={tool}
              id={`tool-${tool}`}
              tabIndex={-1}
              // These two name themselves.
              aria-label={tool === 'editor' || tool === 'board' ? undefined : toolNames[tool]}
              style={stands ? besideWidth.style : undefined}
              className={cx(
                'min-h-0 min-w-0 flex-1 flex-col outline-none',
                tool === 'terminal' && 'on-stage bg-stage text-stage-ink',
                shown === tool ? 'max-lg:flex' : 'max-lg:hidden',
                front === tool ? 'lg:flex' : 'lg:hidden',
                stands || frontOfMain === tool ? '@min-[50rem]:lg:flex' : '@min-[50rem]:lg:hidden',
                stands && 'shrink @min-[50rem]:lg:w-(--pane) @min-[50rem]:lg:flex-[0_1_auto]',
                !stands && beside && '@min-[50rem]:lg:min-w-88',
                stands && besideWidth.collapsed && '@min-[50rem]:lg:hidden!',
              )}
            >
              <StageTool tool={tool} />
            </section>,
          ]
        })}
      </div>
      {typed ? (
        <div className={cx('on-stage shrink-0 bg-stage text-stage-ink')}>
          <ControlBar />
        </div>
      ) : (
        <FocusOffer look="page" />
      )}
    </>
  )
}

/** Ctrl+F7, in the editor and the terminal too: the next tool comes to the front and takes the keyboard. */
function useToolKey(tools: readonly Tool[], front: Tool | null, onFront: (tool: Tool) => void): void {
  const latest = useRef({ tools, front, onFront })
  latest.current = { tools, front, onFront }
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const now = latest.current
      const next = now.tools[(now.front ? now.tools.indexOf(now.front) + 1 : 0) % now.tools.length]
      if (event.key !== 'F7' || !event.ctrlKey || !next) return
      event.preventDefault()
      event.stopPropagation()
      now.onFront(next)
      requestAnimationFrame(() => focusPart(document.getElementById(`tool-${next}`)))
    }
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [])
}

/** The terminal alone says it in its own place. */
function BoxStrip() {
  const { view } = useRoom()
  if (!needsBox(view) || view.sandbox.status === 'ready' || view.sandbox.status === 'none') return null
  return (
    <div className="shrink-0 p-2">
      <BoxLight />
    </div>
  )
}

type ToolTabsProps = Omit<StageDeckProps, 'shown'>

/** Plain buttons that say which is pressed: what they show is a part of the page by itself, reached by Ctrl+F6 too. */
function ToolTabs({ arrangement: { main, beside }, front, frontOfMain, onFront }: ToolTabsProps) {
  const tools = beside ? [...main, beside] : main
  if (tools.length < 2) return null
  return (
    <div
      role="group"
      aria-label="Tools"
      className={cx(
        'hidden shrink-0 gap-1 overflow-x-auto border-b border-line bg-surface px-2 lg:flex',
        main.length < 2 && '@min-[50rem]:lg:hidden',
      )}
    >
      {tools.map((tool) => {
        const Icon = partIcons[tool]
        const isFront = front === tool
        return (
          <button
            key={tool}
            type="button"
            aria-pressed={isFront}
            aria-controls={`tool-${tool}`}
            onClick={() => onFront(tool)}
            className={cx(
              'inline-flex min-h-10 items-center gap-1.5 px-2.5 text-sm font-semibold focus-visible:-outline-offset-2',
              isFront
                ? 'text-accent-ink shadow-[inset_0_-2px_0_var(--accent)]'
                : 'text-ink-soft hover:text-ink',
              tool === beside && '@min-[50rem]:lg:hidden',
              tool !== beside &&
                frontOfMain === tool &&
                '@min-[50rem]:lg:text-accent-ink @min-[50rem]:lg:shadow-[inset_0_-2px_0_var(--accent)]',
            )}
          >
            <Icon size={16} aria-hidden="true" />
            {toolNames[tool]}
          </button>
        )
      })}
    </div>
  )
}
