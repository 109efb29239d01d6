// What the box itself says: each probe's verdict, live. Facts beside the scoring, never part of it.
import { CircleCheck, CircleDashed, CircleHelp, CircleX, RefreshCw } from 'lucide-react'
import type { CockpitView } from '#app/session/view-types.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { useAllowed, useCommand } from './room-context.tsx'

type Probe = CockpitView['probes'][number]

export const verdicts = {
  pass: { words: 'Pass', Icon: CircleCheck, look: 'text-accent-ink' },
  'not-yet': { words: 'Not yet', Icon: CircleX, look: 'text-lamp-ink' },
  'could-not-check': { words: 'Could not check', Icon: CircleHelp, look: 'text-ink-soft' },
  unchecked: { words: 'Not checked yet', Icon: CircleDashed, look: 'text-ink-faint' },
} as const

const kindWords = {
  behaviour: 'Works',
  persistence: 'Stays after a restart',
  collateral: 'Nothing else broken',
}

export function ProbeList({ probes }: { probes: readonly Probe[] }) {
  const allowed = useAllowed('run-probes')
  const { run, busy } = useCommand()
  return (
    <div className="grid gap-3">
      <ul className="grid gap-3" aria-live="polite">
        {probes.map((probe) => {
          const { words, Icon, look } = verdicts[probe.verdict ?? 'unchecked']
          return (
            <li key={probe.id} className="grid grid-cols-[1.5rem_1fr] gap-2">
              <Icon size={20} aria-hidden="true" className={cx('mt-0.5', look)} />
              <div>
                <p className="leading-snug">{probe.says}</p>
                <p className="text-sm text-ink-soft">
                  <span className={cx('font-semibold', look)}>{words}</span>
                  <span className="text-ink-faint"> · {kindWords[probe.kind]}</span>
                </p>
                {/* A pass says nothing that its sentence does not. */}
                {probe.message && probe.verdict !== 'pass' ? (
                  <p className="mt-0.5 text-sm text-ink-soft">{probe.message}</p>
                ) : null}
              </div>
            </li>
          )
        })}
      </ul>
      {allowed ? (
        <Button
          size="sm"
          variant="secondary"
          busy={busy}
          className="justify-self-start"
          icon={<RefreshCw size={15} aria-hidden="true" />}
          onClick={() => void run({ type: 'run-probes' })}
        >
          Check now
        </Button>
      ) : null}
    </div>
  )
}

/** All verdicts at a glance: one mark per probe. */
export function ProbeDots({ probes }: { probes: readonly Probe[] }) {
  const passed = probes.filter((probe) => probe.verdict === 'pass').length
  return (
    <span className="inline-flex items-center gap-1 tabular-nums">
      {passed}/{probes.length}
      <span className="sr-only"> pass</span>
    </span>
  )
}
