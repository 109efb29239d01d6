// What each round looks at, by its rubric: the same words for candidate and interviewer.
import type { RoundView, SessionView } from '#app/session/view-types.ts'
import { useRoom } from './room-context.tsx'
import { Rubric } from './rubric.tsx'

/** Sessions from before there were rounds are always scored. */
export function isScored(view: SessionView): boolean {
  return view.rounds.length === 0 || view.rounds.some(({ scored }) => scored)
}

/** `round`: only this one; else all of the session. */
export function LookedAt({ round }: { round?: number | undefined }) {
  const { view } = useRoom()
  const rounds = view.rounds.filter((one) => round === undefined || one.round === round)
  if (rounds.length === 0) {
    return (
      <>
        <SameForBoth />
        <Rubric rubric={view.rubric} />
      </>
    )
  }
  return (
    <div className="grid gap-6">
      {rounds.some(({ scored }) => scored) ? <SameForBoth /> : null}
      {rounds.map((one) => (
        <RoundRubric key={one.round} round={one} named={rounds.length > 1} />
      ))}
    </div>
  )
}

function SameForBoth() {
  return (
    <p className="mb-2 text-ink-soft">
      You and your interviewer look at the same one. Nothing else is rated.
    </p>
  )
}

function RoundRubric({ round, named }: { round: RoundView; named: boolean }) {
  return (
    <section aria-label={round.title}>
      {named ? <h3 className="mb-1 text-base">{round.title}</h3> : null}
      {round.rubric ? (
        <Rubric rubric={round.rubric} />
      ) : (
        <p className="text-ink-soft">Nothing is rated here. Try things out and ask.</p>
      )}
    </section>
  )
}
