// The interview room: one page for all its phases and all its people. Everything drawn comes from the view; everything done is a command.
import { useEffect } from 'react'
import type { Written } from '#app/session/next-step.ts'
import type { Tool } from '#app/session/events.ts'
import type { SessionView } from '#app/session/view-types.ts'
import { useSession } from '#app/session/use-session.ts'
import type { Again } from '../practice/solo-room.tsx'
import { useAnnounce } from '../ui/announcer.tsx'
import type { Theme } from '../ui/theme.ts'
import { CallProvider } from '../call/call-context.tsx'
import { TalkBar } from '../call/talk-bar.tsx'
import { LeaveGuard } from './leave-guard.tsx'
import { loadPart, whenIdle } from './load-part.tsx'
import { CalledOff } from './called-off.tsx'
import { Lobby, type LobbyLife } from './lobby.tsx'
import { Panes } from './panes.tsx'
import { toolNames } from './parts.ts'
import { onPartKey } from './part-keys.ts'
import { isLive } from './phase-words.ts'
import { RoomProvider, useRoom } from './room-context.tsx'
import { RoomHeader } from './room-header.tsx'
import { useShortcutsKey } from './shortcuts-key.ts'
import { ShowLineProvider } from './show-line.tsx'
import { preloadTools } from './stage-tools.tsx'
import { StoryPane } from './story-pane.tsx'

/** Who practises needs nothing of a session's end, and the other way round. */
const SoloScreen = loadPart('solo', () =>
  import('../practice/solo-room.tsx').then(({ SoloScreen }) => SoloScreen),
)
/** Only for who leads or shadows. */
const Cockpit = loadPart('cockpit', () => import('./cockpit.tsx').then(({ Cockpit }) => Cockpit))
const ShortcutsDialog = loadPart('shortcuts', () =>
  import('./shortcuts-dialog.tsx').then(({ ShortcutsDialog }) => ShortcutsDialog),
)
const After = loadPart('after', () => import('./after.tsx').then(({ After }) => After))

/** `again`: how to begin a practice afresh. `life`: the slot this session is of. `keptUntil`: a recording of today, in words. */
type RoomProps = {
  firstView: SessionView
  theme: Theme
  written: Written
  again: Again
  life: LobbyLife
  keptUntil: string
}

export function Room({ firstView, theme, ...shown }: RoomProps) {
  const announce = useAnnounce()
  const link = useSession({ sessionId: firstView.sessionId, firstView, onNotice: announce })
  const [keysOpen, setKeysOpen] = useShortcutsKey()
  const live = isLive(link.view.phase)
  useEffect(onPartKey, [])
  usePreload(link.view)
  return (
    <RoomProvider link={link}>
      <CallProvider>
        <div className={live ? 'flex h-dvh flex-col' : 'flex min-h-dvh flex-col'}>
          <RoomHeader theme={theme} keptUntil={shown.keptUntil} onShortcuts={() => setKeysOpen(true)} />
          <TalkBar />
          <main id="main" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
            <ShowLineProvider>
              <Screen {...shown} />
            </ShowLineProvider>
          </main>
        </div>
      </CallProvider>
      {keysOpen ? <ShortcutsDialog open onOpenChange={setKeysOpen} /> : null}
      <LeaveGuard
        active={live && link.view.me.sessionRole !== 'shadow' && link.view.practice?.outcome == null}
        alone={link.view.practice !== null}
      />
    </RoomProvider>
  )
}

/** What comes later is fetched while people say hello: by then the network or the server may be another one. */
function usePreload({ agenda, practice, cockpit }: SessionView): void {
  const tools = agenda.flatMap(({ stage }) => stage?.tools ?? []).join(' ')
  const alone = practice !== null
  const leads = cockpit !== null
  useEffect(
    () =>
      whenIdle(() => {
        if (!alone) After.preload()
        if (leads) Cockpit.preload()
        preloadTools(tools.split(' ').filter(isTool))
      }),
    [tools, alone, leads],
  )
}

function isTool(word: string): word is Tool {
  return word in toolNames
}

function Screen({ written, again, life, keptUntil }: Omit<RoomProps, 'firstView' | 'theme'>) {
  const { view } = useRoom()
  if (view.practice) return <SoloScreen practice={view.practice} again={again} keptUntil={keptUntil} />
  switch (view.phase) {
    case 'lobby':
      return <Lobby life={life} keptUntil={keptUntil} />
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
      return view.calledOff ? <CalledOff life={life} /> : <After written={written} />
    default:
      return null
  }
}
