// The interviewer's side: run the session, take notes, give hints, see what the box says. A shadow reads the same and presses nothing.
import { Eye } from 'lucide-react'
import type { CockpitView } from '#app/session/view-types.ts'
import { Tabs, type Tab } from '../ui/tabs.tsx'
import { BoxLight } from './box-light.tsx'
import { AloneLine } from './screen-hidden.tsx'
import { Conduct } from './conduct.tsx'
import { HintLadder } from './hint-ladder.tsx'
import { Notebook } from './notebook.tsx'
import { ProbeDots, ProbeList } from './probe-list.tsx'
import { loadPart } from './load-part.tsx'
import { StageWords } from './move-on.tsx'
import { useRoom } from './room-context.tsx'
import { needsBox } from './tools-shown.ts'

export function Cockpit({ cockpit }: { cockpit: CockpitView }) {
  const { view } = useRoom()
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {view.me.sessionRole === 'shadow' ? (
        <p className="flex items-center gap-2 border-b border-line bg-sky-soft px-4 py-2 text-sm text-sky-ink">
          <Eye size={16} aria-hidden="true" /> You are shadowing: you see what the interviewer sees.
        </p>
      ) : null}
      <AloneLine />
      <StageWords />
      <Conduct />
      {view.sandbox.status === 'ready' || !needsBox(view) ? null : (
        <div className="px-4 pt-4 lg:hidden">
          <BoxLight />
        </div>
      )}
      <Tabs label="Cockpit" fill className="px-4 pt-1 pb-4" tabs={tabsOf(cockpit)} />
    </div>
  )
}

const PointsTab = loadPart('points', () =>
  import('../talk/points-tab.tsx').then(({ PointsTab }) => PointsTab),
)

/** Only what the present question has: a list to tick, hints, probes. Notes are always there. */
function tabsOf(cockpit: CockpitView): Tab[] {
  const { points, hints, probes, followUps, notes } = cockpit
  const given = hints.filter((hint) => hint.givenAt).length
  const marked = points.filter(({ mark }) => mark !== null).length
  const tabs: (Tab | null)[] = [
    points.length > 0 || followUps.length > 0
      ? {
          value: 'points',
          label: points.length > 0 ? `Points ${marked}/${points.length}` : 'Ask next',
          panel: <PointsTab cockpit={cockpit} />,
        }
      : null,
    { value: 'notes', label: 'Notes', panel: <Notebook notes={notes} /> },
    hints.length > 0
      ? { value: 'hints', label: `Hints ${given}/${hints.length}`, panel: <HintLadder hints={hints} /> }
      : null,
    probes.length > 0
      ? {
          value: 'probes',
          label: (
            <>
              Probes <ProbeDots probes={probes} />
            </>
          ),
          panel: <ProbeList probes={probes} />,
        }
      : null,
  ]
  return tabs.filter((tab) => tab !== null)
}
