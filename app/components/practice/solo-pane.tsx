// The reading side of the room of one: what one may do at the top, then prompt, checks, notes, and afterwards how it goes.
import { useEffect, useRef } from 'react'
import type { PracticeView } from '#app/session/view-types.ts'
import { Notebook } from '../room/notebook.tsx'
import { useRoom } from '../room/room-context.tsx'
import { GivenHints } from '../room/story-pane.tsx'
import { Timeline } from '../room/timeline.tsx'
import { Markdown } from '../ui/markdown.tsx'
import { Tabs, type Tab } from '../ui/tabs.tsx'
import { CheckList, passedWords } from './check-list.tsx'
import { LeavingNotice } from './leaving-notice.tsx'
import { ReadingBar } from './reading-bar.tsx'
import type { Again } from './solo-room.tsx'
import type { Checks } from './use-checks.ts'
import { Walkthrough } from './walkthrough.tsx'
import { WorkBar } from './work-bar.tsx'

export type SoloTab = 'walkthrough' | 'prompt' | 'checks' | 'notes' | 'timeline'

type SoloPaneProps = {
  practice: PracticeView
  again: Again
  tab: SoloTab
  onTab: (tab: SoloTab) => void
  checks: Checks
}

export function SoloPane({ practice, again, tab, onTab, checks }: SoloPaneProps) {
  const { view } = useRoom()
  const { walkthrough } = practice
  useShowHints(view.hintsGiven.length, onTab)
  const tabs: Tab[] = [
    ...(walkthrough
      ? [
          {
            value: 'walkthrough',
            label: 'Walkthrough',
            panel: <Walkthrough walkthrough={walkthrough} compact />,
          },
        ]
      : []),
    { value: 'prompt', label: 'Prompt', panel: <PromptAndHints /> },
    {
      value: 'checks',
      label: <span>Checks {passedWords(practice.checks)}</span>,
      panel: <CheckList checks={practice.checks} busy={checks.busy} />,
    },
    { value: 'notes', label: 'Notes', panel: <Notebook notes={practice.notes} marks={false} /> },
    // Afterwards it stands on the page that looks back, and here the walkthrough needs the room.
    ...(walkthrough
      ? []
      : [{ value: 'timeline', label: 'Timeline', panel: <Timeline entries={view.timeline} /> }]),
  ]
  return (
    <>
      {practice.leaving ? <LeavingNotice leaving={practice.leaving} /> : null}
      {view.phase === 'working' ? (
        <WorkBar practice={practice} checks={checks} />
      ) : (
        <ReadingBar practice={practice} checks={checks} again={again} />
      )}
      <Tabs
        label="Reading"
        fill
        className="px-4 pt-1 pb-4"
        value={tab}
        onValueChange={(value) => onTab(tabNamed(value))}
        tabs={tabs}
      />
    </>
  )
}

const tabNames: readonly SoloTab[] = ['walkthrough', 'prompt', 'checks', 'notes', 'timeline']

function tabNamed(value: string): SoloTab {
  return tabNames.find((name) => name === value) ?? 'prompt'
}

/** A hint just taken must not need a search. */
function useShowHints(count: number, onTab: (tab: SoloTab) => void): void {
  const before = useRef(count)
  useEffect(() => {
    if (count > before.current) onTab('prompt')
    before.current = count
  }, [count, onTab])
}

function PromptAndHints() {
  const { view } = useRoom()
  return (
    <>
      <GivenHints />
      <Markdown text={view.prompt ?? ''} />
    </>
  )
}
