// The plots of the report: each says in a sentence what one should see.
import { shareOf, waitSpans, type DoneCount, type Kept, type WaitCounts } from '#app/desk/report.ts'
import { ColumnPlot } from './column-plot.tsx'
import { RowPlot } from './row-plot.tsx'

const heldAndComing = [
  { label: 'held', fill: 'full' },
  { label: 'coming', fill: 'striped' },
] as const

type WeeksPlotProps = { weeks: readonly { label: string; held: number; coming: number }[] }

export function WeeksPlot({ weeks }: WeeksPlotProps) {
  const best = weeks.reduce((most, one) => Math.max(most, one.held + one.coming), 0)
  const busiest = weeks.find(({ held, coming }) => held + coming === best)
  return (
    <ColumnPlot
      title="Sessions by week"
      says={busiest ? `Most, ${best}, in the week of ${busiest.label}.` : 'There was no session yet.'}
      head="Week of"
      series={heldAndComing}
      columns={weeks.map(({ label, held, coming }) => ({ label, values: [held, coming] }))}
    />
  )
}

export function ProgressPlot({ counts, planned }: { counts: readonly DoneCount[]; planned: number }) {
  const people = counts.reduce((sum, one) => sum + one.people, 0)
  const through = counts.filter(({ done }) => done >= planned).reduce((sum, one) => sum + one.people, 0)
  return (
    <ColumnPlot
      title="Sessions done, by candidate"
      says={`${through} of ${people} have done the ${planned} that are planned; ${counts[0]?.people ?? 0} none yet.`}
      head="Sessions done"
      series={[{ label: 'candidates', fill: 'full' }]}
      columns={counts.map(({ done, people: of }) => ({ label: String(done), values: [of] }))}
    />
  )
}

type RoundsPlotProps = {
  rounds: readonly { title: string; done: number; booked: number; toCome: number }[]
}

export function RoundsPlot({ rounds }: RoundsPlotProps) {
  const open = rounds.reduce((sum, { toCome }) => sum + toCome, 0)
  return (
    <RowPlot
      title="Coverage by round"
      says={
        open === 0 ? 'Everything that is planned is done or booked.' : `${open} places are still to be found.`
      }
      head="Round"
      series={[
        { label: 'done', fill: 'full' },
        { label: 'booked', fill: 'striped' },
        { label: 'still to come', fill: 'empty' },
      ]}
      rows={rounds.map(({ title, done, booked, toCome }) => ({
        label: title,
        values: [done, booked, toCome],
      }))}
    />
  )
}

export function WaitsPlot({ waits }: { waits: WaitCounts }) {
  const rows = [
    ...waitSpans.map(({ label }, index) => ({ label, values: [waits.booked[index] ?? 0] })),
    { label: 'nothing booked', values: [waits.none] },
    { label: 'all done', values: [waits.finished] },
  ]
  return (
    <RowPlot
      title="Time to the next session"
      says={
        waits.none === 0
          ? 'Everybody who has sessions to come has one booked.'
          : `${waits.none} ${waits.none === 1 ? 'candidate has' : 'candidates have'} sessions to come and none booked.`
      }
      head="Until the next session"
      series={[{ label: 'candidates', fill: 'full' }]}
      rows={rows}
    />
  )
}

export function KeptPlot({ kept: { kept, late, absent } }: { kept: Kept }) {
  const all = kept + late + absent
  return (
    <RowPlot
      title="Places that came due"
      says={
        all === 0
          ? 'No booked time has come yet.'
          : `${shareOf(kept, all)}% were kept, ${shareOf(late, all)}% given up late, ${shareOf(absent, all)}% left empty. Of candidates and interviewers together, without names.`
      }
      head="What became of them"
      series={[{ label: 'places', fill: 'full' }]}
      rows={[
        { label: 'kept', values: [kept] },
        { label: 'given up late', values: [late] },
        { label: 'left empty', values: [absent] },
      ]}
    />
  )
}
