import { Check, CircleHelp, Minus } from 'lucide-react'
import type { QuestionFacts, TestFacts } from '#app/session/work-facts.ts'
import { languageWords } from '#app/session/timeline.ts'
import { Card } from '../ui/card.tsx'
import { sessionTime } from './session-time.ts'

const verdicts = {
  pass: { Icon: Check, words: 'Yes', look: 'text-accent-ink' },
  'not-yet': { Icon: Minus, words: 'Not yet', look: 'text-lamp-ink' },
  'could-not-check': { Icon: CircleHelp, words: 'Could not be checked', look: 'text-ink-faint' },
} as const

type FactsCardProps = {
  facts: QuestionFacts
  /** Of the card, where several questions stand below each other. */ title?: string
}

/** What was recorded, by the box and by the clock. Beside the ratings, never among them. */
export function FactsCard({ facts, title }: FactsCardProps) {
  const { probes, hintsUsed, tests } = facts
  const measured = probes.length + facts.hintsOffered + facts.workedMs
  if (measured === 0 && !tests) return null
  return (
    <Card title={title ?? (probes.length > 0 ? 'What the box saw' : 'What was recorded')}>
      <p className="mb-4 text-sm text-ink-soft">
        This is what was measured; ratings tell what a person saw. Neither is counted into the other.
      </p>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-2">
        {probes.length > 0 ? <BoxFacts facts={facts} /> : null}
        {facts.hintsOffered > 0 ? (
          <Fact name="Hints used" value={`${hintsUsed.length} of ${facts.hintsOffered}`} />
        ) : null}
        {facts.workedMs > 0 ? <Fact name="Time worked" value={`${sessionTime(facts.workedMs)} min`} /> : null}
      </dl>
      {tests ? <TestsByTag tests={tests} /> : null}
      {probes.length > 0 ? <Probes probes={probes} /> : null}
      {hintsUsed.length > 0 ? (
        <ul className="mt-4 grid gap-1.5 border-t border-line pt-4 text-sm">
          {hintsUsed.map(({ id, title, elapsedMs }) => (
            <li key={id}>
              <span className="mr-2 font-mono text-ink-soft">{sessionTime(elapsedMs)}</span> Hint: {title}
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  )
}

/** Of a talk: neither a box nor tests nor hints. */
export function isOnlyTimed({ probes, hintsOffered, tests }: QuestionFacts): boolean {
  return probes.length === 0 && hintsOffered === 0 && tests === null
}

export function TimesCard({ facts }: { facts: readonly QuestionFacts[] }) {
  const timed = facts.filter(({ workedMs }) => workedMs > 0)
  if (timed.length === 0) return null
  return (
    <Card title="Time for each">
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-2">
        {timed.map(({ slug, title, workedMs }) => (
          <Fact key={slug} name={title} value={`${sessionTime(workedMs)} min`} />
        ))}
      </dl>
    </Card>
  )
}

function BoxFacts({ facts: { probes, probesPassed, timeToMitigateMs } }: { facts: QuestionFacts }) {
  const untilServed = timeToMitigateMs === null ? 'not reached' : `${sessionTime(timeToMitigateMs)} min`
  return (
    <>
      <Fact name="Checks that hold at the end" value={`${probesPassed} of ${probes.length}`} />
      <Fact name="Until people were served again" value={untilServed} />
    </>
  )
}

function Probes({ probes }: Pick<QuestionFacts, 'probes'>) {
  return (
    <ul className="mt-4 grid gap-1.5 border-t border-line pt-4 text-sm">
      {probes.map(({ id, says, verdict }) => {
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
  )
}

/** What kind of input the program meets, and never one number for all: that would say how many, not what. */
function TestsByTag({ tests: { language, byTag } }: { tests: TestFacts }) {
  return (
    <div className="mt-4 border-t border-line pt-4">
      <h3 className="mb-2 text-base">Tests, the last time they ran ({languageWords[language]})</h3>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5 text-sm">
        {byTag.map(({ tag, passed, total }) => (
          <Fact key={tag} name={tag.replaceAll('-', ' ')} value={`${passed} of ${total} pass`} />
        ))}
      </dl>
    </div>
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
