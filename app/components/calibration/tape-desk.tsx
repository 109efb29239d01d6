// What a coordinator does about calibration: asks candidates for recordings, sees who is how far, and may let somebody lead.
import { Form } from '@remix-run/react'
import type { CohortCalibration } from '#app/calibration/calibration-pages.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field, Input, Select, Textarea } from '../ui/field.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { LadderSteps } from './ladder-card.tsx'

const consentWords = { asked: 'Asked', yes: 'Open', no: 'Not given' } as const
const consentTones = { asked: 'lamp', yes: 'good', no: 'plain' } as const

export function TapeDesk({ tapes, choices }: Pick<CohortCalibration, 'tapes' | 'choices'>) {
  return (
    <Card title="Recordings to rate">
      {tapes.length > 0 ? (
        <ul className="mb-5 divide-y divide-line">
          {tapes.map(({ id, title, roundTitle, consent, raters }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-2.5">
              <span>
                {title}{' '}
                <span className="text-sm text-ink-soft">
                  · {roundTitle} · rated by {raters}
                </span>
              </span>
              <Badge tone={consentTones[consent]}>{consentWords[consent]}</Badge>
            </li>
          ))}
        </ul>
      ) : null}
      {choices.length > 0 ? (
        <Form method="post" className="grid gap-3">
          <input type="hidden" name="intent" value="ask" />
          <Field
            label="Session"
            name="sitting"
            hint="The candidate is asked, and may say no or take a yes back."
            required
          >
            <Select>
              {choices.map(({ sitting, label }) => (
                <option key={sitting} value={sitting}>
                  {label}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="Title for raters" name="title" hint="Without a name." required>
            <Input maxLength={80} />
          </Field>
          <Button type="submit" variant="secondary" className="justify-self-start">
            Ask the candidate
          </Button>
        </Form>
      ) : (
        <p className="text-sm text-ink-soft">
          A session can be asked for when its interviewer has submitted the scorecard.
        </p>
      )}
    </Card>
  )
}

type Learner = CohortCalibration['learners'][number]

/** Who has begun stands in front; for the others it is enough to know that they are there. */
export function Learners({ learners }: Pick<CohortCalibration, 'learners'>) {
  const begun = learners.filter(({ ladder }) => ladder.isBegun)
  const waiting = learners.filter(({ ladder }) => !ladder.isBegun)
  if (learners.length === 0) return null
  return (
    <section aria-labelledby="learners">
      <h2 id="learners" className="mb-3 text-lg">
        On the way to leading alone
      </h2>
      <LearnerList learners={begun} />
      {waiting.length > 0 ? (
        <Disclosure
          className={begun.length > 0 ? 'mt-4' : undefined}
          summary={`Not begun yet: ${waiting.map(({ name, roundTitle }) => `${name}, ${roundTitle}`).join('; ')}`}
        >
          <LearnerList learners={waiting} />
        </Disclosure>
      ) : null}
    </section>
  )
}

function LearnerList({ learners }: { learners: readonly Learner[] }) {
  return (
    <ul className="grid items-start gap-4 sm:grid-cols-2">
      {learners.map(({ userId, name, roundId, roundTitle, ladder }) => (
        <li key={`${userId} ${roundId}`}>
          <LadderSteps title={`${name}: ${roundTitle}`} ladder={ladder} />
          {ladder.step === 'solo' ? null : (
            <div className="mt-1 text-sm">
              <Disclosure
                summary={
                  <span>
                    Let them lead alone now
                    <span className="sr-only">
                      : {name}, {roundTitle}
                    </span>
                  </span>
                }
              >
                <Form method="post" className="grid gap-2">
                  <input type="hidden" name="intent" value="waive" />
                  <input type="hidden" name="userId" value={userId} />
                  <input type="hidden" name="roundId" value={roundId} />
                  <Field label="Why" name="words" id={`why-${userId}-${roundId}`} required>
                    <Textarea rows={2} />
                  </Field>
                  <Button type="submit" size="sm" variant="secondary" className="justify-self-start">
                    Let {name} lead
                  </Button>
                </Form>
              </Disclosure>
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
