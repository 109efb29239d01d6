// Where everybody's cursor is: told with the name the server knows, at most so often, forgotten with the connection.
import * as encoding from 'lib0/encoding'
import { AWARENESS_BYTES_MAX, AWARENESS_EVERY_MS } from './limits.ts'
import { colourOf, type Presence } from './presence.ts'

type Cursor = { clock: number; state: string | null }

export class Cursors {
  readonly #tell: (update: Uint8Array) => void
  readonly #known = new Map<number, Cursor>()
  readonly #changed = new Map<number, Cursor>()
  #timer: NodeJS.Timeout | undefined

  constructor(tell: (update: Uint8Array) => void) {
    this.#tell = tell
  }

  /** False = not something a page of ours would say. */
  set(clientId: number, { clock, state }: { clock: number; state: string }, who: Presence): boolean {
    const place = parsePlace(state)
    if (!place) return false
    const cursor = { clock, state: JSON.stringify({ ...place, user: who }) }
    this.#known.set(clientId, cursor)
    this.#change(clientId, cursor)
    return true
  }

  remove(clientId: number): void {
    const cursor = this.#known.get(clientId)
    if (!cursor) return
    this.#known.delete(clientId)
    this.#change(clientId, { clock: cursor.clock, state: null })
  }

  /** What somebody who has just come has to know; null = nobody is here. */
  all(): Uint8Array | null {
    return this.#known.size > 0 ? encode(this.#known) : null
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #change(clientId: number, cursor: Cursor): void {
    this.#changed.set(clientId, cursor)
    if (this.#timer) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#tell(encode(this.#changed))
      this.#changed.clear()
    }, AWARENESS_EVERY_MS)
    this.#timer.unref()
  }
}

export function presenceOf(
  userId: string,
  participants: readonly {
    userId: string
    name: string
    sessionRole: Presence['sessionRole']
    /** The id that goes out instead. */
    knownAs?: string
  }[],
): Presence | null {
  const index = participants.findIndex((one) => one.userId === userId)
  const found = participants[index]
  if (!found) return null
  return {
    userId: found.knownAs ?? userId,
    name: found.name,
    sessionRole: found.sessionRole,
    ...colourOf(index),
  }
}

function parsePlace(state: string): Record<string, unknown> | null {
  if (state.length > AWARENESS_BYTES_MAX) return null
  try {
    const place: unknown = JSON.parse(state)
    if (typeof place !== 'object' || place === null || Array.isArray(place)) return null
    // why: an object that came out of JSON.parse
    return place as Record<string, unknown>
  } catch {
    return null
  }
}

/** As `applyAwarenessUpdate` of y-protocols reads it. */
function encode(cursors: ReadonlyMap<number, Cursor>): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, cursors.size)
    for (const [clientId, { clock, state }] of cursors) {
      encoding.writeVarUint(encoder, clientId)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, state ?? 'null')
    }
  })
}
