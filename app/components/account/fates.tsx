import { Check, X } from 'lucide-react'
import type { Fate } from '#app/account/left.ts'

/** What becomes of what, one under the other. */
export function Fates({ fates, goes }: { fates: readonly Fate[]; goes: boolean }) {
  const Sign = goes ? X : Check
  return (
    <ul className="grid gap-3">
      {fates.map(({ what, becomes }) => (
        <li key={what} className="grid grid-cols-[1.25rem_1fr] gap-x-2">
          <Sign
            size={16}
            aria-hidden="true"
            className={`mt-1 ${goes ? 'text-stop-ink' : 'text-accent-ink'}`}
          />
          <p>
            <span className="font-semibold">{what}</span>
            <span className="block text-sm text-ink-soft first-letter:uppercase">{becomes}.</span>
          </p>
        </li>
      ))}
    </ul>
  )
}
