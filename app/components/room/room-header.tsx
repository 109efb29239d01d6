// The top line of the room: what, which phase, how long, who, whether connected, and a small menu.
import { Link } from '@remix-run/react'
import { CircleHelp, DoorOpen, EllipsisVertical, Maximize } from 'lucide-react'
import { IconButton } from '../ui/button.tsx'
import { Logo } from '../ui/logo.tsx'
import { Menu, MenuItem, MenuLine } from '../ui/menu.tsx'
import { ThemeSwitch } from '../ui/theme-switch.tsx'
import type { Theme } from '../ui/theme.ts'
import { PhaseSteps } from './agenda.tsx'
import { ConnectionBanner, ConnectionLight } from './connection.tsx'
import { enterFullScreen } from './full-screen.ts'
import { isLive } from './phase-words.ts'
import { PresenceRow } from './presence.tsx'
import { RecordingLight } from './recording-light.tsx'
import { useRoom } from './room-context.tsx'
import { ClockLine, SessionClock } from './session-clock.tsx'

/** `keptUntil`: how long a recording is kept, in words. */
type RoomHeaderProps = { theme: Theme; keptUntil: string; onShortcuts: () => void }

export function RoomHeader({ theme, keptUntil, onShortcuts }: RoomHeaderProps) {
  const { view } = useRoom()
  const live = isLive(view.phase)
  const Title = live ? 'h1' : 'p'
  return (
    <header data-part tabIndex={-1} className="z-10 shrink-0 bg-surface outline-none">
      <div className="flex min-h-15 items-center gap-x-3 px-3 sm:gap-x-5 sm:px-4">
        <Link to="/home" aria-label="Greenroom: your sessions" className="rounded-sm p-1 max-[26rem]:hidden">
          <Logo />
        </Link>
        <div className="min-w-0 flex-1">
          <Title className="truncate font-display text-sm font-semibold max-sm:sr-only sm:text-base">
            {view.title}
          </Title>
          <PhaseSteps />
        </div>
        <SessionClock />
        <div className="flex flex-1 items-center justify-end gap-2 sm:gap-4">
          {view.practice ? null : (
            <div className="max-[26rem]:sr-only">
              <PresenceRow />
            </div>
          )}
          {live ? <RecordingLight keptUntil={keptUntil} /> : null}
          <ConnectionLight />
          <RoomMenu theme={theme} onShortcuts={onShortcuts} />
        </div>
      </div>
      <ClockLine />
      <ConnectionBanner />
    </header>
  )
}

function RoomMenu({ theme, onShortcuts }: Omit<RoomHeaderProps, 'keptUntil'>) {
  const { practice } = useRoom().view
  return (
    <Menu
      trigger={
        <IconButton label="More" className="-mr-2">
          <EllipsisVertical size={20} aria-hidden="true" />
        </IconButton>
      }
    >
      <div className="px-2.5 py-1.5">
        <ThemeSwitch theme={theme} />
      </div>
      <MenuLine />
      <MenuItem onSelect={onShortcuts}>
        <button type="button">
          <CircleHelp size={16} aria-hidden="true" /> Keys
        </button>
      </MenuItem>
      <MenuItem onSelect={() => void enterFullScreen()}>
        <button type="button">
          <Maximize size={16} aria-hidden="true" /> Full screen, Ctrl+W goes to the terminal
        </button>
      </MenuItem>
      <MenuLine />
      <MenuItem>
        <Link to={practice ? '/practice' : '/home'}>
          <DoorOpen size={16} aria-hidden="true" /> Leave the room
        </Link>
      </MenuItem>
    </Menu>
  )
}
