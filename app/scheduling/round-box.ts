// Which rounds take a place on the machine.
import type { Round } from '#questions/schema-round.ts'

/** A terminal is always one of a box, and programs run in one. */
export function roundNeedsBox({ stages }: Pick<Round, 'stages'>): boolean {
  return stages.some(({ tools }) => tools.includes('terminal') || tools.includes('editor'))
}
