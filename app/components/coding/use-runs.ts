// The runs of this session, kept apart from the view so that a line of output redraws its pane and nothing else.
import { useSyncExternalStore } from 'react'
import { noRuns, type RunsShown } from '#app/coding/run-state.ts'
import { useRoom } from '../room/room-context.tsx'

export function useRuns(): RunsShown {
  const { runs } = useRoom()
  return useSyncExternalStore(runs.listen, runs.get, () => noRuns)
}
