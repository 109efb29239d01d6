// A session that never began, because somebody could not come. Where it goes on is the page of its slot.
import { ArrowRight } from 'lucide-react'
import { LinkButton } from '../ui/button.tsx'
import type { LobbyLife } from './lobby.tsx'

export function CalledOff({ life }: { life: LobbyLife }) {
  const slotId = life?.slotId
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-6 px-4 py-10 sm:px-6 sm:py-16">
      <header>
        <h1 className="text-2xl sm:text-3xl">This session does not take place</h1>
        <p className="mt-2 text-lg text-ink-soft">
          Somebody could not come, and that happens. Nothing of it counts, and nothing is lost: what comes
          next is on your schedule.
        </p>
      </header>
      <p>
        <LinkButton to={slotId ? `/slots/${slotId}` : '/slots'} size="lg">
          See what comes next <ArrowRight size={20} aria-hidden="true" />
        </LinkButton>
      </p>
    </div>
  )
}
