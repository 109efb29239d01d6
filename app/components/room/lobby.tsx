// Before the clock: who is here, is the box ready, what will happen, by which rubric. Calm on purpose.
import type { Waiting } from '#app/scheduling/slot-life.ts'
import { NoShowButton } from '../life/no-show-button.tsx'
import { Card } from '../ui/card.tsx'
import { Markdown } from '../ui/markdown.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Agenda } from './agenda.tsx'
import { BeforeCard } from './before-card.tsx'
import { BoxLight } from './box-light.tsx'
import { FocusCard } from './focus-card.tsx'
import { HiddenNameCard } from './hidden-name-card.tsx'
import { MoveOn } from './move-on.tsx'
import { phaseAdvice } from './phase-words.ts'
import { PresenceList } from './presence.tsx'
import { QuickChecks } from './quick-checks.tsx'
import { RecordingCard } from './recording-card.tsx'
import { useAllowed, useRoom } from './room-context.tsx'
import { needsBox } from './tools-shown.ts'
import { isScored, LookedAt } from './looked-at.tsx'

/** Null where the session is of no slot, or the reader only watches. */
export type LobbyLife = { slotId: string; waiting: Waiting | null } | null

/** `keptUntil`: when a recording of today is deleted. */
export function Lobby({ life, keptUntil }: { life: LobbyLife; keptUntil: string }) {
  const { view } = useRoom()
  const firstName = view.me.name.split(' ')[0] ?? view.me.name
  const boxed = needsBox(view)
  const leads = view.cockpit !== null
  const agenda = (
    <Card title="What happens next" aside={<TotalMinutes />}>
      <Agenda />
    </Card>
  )
  const choices = (
    <>
      <RecordingCard keptUntil={keptUntil} />
      <FocusCard />
      {boxed ? <QuickChecks /> : null}
    </>
  )
  return (
    <div className="mx-auto grid w-full max-w-6xl gap-6 px-4 py-6 sm:px-6 sm:py-10">
      <header className="max-w-2xl">
        <p className="mb-1 text-sm font-semibold text-accent-ink sm:hidden">{view.title}</p>
        <h1 className="text-2xl sm:text-3xl">Hello {firstName}, come on in.</h1>
        <p className="mt-2 text-lg text-ink-soft">{phaseAdvice[view.me.sessionRole].lobby}</p>
      </header>
      {/* What is longest to read has a column of its own: the guide, or for the candidate what comes when. */}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <div className="grid gap-5">
          <Begin />
          <Card title="Who is here">
            <PresenceList />
            <Missing waiting={life?.waiting ?? null} />
          </Card>
          <HiddenNameCard />
          {boxed ? <BoxLight /> : null}
          {leads ? agenda : choices}
          {leads || boxed ? null : <Reading />}
        </div>
        <div className="grid gap-5">
          {leads ? null : agenda}
          {leads || boxed ? <Reading /> : null}
          {leads ? choices : null}
          <BeforeCard />
        </div>
      </div>
    </div>
  )
}

/** Only while somebody is missing, and from the start on. */
function Missing({ waiting }: { waiting: Waiting | null }) {
  const { view } = useRoom()
  const isMissing = view.participants.some(({ name, present }) => name === waiting?.name && !present)
  if (!waiting || !isMissing) return null
  return (
    <div className="mt-4 border-t border-line pt-4">
      <NoShowButton waiting={waiting} />
    </div>
  )
}

function TotalMinutes() {
  const { view } = useRoom()
  const total = view.agenda.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
  return <span className="text-sm text-ink-soft">{total} minutes on the clock</span>
}

function Begin() {
  const { view } = useRoom()
  const allowed = useAllowed('advance-phase')
  if (!allowed) return null
  const missing = view.participants.find((person) => person.sessionRole === 'candidate' && !person.present)
  return (
    <Card className="border-accent">
      <p className="mb-3 text-ink-soft">
        {missing ? `${missing.name} is not here yet.` : 'You are both here.'} Going on starts the clock.
      </p>
      <MoveOn size="lg" />
    </Card>
  )
}

function Reading() {
  const { view } = useRoom()
  const rubric = <LookedAt />
  if (!view.cockpit)
    return <Card title={isScored(view) ? 'What you are rated on' : 'What is looked at'}>{rubric}</Card>
  return (
    <Card>
      <Tabs
        label="Reading"
        fill
        className="lg:max-h-[min(70dvh,44rem)]"
        tabs={[
          { value: 'guide', label: 'Guide', panel: <Markdown text={view.cockpit.guide} /> },
          { value: 'prompt', label: 'Prompt', panel: <Markdown text={view.prompt ?? ''} /> },
          { value: 'rubric', label: 'Rubric', panel: rubric },
        ]}
      />
    </Card>
  )
}
