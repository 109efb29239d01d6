// Marks in what the host records, where minutes without anybody looking on begin and end: by them these are found in a
// recording even where a clock was set meanwhile.
import { FOCUS_ENDS, focusBegins } from './focus-minutes.ts'
import type { RoomCore, RoomPart } from './room-deps.server.ts'

export function roomMarks(core: RoomCore): RoomPart {
  return {
    start: () => undefined,
    stop: () => undefined,
    carryOut: () => null,
    follow(event) {
      if (event.type === 'focus-started') mark(core, focusBegins(event.seq))
      if (event.type === 'focus-ended') mark(core, FOCUS_ENDS)
    },
  }
}

/** Where the host cannot be reached the times of the events are what is left. */
function mark(core: RoomCore, label: string): void {
  const box = core.readyBox()
  if (!box) return
  core.deps.sandbox.request('addMarker', { sandboxId: box.sandboxId, label }).catch((error: unknown) => {
    core.deps.log.warn(
      { sessionId: core.session.id, error },
      'Focus minutes could not be marked in a recording',
    )
  })
}
