import { Form } from '@remix-run/react'
import type { LimitsPage } from '#app/scheduling/hours-page.ts'
import type { HoursAnswer } from '#app/scheduling/hours-words.ts'
import { LEVEL_MAX } from '#app/scheduling/limits.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { AnswerWords } from './answer-words.tsx'

const LEVELS = Array.from({ length: LEVEL_MAX }, (_, index) => index + 1)

type RoundsCardProps = {
  page: LimitsPage
  /** Else these are the rounds to shadow. */
  leads: boolean
  answer: HoursAnswer | undefined
}

export function RoundsCard({ page: { rounds, taken }, leads, answer }: RoundsCardProps) {
  return (
    <Card title={leads ? 'Rounds I lead' : 'Rounds I want to shadow'}>
      <AnswerWords answer={answer} intents={['rounds']} />
      <Form method="post" preventScrollReset className="grid gap-3">
        <input type="hidden" name="intent" value="rounds" />
        <ul className="divide-y divide-line">
          {rounds.map((round) => {
            const own = taken.find(({ roundId }) => roundId === round.id)
            return (
              <li
                key={round.id}
                className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1.5"
              >
                <label className="flex min-h-9 items-center gap-3 font-semibold">
                  <input
                    type="checkbox"
                    name="round"
                    value={round.id}
                    defaultChecked={own !== undefined}
                    className="size-5 shrink-0 accent-accent"
                  />
                  {round.title}
                </label>
                <span className="flex items-center gap-2 text-sm">
                  levels
                  <LevelSelect round={round} end="From" level={own?.levelFrom ?? 1} />
                  to
                  <LevelSelect round={round} end="To" level={own?.levelTo ?? LEVEL_MAX} />
                </span>
              </li>
            )
          })}
        </ul>
        <Button type="submit">Save</Button>
      </Form>
    </Card>
  )
}

type LevelSelectProps = { round: { id: string; title: string }; end: 'From' | 'To'; level: number }

function LevelSelect({ round, end, level }: LevelSelectProps) {
  return (
    <select
      name={`level${end}-${round.id}`}
      aria-label={`${round.title}: ${end === 'From' ? 'lowest' : 'highest'} level`}
      defaultValue={level}
      className="h-9 rounded-md border border-line-strong bg-raised px-2 text-ink"
    >
      {LEVELS.map((one) => (
        <option key={one}>{one}</option>
      ))}
    </select>
  )
}
