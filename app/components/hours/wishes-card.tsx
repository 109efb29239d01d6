import { Form } from '@remix-run/react'
import type { LimitsPage } from '#app/scheduling/hours-page.ts'
import type { HoursAnswer } from '#app/scheduling/hours-words.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field, Select } from '../ui/field.tsx'
import { AnswerWords } from './answer-words.tsx'

type WishesCardProps = { page: LimitsPage; answer: HoursAnswer | undefined }

/** Private, and the page says to whom. */
export function WishesCard({ page: { mates, wishes }, answer }: WishesCardProps) {
  const others = mates.filter((mate) => !wishes.some(({ id }) => id === mate.id))
  return (
    <Card title="With whom">
      <AnswerWords answer={answer} intents={['wish']} />
      <p className="mb-3 text-sm text-ink-soft">
        Nobody reads who wished what. Where somebody would rather not sit with somebody, coordinators see that
        the two are kept apart, and not who asked.
      </p>
      {wishes.length > 0 ? (
        <ul className="mb-4 divide-y divide-line">
          {wishes.map(({ id, name, kind }) => (
            <li key={id} className="flex items-center gap-3 py-1.5">
              <span className="min-w-0 flex-1 font-semibold">{name}</span>
              <Badge tone={kind === 'prefer' ? 'good' : 'plain'}>
                {kind === 'prefer' ? 'gladly' : 'rather not'}
              </Badge>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="intent" value="wish" />
                <input type="hidden" name="aboutUserId" value={id} />
                <input type="hidden" name="wish" value="none" />
                <Button type="submit" variant="quiet" size="sm" aria-label={`Take back: ${name}`}>
                  Take back
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      ) : null}
      {others.length > 0 ? (
        <Form method="post" preventScrollReset key={wishes.length} className="grid gap-3">
          <input type="hidden" name="intent" value="wish" />
          <Field label="Somebody of your cohort" name="aboutUserId" required>
            <Select defaultValue="">
              <option value="" disabled>
                Choose a person
              </option>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <div className="flex flex-wrap gap-2">
            <Button type="submit" name="wish" value="prefer" variant="secondary">
              Gladly
            </Button>
            <Button type="submit" name="wish" value="avoid" variant="secondary">
              Rather not
            </Button>
          </div>
        </Form>
      ) : (
        <p className="text-sm text-ink-soft">There is nobody else in your cohort to choose.</p>
      )}
    </Card>
  )
}
