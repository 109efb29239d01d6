import { ArrowRight } from 'lucide-react'
import type { ListedAttempt } from '#app/practice/listed-practice.ts'
import type { LevelProgress } from '#app/practice/offers.ts'
import { LinkButton } from '../ui/button.tsx'
import { AttemptRows } from './attempt-list.tsx'
import { Progress } from './progress.tsx'

type HomePracticeProps = {
  attempts: readonly ListedAttempt[]
  progress: readonly LevelProgress[]
  /** Shown although nothing was tried yet. */
  invites: boolean
}

/** Practice on the first page: how far one is, the newest attempts, the way to the next. */
export function HomePractice({ attempts, progress, invites }: HomePracticeProps) {
  if (progress.length === 0 || (attempts.length === 0 && !invites)) return null
  return (
    <section aria-label="Practice" className="grid gap-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 className="text-lg">Practice</h2>
          {attempts.length === 0 ? (
            <p className="text-ink-soft">
              A broken box just for you: no clock unless you want one, and nobody watching.
            </p>
          ) : null}
        </div>
        <LinkButton to="/practice" variant="secondary">
          Practise on a box <ArrowRight size={18} aria-hidden="true" />
        </LinkButton>
      </div>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        {attempts.length > 0 ? <AttemptRows attempts={attempts} /> : null}
        <Progress progress={progress} />
      </div>
    </section>
  )
}
