// The plots that coverage and the report have in common.
import type { Load, TopicRow } from '#app/desk/load.ts'
import { RowPlot } from './row-plot.tsx'

export function LoadPlot({ load, hasSeason }: { load: Load; hasSeason: boolean }) {
  const { rows, median } = load
  const most = Math.max(0, ...rows.map(({ held, coming }) => held + coming))
  const says = [
    rows.length === 0 ? 'Nobody leads sessions here yet.' : `The middle is ${median}, the most ${most}.`,
    'Sessions that somebody missed do not count.',
    hasSeason ? '“6 of 30”: six so far, thirty at most by what they take on in a week.' : '',
    rows.length > 0 ? 'The broken line is the middle.' : '',
  ]
  return (
    <RowPlot
      title="Load of those who lead"
      says={says.filter(Boolean).join(' ')}
      head="Interviewer"
      series={[
        { label: 'held', fill: 'full' },
        { label: 'coming', fill: 'striped' },
      ]}
      rows={rows.map(({ name, held, coming, cap }) => ({ label: name, values: [held, coming], cap }))}
      median={rows.length > 0 ? median : undefined}
    />
  )
}

const TOPICS_SHOWN = 20

export function TopicPlot({
  topics,
  candidates,
}: {
  topics: readonly (TopicRow & { label: string })[]
  candidates: number
}) {
  const shown = topics.slice(0, TOPICS_SHOWN)
  const waiting = topics.filter(({ wanted, wantedMet }) => wanted > wantedMet).slice(0, 3)
  const says =
    waiting.length === 0
      ? 'Nobody wishes for a topic that they have not met.'
      : `Most wished for and not met: ${waiting.map(({ label, wanted, wantedMet }) => `${label} (${wanted - wantedMet})`).join(', ')}.`
  return (
    <RowPlot
      title="Topics"
      says={`How many of ${candidates} candidates have met a topic in a session, and how many more wish for it. ${says}${topics.length > shown.length ? ` ${topics.length - shown.length} more are in the table.` : ''}`}
      head="Topic"
      series={[
        { label: 'have met it', fill: 'full' },
        { label: 'wish for it, have not met it', fill: 'empty' },
      ]}
      rows={shown.map(({ label, met, wanted, wantedMet }) => ({ label, values: [met, wanted - wantedMet] }))}
    />
  )
}
