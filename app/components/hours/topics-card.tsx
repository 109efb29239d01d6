import { Form } from '@remix-run/react'
import type { LimitsPage } from '#app/scheduling/hours-page.ts'
import type { HoursAnswer } from '#app/scheduling/hours-words.ts'
import { TOPIC_WISHES_MAX } from '#app/scheduling/limits.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { AnswerWords } from './answer-words.tsx'

type TopicsCardProps = { page: LimitsPage; answer: HoursAnswer | undefined }

export function TopicsCard({ page: { topics, wishedTopics }, answer }: TopicsCardProps) {
  return (
    <Card title="Topics I want">
      <AnswerWords answer={answer} intents={['topics']} />
      <Form method="post" preventScrollReset className="grid gap-3">
        <input type="hidden" name="intent" value="topics" />
        <fieldset>
          <legend className="text-sm text-ink-soft">
            At most {TOPIC_WISHES_MAX}. None is fine too: then you get a bit of everything.
          </legend>
          <ul className="mt-2 grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-3">
            {topics.map((topic) => (
              <li key={topic}>
                <label className="flex min-h-9 items-center gap-2.5">
                  <input
                    type="checkbox"
                    name="topic"
                    value={topic}
                    defaultChecked={wishedTopics.includes(topic)}
                    className="size-5 shrink-0 accent-accent"
                  />
                  {topic.replaceAll('-', ' ')}
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        <Button type="submit">Save</Button>
      </Form>
    </Card>
  )
}
