// Notices in the corner that are also read out: politely. They stay long enough to be read.
import { Bell, Info, X } from 'lucide-react'
import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react'
import { IconButton } from './button.tsx'
import { cx } from './cx.ts'

export type Notice = { id: string; tone: 'calm' | 'warning'; words: string }

/** At least five seconds, and as long as a slow reader needs. */
const SHORTEST_MS = 6000
const PER_LETTER_MS = 70
const SHOWN_AT_ONCE = 3

type Announce = (notice: Notice) => void
const AnnounceContext = createContext<Announce>(() => undefined)

/** Says something once, on screen and to a screen reader. The same `id` is never said twice in a row. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext)
}

export function Announcer({ children }: { children: ReactNode }) {
  const [notices, setNotices] = useState<Notice[]>([])
  const said = useRef(new Set<string>())
  const drop = useCallback((id: string) => setNotices((all) => all.filter((notice) => notice.id !== id)), [])
  const announce = useCallback<Announce>(
    (notice) => {
      if (said.current.has(notice.id)) return
      said.current.add(notice.id)
      setNotices((all) => [...all.slice(1 - SHOWN_AT_ONCE), notice])
      setTimeout(() => drop(notice.id), Math.max(SHORTEST_MS, notice.words.length * PER_LETTER_MS))
    },
    [drop],
  )
  const calm = useMemo(() => notices.filter((notice) => notice.tone === 'calm'), [notices])
  const warnings = useMemo(() => notices.filter((notice) => notice.tone === 'warning'), [notices])
  const newest = notices.at(-1)?.id ?? null
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <div className="pointer-events-none fixed inset-x-2 top-17 z-60 grid gap-2 sm:inset-x-auto sm:top-auto sm:bottom-17 sm:left-2.5 sm:w-80 xl:bottom-2.5">
        <div role="status" aria-live="polite" className="contents">
          {calm.map((notice) => (
            <NoticeCard key={notice.id} notice={notice} isNewest={notice.id === newest} onClose={drop} />
          ))}
        </div>
        <div role="status" aria-live="polite" className="contents">
          {warnings.map((notice) => (
            <NoticeCard key={notice.id} notice={notice} isNewest={notice.id === newest} onClose={drop} />
          ))}
        </div>
      </div>
    </AnnounceContext.Provider>
  )
}

type NoticeCardProps = { notice: Notice; isNewest: boolean; onClose: (id: string) => void }

function NoticeCard({ notice, isNewest, onClose }: NoticeCardProps) {
  const Icon = notice.tone === 'warning' ? Bell : Info
  return (
    <div
      className={cx(
        // Where there is little room only the newest stays, below the clock.
        !isNewest && 'max-sm:hidden',
        'pointer-events-auto flex w-full max-w-md animate-rise items-center gap-3 rounded-lg border py-1.5 pr-1.5 pl-4 shadow-raised',
        notice.tone === 'warning'
          ? 'border-lamp bg-lamp-soft text-lamp-ink'
          : 'border-line bg-raised text-ink',
      )}
    >
      <Icon size={18} aria-hidden="true" className="shrink-0" />
      <p className="flex-1 py-1">{notice.words}</p>
      <IconButton label="Dismiss" size="sm" onClick={() => onClose(notice.id)}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  )
}
