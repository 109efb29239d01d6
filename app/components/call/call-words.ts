// How the call says what is happening.
import type { RemotePerson } from '#app/call/browser/snapshot.ts'

/** Null where all is well. */
export function connectionWords({ state, quality, sessionRole }: RemotePerson): string | null {
  if (state === null) return sessionRole === 'shadow' ? 'Listening' : null
  if (state === 'connecting') return 'Connecting…'
  if (state === 'mending') return 'Mending the line…'
  if (state === 'cannot') return 'No connection'
  if (quality === 'poor') return 'Weak connection'
  return quality === 'fair' ? 'Fair connection' : null
}

/** "Ingrid", "Ingrid and Priya", "Ingrid, Priya and Jun". */
export function listNames(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? ''
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

export function whoIsIn(names: readonly string[]): string {
  if (names.length === 0) return 'Nobody is in the call yet.'
  return `${listNames(names)} ${names.length === 1 ? 'is' : 'are'} in the call.`
}
