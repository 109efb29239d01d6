// A coordinator would like interviewers to rate a session of this candidate: yes, no, and back at any time.
import { Form, Link } from '@remix-run/react'
import type { TapeConsent } from '#app/calibration/calibration-pages.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'

type AskedTape = {
  id: string
  sessionId: string
  roundTitle: string
  consent: TapeConsent
  raters: readonly string[]
  rated: number
}

function standingWords({ consent, raters, rated }: AskedTape): string {
  const who = raters.length === 0 ? 'nobody just now' : listWords(raters)
  if (consent === 'no') return 'You said no. Nobody watches it.'
  if (consent === 'asked')
    return `You have not answered yet, and nobody sees it before you say yes. Those who could: ${who}.`
  const done = rated === 0 ? 'Nobody has rated it yet.' : `${rated} ${rated === 1 ? 'has' : 'have'} rated it.`
  return `You said yes. Those who may watch and rate it: ${who}. ${done}`
}

function listWords(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names)
}

export function TapesAsked({ tapes }: { tapes: readonly AskedTape[] }) {
  if (tapes.length === 0) return null
  return (
    <section id="calibration" aria-label="Calibration" className="scroll-mt-6">
      <Card title="May interviewers learn from a session of yours?">
        <p className="mb-3 max-w-prose text-sm text-ink-soft">
          They watch the recording and rate it, each alone, to see how alike they read the rubric. They see it
          without your name. It changes nothing about your scorecard. A no needs no reason, and a yes may be
          taken back at any time.
        </p>
        <ul className="divide-y divide-line">
          {tapes.map(({ id, sessionId, roundTitle, consent, ...tape }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
              <div className="min-w-0 max-w-prose">
                <Link
                  to={`/sessions/${sessionId}/debrief`}
                  className="font-semibold text-accent-ink underline underline-offset-4"
                >
                  {roundTitle}
                </Link>
                <p className="text-sm text-ink-soft">
                  {standingWords({ id, sessionId, roundTitle, consent, ...tape })}
                </p>
              </div>
              <Form method="post" className="flex gap-2">
                <input type="hidden" name="tapeId" value={id} />
                {consent === 'yes' ? null : (
                  <Button type="submit" name="consent" value="yes" size="sm" variant="secondary">
                    Yes<span className="sr-only">, {roundTitle}</span>
                  </Button>
                )}
                {consent === 'no' ? null : (
                  <Button type="submit" name="consent" value="no" size="sm" variant="quiet">
                    {consent === 'yes' ? 'Take it back' : 'No'}
                    <span className="sr-only">, {roundTitle}</span>
                  </Button>
                )}
              </Form>
            </li>
          ))}
        </ul>
      </Card>
    </section>
  )
}

/** On the first page, while an answer is waited for. */
export function TapesToAnswer({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <Card title="May interviewers learn from a session of yours?">
      <p className="max-w-prose">
        Your coordinator asks about {count === 1 ? 'one session' : `${count} sessions`}. Nobody sees anything
        before you say yes, and a no needs no reason.{' '}
        <Link to="/growth#calibration" className="text-accent-ink underline underline-offset-4">
          Read what it means and answer
        </Link>
      </p>
    </Card>
  )
}
