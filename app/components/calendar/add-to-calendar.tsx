// The two ways into a calendar program: this one session as a file, or all of them by one's private address.
import { Link } from '@remix-run/react'
import { CalendarPlus } from 'lucide-react'
import { buttonLook } from '../ui/button.tsx'

/** For who has a seat in the slot; for others the file does not exist. */
export function AddToCalendar({ slotId }: { slotId: string }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <a href={`/slots/${slotId}/ics`} download className={buttonLook({ variant: 'secondary', size: 'md' })}>
        <CalendarPlus size={18} aria-hidden="true" />
        Add to my calendar
      </a>
      <p className="text-sm text-ink-soft">
        Or keep all of them up to date with{' '}
        <Link to="/account/calendar" className="text-accent-ink underline underline-offset-4">
          your private calendar address
        </Link>
        .
      </p>
    </div>
  )
}
