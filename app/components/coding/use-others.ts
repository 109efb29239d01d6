// In which file the others are.
import { useEffect, useState } from 'react'
import type { DocumentPair } from '#app/document/link.ts'
import { filesOf } from '#app/document/shape.ts'
import { cursorIn } from '#app/editor/remote-cursors.ts'

export type Other = { client: number; name: string; color: string }

/** By path. Somebody who has not touched a file yet is in none. */
export function useOthers({ doc, awareness }: DocumentPair): ReadonlyMap<string, Other[]> {
  const [others, setOthers] = useState<ReadonlyMap<string, Other[]>>(new Map())
  useEffect(() => {
    const read = () => setOthers(readOthers({ doc, awareness }))
    read()
    awareness.on('change', read)
    return () => awareness.off('change', read)
  }, [doc, awareness])
  return others
}

function readOthers({ doc, awareness }: DocumentPair): Map<string, Other[]> {
  const found = new Map<string, Other[]>()
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID) continue
    for (const [path, text] of filesOf(doc)) {
      const cursor = cursorIn(text, state)
      if (cursor)
        found.set(path, [...(found.get(path) ?? []), { client, name: cursor.name, color: cursor.color }])
    }
  }
  return found
}
