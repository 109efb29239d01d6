// When the terminal is closed: what each person does next, and the way there.
import { ArrowRight, LoaderCircle } from 'lucide-react'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Agenda } from './agenda.tsx'
import { phaseAdvice } from './phase-words.ts'
import { useRoom } from './room-context.tsx'
import { Timeline } from './timeline.tsx'

type NextStep = { title: string; button: string; path: string; waiting?: string }

export function After() {
  const { view } = useRoom()
  const closed = view.phase === 'closed'
  const step = nextStep(view.me.sessionRole, closed)
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-6 px-4 py-6 sm:px-6 sm:py-10">
      <header>
        <p className="text-sm font-semibold text-accent-ink">{view.title}</p>
        <h1 className="mt-1 text-2xl sm:text-3xl">{step.title}</h1>
        <p className="mt-2 max-w-2xl text-lg text-ink-soft">{phaseAdvice[view.me.sessionRole][view.phase]}</p>
      </header>
      <div className="flex flex-wrap items-center gap-4">
        <LinkButton to={`/sessions/${view.sessionId}/${step.path}`} size="lg">
          {step.button} <ArrowRight size={20} aria-hidden="true" />
        </LinkButton>
        {step.waiting ? (
          <p role="status" className="flex items-center gap-2 text-ink-soft">
            <LoaderCircle size={18} aria-hidden="true" className="animate-spin" /> {step.waiting}
          </p>
        ) : null}
      </div>
      <div className="grid items-start gap-5 md:grid-cols-2">
        <Card title="What happened">
          <Timeline entries={view.cockpit?.timeline ?? view.timeline} />
        </Card>
        <Card title="Where we are">
          <Agenda />
        </Card>
      </div>
    </div>
  )
}

function nextStep(part: 'candidate' | 'interviewer' | 'shadow', closed: boolean): NextStep {
  if (part === 'candidate') {
    return closed
      ? { title: 'Your scorecard is here', button: 'Read your scorecard', path: 'debrief' }
      : {
          title: 'You did it',
          button: 'Write your self-assessment',
          path: 'debrief',
          waiting: 'Your interviewer is writing the scorecard.',
        }
  }
  if (closed) return { title: 'All done', button: 'Look back', path: 'debrief' }
  const practice = part === 'shadow'
  return {
    title: practice ? 'Practise rating' : 'Time to rate',
    button: practice ? 'Write your practice scorecard' : 'Write the scorecard',
    path: 'scorecard',
  }
}
