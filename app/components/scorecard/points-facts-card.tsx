import { Check, GraduationCap } from 'lucide-react'
import type { PointMark } from '#app/session/events.ts'
import type { PointGroupFact } from '#app/session/work-facts.ts'
import { Card } from '../ui/card.tsx'
import { Disclosure } from '../ui/disclosure.tsx'

/** What came up in a talk, by group: counted in words, and what was open in full, to take along. `of`: which of several talks. */
export function PointsFactsCard({ groups, of }: { groups: readonly PointGroupFact[]; of: string | null }) {
  return (
    <Card title={of === null ? 'What came up' : `What came up: ${of}`}>
      <p className="mb-2 text-sm text-ink-soft">
        As the interviewer ticked it while listening. It shows where the talk went, not how well.
      </p>
      <div className="grid gap-1 divide-y divide-line">
        {groups.map(({ group, title, counted, points }) => (
          <Disclosure
            key={group}
            className="py-2"
            summary={
              <span className="flex-1">
                {title}
                <span className="block text-sm font-normal text-ink-soft">{counted}</span>
              </span>
            }
          >
            <ul className="grid gap-3">
              {points.map(({ id, says, answer, mark }) => (
                <Point key={id} says={says} answer={answer} mark={mark} />
              ))}
            </ul>
          </Disclosure>
        ))}
      </div>
    </Card>
  )
}

const marks: Record<PointMark, { words: string; Icon: typeof Check; look: string }> = {
  unprompted: { words: 'Unprompted', Icon: Check, look: 'text-accent-ink' },
  'with-help': { words: 'With a nudge', Icon: Check, look: 'text-accent-ink' },
  missed: { words: 'To take along', Icon: GraduationCap, look: 'text-sky-ink' },
}

function Point({ says, answer, mark }: { says: string; answer: string | null; mark: PointMark }) {
  const { words, Icon, look } = marks[mark]
  return (
    <li className="flex gap-2">
      <Icon size={16} aria-hidden="true" className={`mt-1 shrink-0 ${look}`} />
      <div className="min-w-0">
        <p>{says}</p>
        <p className={`text-sm font-semibold ${look}`}>{words}</p>
        {answer ? <p className="text-sm text-ink-soft">{answer}</p> : null}
      </div>
    </li>
  )
}
