// What every part of the room needs: the newest view, and a way to ask for something and be told what became of it.
import { createContext, useCallback, useContext, useState, type ReactNode } from 'react'
import type { Command, CommandType } from '#app/session/commands.ts'
import type { SessionLink } from '#app/session/use-session.ts'
import { useAnnounce } from '../ui/announcer.tsx'

const RoomContext = createContext<SessionLink | null>(null)

export function RoomProvider({ link, children }: { link: SessionLink; children: ReactNode }) {
  return <RoomContext.Provider value={link}>{children}</RoomContext.Provider>
}

export function useRoom(): SessionLink {
  const link = useContext(RoomContext)
  if (!link) throw new Error('a part of the room was drawn outside of it')
  return link
}

/** Whether this person may do this right now; what may not be done is not drawn. */
export function useAllowed(type: CommandType): boolean {
  return useRoom().view.allowed.includes(type)
}

/**
 * For a button: sends the command, is busy meanwhile, and says aloud why not when refused. Also busy until the room is
 * connected for the first time: the page is drawn before that, and a click on it would be lost.
 */
export function useCommand(): { run: (command: Command) => Promise<boolean>; busy: boolean } {
  const { send, viewAtMs } = useRoom()
  const announce = useAnnounce()
  const [busy, setBusy] = useState(false)
  const run = useCallback(
    async (command: Command) => {
      setBusy(true)
      const outcome = await send(command)
      setBusy(false)
      if (!outcome.ok) {
        announce({ id: `refused-${crypto.randomUUID()}`, tone: 'warning', words: outcome.words })
      }
      return outcome.ok
    },
    [send, announce],
  )
  return { run, busy: busy || viewAtMs === null }
}
