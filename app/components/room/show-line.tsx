// From a list to the line it speaks of, across the parts of the room: the diff comes to the front and goes there.
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react'
import type { LinePlace } from '#app/review/diff.ts'

export type LineWish = LinePlace & { nth: number }
type ShowLine = { wish: LineWish | null; show: (place: LinePlace) => void }

const ShowLineContext = createContext<ShowLine | null>(null)

export function ShowLineProvider({ children }: { children: ReactNode }) {
  const [wish, setWish] = useState<LineWish | null>(null)
  const show = useCallback(
    ({ file, side, line }: LinePlace) =>
      setWish((before) => ({ file, side, line, nth: (before?.nth ?? 0) + 1 })),
    [],
  )
  const value = useMemo(() => ({ wish, show }), [wish, show])
  return <ShowLineContext.Provider value={value}>{children}</ShowLineContext.Provider>
}

export function useShowLine(): ShowLine {
  const value = useContext(ShowLineContext)
  if (!value) throw new Error('a line was pointed to outside of the room')
  return value
}
