// Who a cursor belongs to. The server writes this; whatever a page says about it is replaced.
import type { SessionRole } from '#app/auth/roles.ts'

export type Presence = {
  userId: string
  name: string
  sessionRole: SessionRole
  /** For the cursor and the flag with the name; white text is readable on it. */
  color: string
  /** For what is selected, below the text. */
  colorLight: string
}

const colours = ['#1d6fb8', '#b4460f', '#6b4fbb', '#21794a', '#a3316f', '#5f6368'] as const

/** By place in the list of participants, so that everybody sees the same person in the same colour. */
export function colourOf(index: number): Pick<Presence, 'color' | 'colorLight'> {
  const color = colours[index % colours.length] ?? colours[0]
  return { color, colorLight: `${color}40` }
}
