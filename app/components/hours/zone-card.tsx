// Which clock times on this page follow, and the way to another one.
import { Form } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { timeWords } from '#app/lib/calendar.ts'
import { seconds, systemNow } from '#app/lib/time.ts'
import type { HoursPage } from '#app/scheduling/hours-page.ts'
import type { HoursAnswer } from '#app/scheduling/hours-words.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Field, Select } from '../ui/field.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { AnswerWords } from './answer-words.tsx'

type ZoneCardProps = {
  page: Pick<HoursPage, 'timeZone' | 'hoursZone' | 'hours' | 'now'>
  zones: readonly string[]
  answer: HoursAnswer | undefined
}

export function ZoneCard({ page: { timeZone, hoursZone, hours, now }, zones, answer }: ZoneCardProps) {
  const clock = useClock(now)
  const browserZone = useBrowserZone(timeZone)
  return (
    <Card title="Your time zone">
      <AnswerWords answer={answer} intents={['zone']} />
      <p>
        <span className="font-semibold">{timeZone}</span>, where it is{' '}
        <span className="font-mono">{timeWords(clock, timeZone)}</span> now.
      </p>
      {hoursZone !== timeZone ? (
        <div className="mt-3 grid gap-2 rounded-md bg-sky-soft px-3 py-2 text-sky-ink">
          <p>Your weekly hours still follow the clock of {hoursZone}.</p>
          <MoveButton timeZone={timeZone} keep="clock" words={`Follow the clock of ${timeZone}`} />
        </div>
      ) : null}
      {browserZone ? (
        <div className="mt-3 grid gap-2 rounded-md bg-lamp-soft px-3 py-2 text-lamp-ink">
          <p>This browser is in {browserZone}. Did you move?</p>
          <MoveButton timeZone={browserZone} keep="clock" words="Move my hours there, same clock times" />
          {hours.length > 0 ? (
            <MoveButton timeZone={browserZone} keep="instants" words="Move, and keep the moments" />
          ) : null}
        </div>
      ) : null}
      <Disclosure summary="Change it" className="mt-3">
        <Form method="post" preventScrollReset className="grid gap-4">
          <input type="hidden" name="intent" value="zone" />
          <Field label="Time zone" name="timeZone" required>
            <Select key={timeZone} defaultValue={timeZone}>
              {zones.map((zone) => (
                <option key={zone}>{zone}</option>
              ))}
            </Select>
          </Field>
          {hours.length > 0 ? (
            <RadioCards
              legend="Your weekly hours"
              name="keep"
              defaultValue="clock"
              cards={[
                {
                  value: 'clock',
                  title: 'Same clock times',
                  text: '18:00 there stays 18:00 in the other zone.',
                },
                {
                  value: 'instants',
                  title: 'Same moments',
                  text: `They go on following the clock of ${hoursZone}.`,
                },
              ]}
            />
          ) : null}
          <p className="text-sm text-ink-soft">Sessions that are booked never move.</p>
          <Button type="submit" variant="secondary">
            Change my time zone
          </Button>
        </Form>
      </Disclosure>
    </Card>
  )
}

function MoveButton({
  timeZone,
  keep,
  words,
}: {
  timeZone: string
  keep: 'clock' | 'instants'
  words: string
}) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="zone" />
      <input type="hidden" name="timeZone" value={timeZone} />
      <input type="hidden" name="keep" value={keep} />
      <Button
        type="submit"
        variant="secondary"
        size="sm"
        className="h-auto! shrink! py-1 text-left whitespace-normal"
      >
        {words}
      </Button>
    </Form>
  )
}

const LOOK_AGAIN_MS = seconds(15)

/** The server's time first, so that both draw the same page. */
function useClock(serverNow: string): Date {
  const [clock, setClock] = useState(() => new Date(serverNow))
  useEffect(() => {
    setClock(systemNow())
    const timer = setInterval(() => setClock(systemNow()), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [])
  return clock
}

/** The zone of the browser where it is another one; two names of one zone are no difference. */
function useBrowserZone(timeZone: string): string | null {
  const [browserZone, setBrowserZone] = useState<string | null>(null)
  useEffect(() => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone
    const own = new Intl.DateTimeFormat('en-GB', { timeZone }).resolvedOptions().timeZone
    setBrowserZone(here && here !== own ? here : null)
  }, [timeZone])
  return browserZone
}
