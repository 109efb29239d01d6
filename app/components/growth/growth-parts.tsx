// The parts of the page of growth: small wins, what to look at next, topics, and the history of questions.
import { Link } from '@remix-run/react'
import { Sparkles } from 'lucide-react'
import type { Growth } from '#app/growth/growth-page.ts'
import { topicWords } from '#app/library/question-words.ts'
import { OfferCard } from '../practice/offer-card.tsx'
import { Card } from '../ui/card.tsx'
import { cx } from '../ui/cx.ts'

export function Wins({ wins }: { wins: Growth['wins'] }) {
  if (!wins) return null
  return (
    <Card title="Small wins" aside={<span className="text-sm text-ink-soft">{wins.day}</span>}>
      <ul className="grid gap-2">
        {wins.lines.map(({ id, words }) => (
          <li key={id} className="flex items-start gap-2.5">
            <Sparkles size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-lamp-ink" />
            {words}
          </li>
        ))}
      </ul>
    </Card>
  )
}

export function NextFocus({ focus, suggested }: Pick<Growth, 'focus' | 'suggested'>) {
  return (
    <section aria-labelledby="focus">
      <h2 id="focus" className="mb-1 text-lg">
        {focus ? `A good next focus: ${focus.title}` : 'What next'}
      </h2>
      <p className="mb-3 max-w-prose text-ink-soft">
        {focus
          ? `In ${focus.rubricTitle} you had most to gain here of late: ${focus.mean.toFixed(1)} on average. It is a suggestion; you choose.`
          : 'Nothing stands out that needs looking at first. Something new is always good.'}
      </p>
      {suggested.length > 0 ? (
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {suggested.map((offer) => (
            <OfferCard key={offer.key} offer={offer} />
          ))}
        </div>
      ) : (
        <p className="text-sm text-ink-soft">
          No box to practise alone fits just now.{' '}
          <Link to="/practice" className="text-accent-ink underline underline-offset-4">
            See all of them
          </Link>
        </p>
      )}
    </section>
  )
}

export function Topics({ topics }: Pick<Growth, 'topics'>) {
  if (topics.length === 0) return null
  return (
    <section aria-labelledby="topics">
      <h2 id="topics" className="mb-2.5 text-lg">
        Topics you have met
      </h2>
      <ul className="flex flex-wrap gap-2">
        {topics.map(({ topic, sessions, practices }) => (
          <li key={topic} className="rounded-md border border-line bg-surface px-3 py-1.5 text-sm">
            <span className="font-semibold">{wordOf(topic)}</span>{' '}
            <span className="text-ink-soft">{countsWords(sessions, practices)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function History({ history }: Pick<Growth, 'history'>) {
  if (history.length === 0) return null
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="mb-2.5 text-lg">
        Questions you have worked on
      </h2>
      <div className="relative overflow-x-auto rounded-lg border border-line bg-surface">
        <table className="w-full text-sm">
          <thead className="text-left text-ink-soft">
            <tr>
              {['Question', 'When', 'Level', 'Hints', 'How it went'].map((word) => (
                <th
                  key={word}
                  scope="col"
                  className={cx(
                    'px-2 py-2 font-semibold first:px-4 sm:px-4',
                    word === 'When' && 'hidden sm:table-cell',
                  )}
                >
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line border-t border-line">
            {history.map((line) => (
              <tr key={`${line.sessionId} ${line.slug}`}>
                <th scope="row" className="px-4 py-2 text-left font-semibold">
                  <Link
                    to={
                      line.how === 'session'
                        ? `/sessions/${line.sessionId}/debrief`
                        : `/sessions/${line.sessionId}`
                    }
                    className="text-accent-ink underline underline-offset-4"
                  >
                    {line.title}
                  </Link>
                  {/* Read once: in a narrow window here, else in a column of its own. */}
                  <span className="mt-0.5 block font-normal text-ink-soft sm:hidden">{whenWords(line)}</span>
                </th>
                <td className="hidden px-4 py-2 whitespace-nowrap sm:table-cell">{whenWords(line)}</td>
                <td className="px-2 py-2 tabular-nums sm:px-4">{line.level}</td>
                <td className="px-2 py-2 tabular-nums sm:px-4">{line.hintsUsed}</td>
                <td className="px-2 py-2 sm:px-4">{outcomeWords(line.solved)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function whenWords({ day, how }: Growth['history'][number]): string {
  return `${day}, ${how === 'session' ? 'session' : 'practice'}`
}

function outcomeWords(solved: boolean | null): string {
  if (solved === null) return 'In the debrief'
  return solved ? 'Solved' : 'Not solved yet'
}

function countsWords(sessions: number, practices: number): string {
  const words = [
    sessions > 0 ? `${sessions} ${sessions === 1 ? 'session' : 'sessions'}` : '',
    practices > 0 ? `${practices} ${practices === 1 ? 'practice' : 'practices'}` : '',
  ]
  return words.filter(Boolean).join(', ')
}

function wordOf(topic: string): string {
  const words: Record<string, string> = topicWords
  return words[topic] ?? topic
}
