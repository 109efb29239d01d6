// The call of this page, above every screen of the room: going on to the next part must not interrupt anybody.
// Its code is loaded when somebody joins; until then the page only knows who is in the call.
import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react'
import type { LiveCall } from '#app/call/browser/live-call.ts'
import { nobody, peersAfter, type KnownPeers } from '#app/call/known-peers.ts'
import type { CallToBrowser } from '#app/call/messages.ts'
import type { SessionView } from '#app/session/view-types.ts'
import { useAnnounce } from '../ui/announcer.tsx'
import { useRoom } from '../room/room-context.tsx'

type Peers = Extract<CallToBrowser, { type: 'peers' }>

export type CallPlace = {
  /** Everybody in the call, this tab among them once it has joined. */
  peers: KnownPeers['peers']
  live: LiveCall | null
  joining: boolean
  /** I am in the call, in a tab that is not this one. */
  elsewhere: boolean
  join: (move?: boolean) => void
  leave: () => void
}

const CallContext = createContext<CallPlace | null>(null)

export function useCall(): CallPlace {
  const place = useContext(CallContext)
  if (!place) throw new Error('a part of the call was drawn outside of it')
  return place
}

export function CallProvider({ children }: { children: ReactNode }) {
  const { view, call: line } = useRoom()
  const announce = useAnnounce()
  const [known, setKnown] = useState<KnownPeers>(nobody)
  const [live, setLive] = useState<LiveCall | null>(null)
  const [joining, setJoining] = useState(false)
  const latest = useRef({ known, live })
  latest.current = { known, live }

  useEffect(
    () =>
      line.listen((message) => {
        if (message.type === 'peers') setKnown((before) => listedOf(before, message))
      }),
    [line],
  )
  useEffect(() => () => latest.current.live?.leave(), [])

  const { userId, sessionRole } = view.me
  const faceHidden = isFaceHidden(view)
  useEffect(() => {
    if (live && faceHidden && live.media.video) void live.media.setVideo(false)
  }, [live, faceHidden])
  const join = useCallback(
    (move = false) => {
      setJoining(true)
      const over = (words: string | null) => {
        setLive(null)
        if (words) announce({ id: crypto.randomUUID(), tone: 'warning', words })
      }
      import('#app/call/browser/live-call.ts')
        .then(({ LiveCall }) => {
          const { known } = latest.current
          const made = new LiveCall({ ...line, userId, sessionRole, known, move, faceHidden, onOver: over })
          setLive(made)
          return made.start()
        })
        .catch(() => over('The call could not be loaded. Look at your connection and try again.'))
        .finally(() => setJoining(false))
    },
    [line, userId, sessionRole, faceHidden, announce],
  )
  const leave = useCallback(() => latest.current.live?.leave(), [])
  const elsewhere = live === null && known.peers.some((peer) => peer.userId === userId && peer.here)
  return (
    <CallContext.Provider value={{ peers: known.peers, live, joining, elsewhere, join, leave }}>
      {children}
    </CallContext.Provider>
  )
}

/** The camera stays off while the interview is blind; the voice does not. */
export function isFaceHidden({ me, hiddenName }: SessionView): boolean {
  return me.sessionRole === 'candidate' && hiddenName?.on === true
}

/** Outside the call there are no media that a fresh server could have forgotten: its list is the truth. */
function listedOf(before: KnownPeers, message: Peers): KnownPeers {
  return peersAfter({ ...before, call: message.call }, message, performance.now())
}
