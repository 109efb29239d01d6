import { Link } from '@remix-run/react'
import { WhoSeesList } from '../scorecard/who-sees-card.tsx'
import { Card } from '../ui/card.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { useRoom } from './room-context.tsx'

/** What one may want to know before it begins, folded: who sees what of it later; for the candidate, a picture of the mood. */
export function BeforeCard() {
  const { view } = useRoom()
  const { sessionRole } = view.me
  if (sessionRole === 'solo') return null
  return (
    <Card>
      <Disclosure summary="Who can see what of this session">
        <WhoSeesList
          viewer={sessionRole}
          standing={{ ...NOTHING_WRITTEN, nameIsHidden: view.hiddenName?.on ?? false }}
        />
      </Disclosure>
      {sessionRole === 'candidate' ? (
        <p className="mt-3 text-sm text-ink-soft">
          If you like,{' '}
          <Link to={`/sessions/${view.sessionId}/mood`} className="underline underline-offset-2">
            choose a picture for how you feel
          </Link>
          . It is yours alone unless you share it.
        </p>
      ) : null}
    </Card>
  )
}

const NOTHING_WRITTEN = { hasWritten: false, isReleased: false }
