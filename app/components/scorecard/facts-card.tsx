import { Check, CircleHelp, Minus } from 'lucide-react'
import type { SessionFacts } from '#app/session/facts.ts'
import { Card } from '../ui/card.tsx'
import { sessionTime } from './session-time.ts'

const verdicts = {
  pass: { Icon: Check, words: 'Yes', look: 'text-accent-ink' },
  'not-yet': { Icon: Minus, words: 'Not yet', look: 'text-lamp-ink' },
  'could-not-check': { Icon: CircleHelp, words: 'Could not be checked', look: 'text-ink-faint' },
} as const

/** What the box saw. Beside the ratings, never among them. */
export function FactsCard({ facts }: { facts: SessionFacts }) {
  return (
    <Card title="What the box saw">
      <p className="mb-4 text-sm text-ink-soft">
        Probes tell what the box saw; ratings tell what a person saw. Neither is counted into the other.
      </p>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-2">
        <Fact name="Checks that hold at the end" value={`${facts.probesPassed} of ${facts.probes.length}`} />
        <Fact
          name="Until people were served again"
          value={
            facts.timeToMitigateMs === null ? 'not reached' : `${sessionTime(facts.timeToMitigateMs)} min`
          }
        />
        <Fact name="Hints used" value={`${facts.hintsUsed.length} of ${facts.hintsOffered}`} />
        <Fact name="Time worked" value={`${sessionTime(facts.workedMs)} min`} />
      </dl>
      <ul className="mt-4 grid gap-1.5 border-t border-line pt-4 text-sm">
        {facts.probes.map(({ id, says, verdict }) => {
          const { Icon, words, look } = verdicts[verdict ?? 'could-not-check']
          return (
            <li key={id} className="flex gap-2">
              <Icon size={16} aria-hidden="true" className={`mt-0.5 shrink-0 ${look}`} />
              <span>
                <span className="sr-only">{words}: </span>
                {says}
              </span>
            </li>
          )
        })}
      </ul>
      {facts.hintsUsed.length > 0 ? (
        <ul className="mt-4 grid gap-1.5 border-t border-line pt-4 text-sm">
          {facts.hintsUsed.map(({ id, title, elapsedMs }) => (
            <li key={id}>
              <span className="mr-2 font-mono text-ink-soft">{sessionTime(elapsedMs)}</span> Hint: {title}
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd className="text-right font-semibold">{value}</dd>
    </>
  )
}
