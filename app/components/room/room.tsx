// The interview room: one page for all its phases and all its people. Everything drawn comes from the view; everything done is a command.
import { useEffect } from 'react'
import type { Written } from '#app/session/next-step.ts'
import type { SessionView } from '#app/session/view-types.ts'
import { useSession } from '#app/session/use-session.ts'
import { SoloScreen, type Again } from '../practice/solo-room.tsx'
import { useAnnounce } from '../ui/announcer.tsx'
import type { Theme } from '../ui/theme.ts'
import { CallProvider } from '../call/call-context.tsx'
import { TalkBar } from '../call/talk-bar.tsx'
import { After } from './after.tsx'
import { Cockpit } from './cockpit.tsx'
import { LeaveGuard } from './leave-guard.tsx'
import { Lobby } from './lobby.tsx'
import { Panes } from './panes.tsx'
import { onPartKey } from './part-keys.ts'
import { isLive } from './phase-words.ts'
import { RoomProvider, useRoom } from './room-context.tsx'
import { RoomHeader } from './room-header.tsx'
import { ShortcutsDialog, useShortcutsKey } from './shortcuts-dialog.tsx'
import { ShowLineProvider } from './show-line.tsx'
import { StoryPane } from './story-pane.tsx'

/** `again`: how to begin a practice afresh. */
type RoomProps = { firstView: SessionView; theme: Theme; written: Written; again: Again }

export function Room({ firstView, theme, written, again }: RoomProps) {
  const announce = useAnnounce()
  const link = useSession({ sessionId: firstView.sessionId, firstView, onNotice: announce })
  const [keysOpen, setKeysOpen] = useShortcutsKey()
  const live = isLive(link.view.phase)
  useEffect(onPartKey, [])
  return (
    <RoomProvider link={link}>
      <CallProvider>
        <div className={live ? 'flex h-dvh flex-col' : 'flex min-h-dvh flex-col'}>
          <RoomHeader theme={theme} onShortcuts={() => setKeysOpen(true)} />
          <TalkBar />
          <main id="main" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
            <ShowLineProvider>
              <Screen written={written} again={again} />
            </ShowLineProvider>
          </main>
        </div>
      </CallProvider>
      <ShortcutsDialog open={keysOpen} onOpenChange={setKeysOpen} />
      <LeaveGuard
        active={live && link.view.me.sessionRole !== 'shadow' && link.view.practice?.outcome == null}
        alone={link.view.practice !== null}
      />
    </RoomProvider>
  )
}

function Screen({ written, again }: Pick<RoomProps, 'written' | 'again'>) {
  const { view } = useRoom()
  if (view.practice) return <SoloScreen practice={view.practice} again={again} />
  switch (view.phase) {
    case 'lobby':
      return <Lobby />
    case 'briefing':
    case 'working':
    case 'wrap-up':
      return (
        <Panes
          story={<StoryPane />}
          storyLabel={view.cockpit ? 'Guide' : 'Prompt'}
          cockpit={view.cockpit ? <Cockpit cockpit={view.cockpit} /> : null}
        />
      )
    case 'scoring':
    case 'closed':
      return <After written={written} />
    default:
      return null
  }
}
