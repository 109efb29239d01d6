// The two ways into a calendar program: this one session as a file, or all of them by one's private address.
import { Link } from '@remix-run/react'
import { CalendarPlus } from 'lucide-react'
import { buttonLook } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'

/** For who has a seat in the slot; for others the file does not exist. */
export function CalendarCard({ slotId }: { slotId: string }) {
  return (
    <Card title="In your calendar">
      <a href={`/slots/${slotId}/ics`} download className={buttonLook({ variant: 'secondary', size: 'sm' })}>
        <CalendarPlus size={16} aria-hidden="true" />
        This session as a file
      </a>
      <p className="mt-3 text-sm text-ink-soft">
        Or let your calendar keep all of them up to date by{' '}
        <Link to="/account/calendar" className="text-accent-ink underline underline-offset-4">
          your private address
        </Link>
        .
      </p>
    </Card>
  )
}
