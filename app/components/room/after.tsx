// When the terminal is closed: what each person does next, and the way there.
import { ArrowRight, LoaderCircle } from 'lucide-react'
import { nextStepFor, type Written } from '#app/session/next-step.ts'
import type { SessionView } from '#app/session/view-types.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Agenda } from './agenda.tsx'
import { phaseAdvice } from './phase-words.ts'
import { useRoom } from './room-context.tsx'
import { Timeline } from './timeline.tsx'

type StepWords = { title: string; button: string; path: 'debrief' | 'scorecard'; waiting?: string }

/** `written` is as it was when the page was loaded. */
export function After({ written }: { written: Written }) {
  const { view } = useRoom()
  const step = stepFor(view, written)
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-6 px-4 py-6 sm:px-6 sm:py-10">
      <header>
        <p className="mb-1 text-sm font-semibold text-accent-ink sm:hidden">{view.title}</p>
        <h1 className="text-2xl sm:text-3xl">{step.title}</h1>
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

function stepFor({ phase, me, rounds }: SessionView, { ownScorecard, assessed }: Written): StepWords {
  const part = me.sessionRole
  const closed = phase === 'closed'
  // It closes when the interviewer submits, perhaps in another tab; one that ended in the lobby has nothing to rate.
  const own = closed && part === 'interviewer' ? 'submitted' : ownScorecard
  const scored = rounds.some((round) => round.scored)
  const next = nextStepFor({ phase, part, ownScorecard: own, scored, released: closed, assessed })
  switch (next) {
    case 'write-scorecard':
    case 'finish-scorecard': {
      const verb = next === 'write-scorecard' ? 'Write' : 'Finish'
      return part === 'shadow'
        ? { title: 'Practise rating', button: `${verb} your practice scorecard`, path: 'scorecard' }
        : { title: 'Time to rate', button: `${verb} the scorecard`, path: 'scorecard' }
    }
    case 'assess-oneself':
      return closed
        ? { title: 'Your scorecard is here', button: 'Look back, then read it', path: 'debrief' }
        : { title: 'You did it', button: 'Write your self-assessment', path: 'debrief', waiting: WRITING }
    case 'await-scorecard':
      return { title: 'You did it', button: 'See what you wrote', path: 'debrief', waiting: WRITING }
    case 'read-scorecard':
      return { title: 'Your scorecard is here', button: 'Read your scorecard', path: 'debrief' }
    default:
      return { title: 'All done', button: 'Look back', path: 'debrief' }
  }
}

const WRITING = 'Your interviewer is writing the scorecard.'
