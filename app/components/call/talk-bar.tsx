// Where people talk, under the top line in every part of a session: the call, and whatever else they agree on.
import { useRoom } from '../room/room-context.tsx'
import { CallPanel } from './call-panel.tsx'

export function TalkBar() {
  const { view } = useRoom()
  if (view.practice) return null
  return (
    <div className="shrink-0 border-b border-line bg-surface px-3 py-2 empty:hidden sm:px-4">
      <CallPanel />
    </div>
  )
}
