// A coordinator would like interviewers to rate a session of this candidate: yes, no, and back at any time.
import { Form, Link } from '@remix-run/react'
import type { TapeConsent } from '#app/calibration/calibration-pages.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'

type AskedTape = { id: string; sessionId: string; roundTitle: string; consent: TapeConsent }

const standing: Record<TapeConsent, string> = {
  asked: 'You have not answered yet. Nobody sees it before you say yes.',
  yes: 'You said yes. The interviewers of your cohort may watch and rate it.',
  no: 'You said no. Nobody watches it.',
}

export function TapesAsked({ tapes }: { tapes: readonly AskedTape[] }) {
  if (tapes.length === 0) return null
  return (
    <Card title="May interviewers learn from a session of yours?">
      <p className="mb-3 max-w-prose text-sm text-ink-soft">
        They watch the recording and rate it, each alone, to see how alike they read the rubric. It changes
        nothing about your scorecard. A no needs no reason.
      </p>
      <ul className="divide-y divide-line">
        {tapes.map(({ id, sessionId, roundTitle, consent }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div>
              <Link
                to={`/sessions/${sessionId}/debrief`}
                className="font-semibold text-accent-ink underline underline-offset-4"
              >
                {roundTitle}
              </Link>
              <p className="text-sm text-ink-soft">{standing[consent]}</p>
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
  )
}
