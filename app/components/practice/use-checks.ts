// Running the checks, from its button and from the keyboard, the terminal included.
import { useCallback, useRef } from 'react'
import { useAllowed, useCommand } from '../room/room-context.tsx'

export type Checks = { run: () => void; busy: boolean; allowed: boolean }

/** `onRun`: the results are about to come, so what shows them comes to the front. */
export function useChecks(onRun: () => void): Checks {
  const allowed = useAllowed('run-probes')
  const command = useCommand()
  const now = useRef({ allowed, onRun, ...command })
  now.current = { allowed, onRun, ...command }
  const run = useCallback(() => {
    if (!now.current.allowed || now.current.busy) return
    now.current.onRun()
    void now.current.run({ type: 'run-probes' })
  }, [])
  return { run, busy: command.busy, allowed }
}

/** Listens before the terminal does. Returns the stop. */
export function onCheckKey(run: () => void): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.ctrlKey || !event.shiftKey || event.repeat) return
    event.preventDefault()
    event.stopPropagation()
    run()
  }
  window.addEventListener('keydown', listen, { capture: true })
  return () => window.removeEventListener('keydown', listen, { capture: true })
}
