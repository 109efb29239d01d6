// Before the work: the box is being made, and nothing of the question is told yet.
import { ArrowRight } from 'lucide-react'
import { BoxLight } from '../room/box-light.tsx'
import { QuickChecks } from '../room/quick-checks.tsx'
import { RecordingCard } from '../room/recording-card.tsx'
import { useAllowed, useCommand, useRoom } from '../room/room-context.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import type { PracticeView } from '#app/session/view-types.ts'

export function SoloLobby({ practice, keptUntil }: { practice: PracticeView; keptUntil: string }) {
  const { view } = useRoom()
  const firstName = view.me.name.split(' ')[0] ?? view.me.name
  const minutes = view.agenda.find(({ phase }) => phase === 'working')?.minutes ?? 0
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-6 px-4 py-6 sm:px-6 sm:py-10">
      <header className="max-w-2xl">
        <p className="mb-1 text-sm font-semibold text-accent-ink sm:hidden">{view.title}</p>
        <h1 className="text-2xl sm:text-3xl">Just you and a box, {firstName}.</h1>
        <p className="mt-2 text-lg text-ink-soft">
          Nobody watches and nothing is rated. The box is made now; begin when it is ready and you are.
        </p>
      </header>
      <div className="grid items-start gap-5 md:grid-cols-2">
        <div className="grid gap-5">
          <BoxLight />
          <Begin />
        </div>
        <div className="grid gap-5">
          <Card title="How it goes">
            <ol className="grid gap-2.5">
              {steps(practice, minutes).map((step, place) => (
                <li key={step} className="grid grid-cols-[1.5rem_1fr] gap-2">
                  <span className="font-semibold text-accent-ink">{place + 1}</span>
                  <span>{step}</span>
                </li>
              ))}
            </ol>
          </Card>
          <RecordingCard keptUntil={keptUntil} />
          <QuickChecks />
        </div>
      </div>
    </div>
  )
}

function steps({ clock, hintsTotal }: PracticeView, minutes: number): string[] {
  const time =
    clock === 'on'
      ? `You have ${minutes} minutes. They begin when you press the button, and you can pause or add some.`
      : `No clock runs against you. The box is yours for ${minutes} minutes, and you can add some.`
  return [
    'You read what a colleague wrote, and look into it as root.',
    time,
    `There are ${hintsTotal} hints, from a direction to the answer. Take them one by one, or none.`,
    'Run the checks whenever you like. When all of them pass, it is solved.',
    'Then, or when you have had enough, you read how it goes, with the box still there to try it.',
  ]
}

function Begin() {
  const { view } = useRoom()
  const allowed = useAllowed('advance-phase')
  const begin = useCommand()
  const leave = useCommand()
  const mayLeave = useAllowed('end-session')
  return (
    <div className="grid gap-2">
      <Button
        size="lg"
        className="w-full"
        busy={begin.busy || !allowed}
        onClick={() => void begin.run({ type: 'advance-phase', from: 'lobby' })}
      >
        Begin <ArrowRight size={20} aria-hidden="true" />
      </Button>
      {mayLeave && view.phase === 'lobby' ? (
        <Button variant="quiet" busy={leave.busy} onClick={() => void leave.run({ type: 'end-session' })}>
          Not now, give the box back
        </Button>
      ) : null}
    </div>
  )
}
