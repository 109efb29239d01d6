// Which version of a drawn thing counts, and what of it is shared. The same rule on every page, so that all end the same.
import { boardFault, type BoardElement } from './board-shape.ts'

type Versioned = { version: number; versionNonce: number }

/** The higher version; between two of the same age the lower nonce, as Excalidraw itself decides. */
export function isNewer(one: Versioned, other: Versioned): boolean {
  if (one.version !== other.version) return one.version > other.version
  return one.versionNonce < other.versionNonce
}

export type Outgoing = {
  /** To be written, by id. */
  share: BoardElement[]
  /** On this page's canvas and not to be on the board: to be taken away again. */
  takeBack: string[]
}

/** What this page has drawn that the board does not have yet. `known`: what the board has under an id. */
export function outgoing(scene: readonly object[], known: (id: string) => unknown): Outgoing {
  const share: BoardElement[] = []
  const takeBack: string[] = []
  for (const drawn of scene) {
    const element = toShared(drawn)
    const id = String(element.id)
    const there = known(id)
    if (isVersioned(there) ? !isVersioned(element) || !isNewer(element, there) : element.isDeleted === true)
      continue
    if (boardFault(id, element).ok)
      share.push(element as BoardElement) // why: boardFault has looked at every field
    else takeBack.push(id)
  }
  return { share, takeBack }
}

/** Plain JSON, without what leads elsewhere, in numbers as fine as a screen shows them. */
function toShared(drawn: object): Record<string, unknown> {
  const text = JSON.stringify(drawn, (key, value: unknown) => {
    if (key === 'link') return null
    if (key === 'customData') return undefined
    return typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 10_000) / 10_000 : value
  })
  // why: the text of an object
  return JSON.parse(text) as Record<string, unknown>
}

function isVersioned(value: unknown): value is Versioned {
  return typeof value === 'object' && value !== null && 'version' in value && 'versionNonce' in value
}
