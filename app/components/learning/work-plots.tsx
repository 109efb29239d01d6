// Hints, times and missed sessions, by question and by week. What too few people did has no figure.
import { intervalWords } from '#app/calibration/calibration-pages.ts'
import { ticksUpTo } from '#app/desk/ticks.ts'
import { CANDIDATES_MIN } from '#app/learning/growth.ts'
import type { LearningPage } from '#app/learning/learning-page.ts'
import type { Figure, WorkFigures } from '#app/learning/work.ts'
import { ColumnPlot } from '../desk/column-plot.tsx'
import { IntervalPlot } from '../desk/interval-plot.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'

type Named = WorkFigures & { key: string; label: string }
const LEFT_OUT = `Of fewer than ${CANDIDATES_MIN} candidates there is no figure.`
/** Of more questions the most worked on are drawn; the table has all. */
const QUESTIONS_DRAWN = 14

export function NoShowPlot({ byWeek }: Pick<LearningPage, 'byWeek'>) {
  const all = byWeek.reduce((sum, { noShows }) => sum + noShows, 0)
  const rescued = byWeek.reduce((sum, one) => sum + one.rescued, 0)
  const others = rescued === 0 ? '' : ` ${rescued} of them took place with a stand-by.`
  return (
    <ColumnPlot
      title="No-shows by week"
      says={
        all === 0
          ? 'Nobody has been missing.'
          : `${all} ${all === 1 ? 'session' : 'sessions'} for which a candidate or an interviewer was not there.${others}`
      }
      head="Week of"
      series={[
        { label: 'did not take place', fill: 'full' },
        { label: 'took place with a stand-by', fill: 'striped' },
      ]}
      columns={
        all === 0
          ? []
          : byWeek.map(({ label, noShows, rescued: saved }) => ({ label, values: [noShows - saved, saved] }))
      }
    />
  )
}

export function ByWeekPlots({ byWeek }: Pick<LearningPage, 'byWeek'>) {
  const rows = byWeek.map((one) => ({ ...one, key: one.week }))
  return (
    <>
      <HintsPlot by="week" head="Week of" rows={rows} />
      <MinutesPlot by="week" head="Week of" rows={rows} />
    </>
  )
}

export function ByQuestionPlots({ byQuestion }: Pick<LearningPage, 'byQuestion'>) {
  const rows = byQuestion
    .slice(0, QUESTIONS_DRAWN)
    .map((one) => ({ ...one, key: one.slug, label: one.title }))
  return (
    <>
      <HintsPlot by="question" head="Question" rows={rows} />
      <MinutesPlot by="question" head="Question" rows={rows} />
    </>
  )
}

type PlotProps = { by: 'week' | 'question'; head: string; rows: readonly Named[] }

function HintsPlot({ by, head, rows }: PlotProps) {
  const known = rows.flatMap(({ key, label, hints }) => (hints ? [{ key, label, ...hints }] : []))
  const most = known.toSorted((one, other) => other.value - one.value)[0]
  return (
    <IntervalPlot
      title={`Hints by ${by}`}
      says={
        most
          ? `Hints given in a session, on average. Most, ${most.value.toFixed(1)}, ${by === 'week' ? `in the week of ${most.label}` : `in “${most.label}”`}. ${LEFT_OUT}`
          : `Not enough yet. ${LEFT_OUT}`
      }
      head={[head, 'Hints', 'Candidates']}
      axis={ticksUpTo(topOf(known))}
      rows={known.map(withCount)}
    />
  )
}

function MinutesPlot({ by, head, rows }: PlotProps) {
  const known = rows.flatMap(({ key, label, minutes }) => (minutes ? [{ key, label, ...minutes }] : []))
  return (
    <IntervalPlot
      title={`Time to mitigate by ${by}`}
      says={
        known.length > 0
          ? `Minutes from the start of the work until users were served again: the middle of the sessions in which they were. ${LEFT_OUT}`
          : `Not enough yet. ${LEFT_OUT}`
      }
      head={[head, 'Minutes', 'Candidates']}
      axis={ticksUpTo(topOf(known))}
      rows={known.map(withCount)}
    />
  )
}

function topOf(figures: readonly Figure[]): number {
  return Math.max(0, ...figures.map(({ value, interval }) => interval?.to ?? value))
}

function withCount({ candidates, ...row }: Figure & { key: string; label: string }) {
  return { ...row, more: String(candidates) }
}

/** Every question with what is known of it; no row is about a person. */
export function QuestionTable({ byQuestion }: Pick<LearningPage, 'byQuestion'>) {
  return (
    <ScrollRegion
      className="relative overflow-x-auto rounded-lg border border-line bg-surface print:border-0"
      aria-label="Every question that was worked on"
    >
      <table className="w-full min-w-xl text-sm tabular-nums">
        <caption className="sr-only">Every question that was worked on</caption>
        <thead className="text-left text-ink-soft">
          <tr>
            {['Question', 'Sessions', 'Hints', 'Served again', 'Minutes', 'No-shows'].map((word) => (
              <th key={word} scope="col" className="px-3 py-2 font-semibold first:pl-4">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-t border-line">
          {byQuestion.map(({ slug, title, sessions, hints, mitigated, minutes, noShows }) => (
            <tr key={slug}>
              <th scope="row" className="py-1.5 pr-3 pl-4 text-left font-normal">
                {title}
              </th>
              <td className="px-3">{sessions}</td>
              <td className="px-3">{figureWords(hints)}</td>
              <td className="px-3">{mitigated ? `${Math.round(mitigated.value * 100)}%` : '–'}</td>
              <td className="px-3">{figureWords(minutes)}</td>
              <td className="px-3">{noShows}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function figureWords(figure: Figure | null): string {
  if (!figure) return '–'
  const { value, interval } = figure
  return interval ? `${value.toFixed(1)} (${intervalWords(interval)})` : value.toFixed(1)
}
