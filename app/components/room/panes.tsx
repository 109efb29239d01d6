// The room's parts side by side where there is width, one at a time with a bar for the thumb where there is not.
// Every part stays in the page, so that a terminal keeps its screen while somebody reads the prompt.
import { useEffect, useState, type ReactNode } from 'react'
import type { Tool } from '#app/session/events.ts'
import { cx } from '../ui/cx.ts'
import { PartBar, type PartEntry } from './part-bar.tsx'
import { toolNames, type Part } from './parts.ts'
import { useRoom } from './room-context.tsx'
import { useShowLine } from './show-line.tsx'
import { Splitter, usePaneWidth } from './splitter.tsx'
import { StageDeck } from './stage-deck.tsx'
import { arrange, toolsShown } from './tools-shown.ts'

type Side = 'story' | 'cockpit'

type PanesProps = {
  story: ReactNode
  cockpit: ReactNode | null
  storyLabel: string
  /** What a narrow page shows first; else the cockpit or the first tool. */
  first?: Part
}

export function Panes({ story, cockpit, storyLabel, first }: PanesProps) {
  const { view } = useRoom()
  const tools = view.focus.hidden ? [] : toolsShown(view)
  const arrangement = arrange(tools)
  const [wanted, setActive] = useState<Part>(first ?? (cockpit ? 'cockpit' : (tools[0] ?? 'now')))
  const [side, setSide] = useState<Side>(cockpit ? 'cockpit' : 'story')
  const [front, setFront] = useFront(tools)
  const middle: Part[] = tools.length > 0 ? tools : ['now']
  // A tool that went with its stage leaves its place to the first of the next.
  const isThere = wanted === 'story' || wanted === 'cockpit' || middle.includes(wanted)
  const active = isThere ? wanted : (middle[0] ?? 'now')
  const storyWidth = usePaneWidth('story', cockpit ? 340 : 420)
  const cockpitWidth = usePaneWidth('cockpit', 370)
  const show = (part: Part) => {
    setActive(part)
    if (part === 'story' || part === 'cockpit') setSide(part)
    else if (part !== 'now') setFront(part)
  }
  useWish(() => show('diff'))
  // With two columns (`lg`) an interviewer sees the terminal and one side; with three (`xl`) everything.
  const sideLook = (pane: Side) =>
    cx(
      'min-h-0 min-w-0 flex-col bg-surface max-lg:flex-1',
      active === pane ? 'flex' : 'hidden',
      cockpit === null || side === pane ? 'lg:flex' : 'lg:hidden xl:flex',
    )
  const entries: PartEntry[] = [
    { part: 'story', label: storyLabel },
    ...middle.map((part) => ({ part, label: part in toolNames ? toolNames[part as Tool] : 'Now' })),
    ...(cockpit ? [{ part: 'cockpit' as const, label: 'Cockpit' }] : []),
  ]
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
        <div
          className={cx(
            '@container min-h-0 min-w-0 flex-1 flex-col lg:flex',
            active === 'story' || active === 'cockpit' ? 'hidden' : 'flex',
          )}
        >
          <StageDeck
            arrangement={arrangement}
            shown={active}
            front={front}
            frontOfMain={front && arrangement.main.includes(front) ? front : (arrangement.main[0] ?? null)}
            onFront={show}
          />
        </div>
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
      <PartBar entries={entries} active={active} side={side} threeColumns={cockpit !== null} onShow={show} />
    </div>
  )
}

/** The tool in front, remembered in this tab for each set of tools. */
function useFront(tools: readonly Tool[]): [Tool | null, (tool: Tool) => void] {
  const key = `tool-in-front:${tools.join('+')}`
  const [kept, setKept] = useState<Record<string, Tool>>({})
  useEffect(() => {
    const found = sessionStorage.getItem(key)
    const tool = tools.find((one) => one === found)
    if (tool) setKept((before) => ({ ...before, [key]: tool }))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- why: the key names the tools
  }, [key])
  const front = kept[key] ?? tools[0] ?? null
  return [
    front,
    (tool) => {
      setKept((before) => ({ ...before, [key]: tool }))
      sessionStorage.setItem(key, tool)
    },
  ]
}

/** A list that points to a line brings the change to the front. */
function useWish(showChange: () => void): void {
  const { wish } = useShowLine()
  useEffect(() => {
    if (wish) showChange()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- why: only a fresh wish, not a fresh function
  }, [wish])
}
