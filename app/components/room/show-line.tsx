// From a list to the line it speaks of, across the parts of the room: the diff comes to the front and goes there.
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react'

export type LineWish = { file: string; line: number; nth: number }
type ShowLine = { wish: LineWish | null; show: (file: string, line: number) => void }

const ShowLineContext = createContext<ShowLine | null>(null)

export function ShowLineProvider({ children }: { children: ReactNode }) {
  const [wish, setWish] = useState<LineWish | null>(null)
  const show = useCallback(
    (file: string, line: number) => setWish((before) => ({ file, line, nth: (before?.nth ?? 0) + 1 })),
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
