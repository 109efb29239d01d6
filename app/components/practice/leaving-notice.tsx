// The box is about to go: why, when, and whether one can keep it.
import type { Leaving } from '#app/session/view-types.ts'
import { useAllowed, useCommand } from '../room/room-context.tsx'
import { Button } from '../ui/button.tsx'
import { LocalTime } from './local-time.tsx'

export function LeavingNotice({ leaving }: { leaving: Leaving }) {
  const allowed = useAllowed('still-here')
  const { run, busy } = useCommand()
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 bg-lamp-soft px-4 py-2.5 text-lamp-ink"
    >
      <p className="flex-1 text-sm">
        {leaving.because === 'idle' ? (
          <>
            <strong>Are you still here?</strong> Nothing has been typed for a while, so this box is put away
            at <LocalTime at={leaving.at} />.
          </>
        ) : (
          <>
            <strong>A booked session needs this place.</strong> Your box goes at <LocalTime at={leaving.at} />
            ; what you did is kept, and you can practise it again.
          </>
        )}
      </p>
      {allowed && leaving.because === 'idle' ? (
        <Button size="sm" variant="secondary" busy={busy} onClick={() => void run({ type: 'still-here' })}>
          I am still here
        </Button>
      ) : null}
    </div>
  )
}
