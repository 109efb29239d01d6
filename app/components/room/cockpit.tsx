// The interviewer's side: run the session, take notes, give hints, see what the box says. A shadow reads the same and presses nothing.
import { Eye } from 'lucide-react'
import type { CockpitView } from '#app/session/view-types.ts'
import { Tabs } from '../ui/tabs.tsx'
import { BoxLight } from './box-light.tsx'
import { Conduct } from './conduct.tsx'
import { HintLadder } from './hint-ladder.tsx'
import { Notebook } from './notebook.tsx'
import { ProbeDots, ProbeList } from './probe-list.tsx'
import { useRoom } from './room-context.tsx'

export function Cockpit({ cockpit }: { cockpit: CockpitView }) {
  const { view } = useRoom()
  const given = cockpit.hints.filter((hint) => hint.givenAt).length
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {view.me.sessionRole === 'shadow' ? (
        <p className="flex items-center gap-2 border-b border-line bg-sky-soft px-4 py-2 text-sm text-sky-ink">
          <Eye size={16} aria-hidden="true" /> You are shadowing: you see what the interviewer sees.
        </p>
      ) : null}
      <Conduct />
      {view.sandbox.status === 'ready' ? null : (
        <div className="px-4 pt-4 lg:hidden">
          <BoxLight />
        </div>
      )}
      <Tabs
        label="Cockpit"
        fill
        className="px-4 pt-1 pb-4"
        tabs={[
          { value: 'notes', label: 'Notes', panel: <Notebook notes={cockpit.notes} /> },
          {
            value: 'hints',
            label: `Hints ${given}/${cockpit.hints.length}`,
            panel: <HintLadder hints={cockpit.hints} />,
          },
          {
            value: 'probes',
            label: (
              <>
                Probes <ProbeDots probes={cockpit.probes} />
              </>
            ),
            panel: <ProbeList probes={cockpit.probes} />,
          },
        ]}
      />
    </div>
  )
}
