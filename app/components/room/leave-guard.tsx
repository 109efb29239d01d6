// A closed tab or a stray link in the middle of a session asks first. Reloading is safe, but nobody can know that in time.
import { useBlocker } from '@remix-run/react'
import { useEffect } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'

export function LeaveGuard({ active, alone = false }: { active: boolean; alone?: boolean }) {
  useEffect(() => {
    if (!active) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [active])
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => active && currentLocation.pathname !== nextLocation.pathname,
  )
  return (
    <Dialog
      open={blocker.state === 'blocked'}
      onOpenChange={(open) => {
        if (!open) blocker.reset?.()
      }}
      title="Leave the room?"
      description={
        alone
          ? 'Your box is kept for a while and the clock keeps running. The way back is on your practice page.'
          : 'The session goes on without you and the clock keeps running. You can come back at any time.'
      }
    >
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="secondary" onClick={() => blocker.proceed?.()}>
          Leave
        </Button>
        <Button onClick={() => blocker.reset?.()}>Stay here</Button>
      </div>
    </Dialog>
  )
}
