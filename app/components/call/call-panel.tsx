// The call as a part of the room: who is in it and how to join. Its devices, pictures and connections are loaded when wanted.
import { Phone, Settings2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Spinner } from '../ui/progress.tsx'
import { nameOf } from '../room/presence.tsx'
import { useRoom } from '../room/room-context.tsx'
import { useCall } from './call-context.tsx'
import { whoIsIn } from './call-words.ts'

const CallStage = lazy(() => import('./call-stage.tsx').then(({ CallStage }) => ({ default: CallStage })))
const DeviceCheck = lazy(() =>
  import('./device-dialog.tsx').then(({ DeviceCheck }) => ({ default: DeviceCheck })),
)

export function CallPanel() {
  const { live, leave } = useCall()
  if (!live) return <Outside />
  return (
    <Suspense fallback={<Spinner />}>
      <CallStage live={live} onLeave={leave} />
    </Suspense>
  )
}

function Outside() {
  const { view, viewAtMs } = useRoom()
  const { peers, joining, elsewhere, join } = useCall()
  const [checking, setChecking] = useState(false)
  const others = peers.filter(({ userId }) => userId !== view.me.userId)
  const closed = view.phase === 'closed'
  if (closed && others.length === 0) return null
  const shadow = view.me.sessionRole === 'shadow'
  return (
    <section aria-label="Call" className="flex flex-wrap items-center gap-x-3 gap-y-2 max-sm:contents">
      <p
        className={cx(
          'text-sm text-ink-soft',
          others.length === 0 && !elsewhere ? 'max-sm:sr-only' : 'max-sm:basis-full',
        )}
      >
        {elsewhere ? 'You are in the call in another tab. ' : null}
        {whoIsIn(others.map(({ userId }) => nameOf(view, userId)))}
      </p>
      {closed ? null : (
        <div className="flex flex-wrap gap-1.5">
          <Button
            size="sm"
            variant={others.length > 0 || elsewhere ? 'primary' : 'secondary'}
            busy={joining || viewAtMs === null}
            icon={<Phone size={16} aria-hidden="true" />}
            onClick={() => join(elsewhere)}
          >
            {elsewhere ? 'Move it here' : shadow ? 'Listen to the call' : 'Join the call'}
          </Button>
          {shadow ? null : (
            <Button
              size="sm"
              variant="quiet"
              icon={<Settings2 size={16} aria-hidden="true" />}
              onClick={() => setChecking(true)}
            >
              <span className="max-sm:sr-only">Microphone and camera</span>
            </Button>
          )}
        </div>
      )}
      {checking ? (
        <Suspense fallback={<Spinner />}>
          <DeviceCheck
            canJoin={!elsewhere}
            onClose={() => setChecking(false)}
            onJoin={() => {
              setChecking(false)
              join()
            }}
          />
        </Suspense>
      ) : null}
    </section>
  )
}
