// The room of one person: getting ready, working with prompt and terminal, reading how it goes, looking back.
import { useCallback, useEffect, useState } from 'react'
import type { PracticeView } from '#app/session/view-types.ts'
import { Panes } from '../room/panes.tsx'
import { useRoom } from '../room/room-context.tsx'
import { SoloAfter } from './solo-after.tsx'
import { SoloLobby } from './solo-lobby.tsx'
import { SoloPane, type SoloTab } from './solo-pane.tsx'
import { onCheckKey, useChecks } from './use-checks.ts'

/** `again`: what a form needs to begin this question afresh; null when it is no longer offered. */
export type Again = { key: string; timed: boolean } | null

/** `keptUntil`: how long a recording is kept, in words. */
type SoloScreenProps = { practice: PracticeView; again: Again; keptUntil: string }

export function SoloScreen({ practice, again, keptUntil }: SoloScreenProps) {
  const { view } = useRoom()
  switch (view.phase) {
    case 'lobby':
      return <SoloLobby practice={practice} keptUntil={keptUntil} />
    case 'working':
    case 'wrap-up':
      return <AtTheBox practice={practice} again={again} />
    default:
      return <SoloAfter practice={practice} again={again} />
  }
}

function AtTheBox({ practice, again }: { practice: PracticeView; again: Again }) {
  const reading = practice.walkthrough !== null
  const [tab, setTab] = useState<SoloTab>(reading ? 'walkthrough' : 'prompt')
  const show = useCallback((next: SoloTab) => setTab(next), [])
  const checks = useChecks(() => show('checks'))
  useEffect(() => onCheckKey(checks.run), [checks.run])
  useEffect(() => {
    if (reading) setTab('walkthrough')
  }, [reading])
  useEffect(keepFocus, [])
  return (
    <Panes
      story={<SoloPane practice={practice} again={again} tab={tab} onTab={show} checks={checks} />}
      storyLabel={reading ? 'Walkthrough' : 'Prompt'}
      cockpit={null}
      // Nobody has told the story before: it comes with the box.
      first="story"
    />
  )
}

/** The button that began the work is gone, and the keyboard must not be left nowhere. */
function keepFocus(): void {
  if (document.activeElement === document.body) document.getElementById('main')?.focus()
}
