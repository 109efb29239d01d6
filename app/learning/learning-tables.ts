// What the learning report shows, as tables for spreadsheets: a row for each figure's place, and nothing that the page leaves out.
import { writeCsv, type CsvColumn } from '#app/lib/csv.ts'
import type { LearningPage } from './learning-page.ts'
import type { LearningTable } from './table-names.ts'
import type { Figure, WorkFigures } from './work.ts'

type Tables = Pick<LearningPage, 'rubrics' | 'byWeek' | 'byQuestion' | 'pareto'>

export function writeLearningTable(table: LearningTable, page: Tables): string {
  if (table === 'growth') return writeCsv(growthColumns, growthRows(page))
  if (table === 'weeks')
    return writeCsv([{ title: 'week of', value: ({ week }) => week }, ...workColumns], page.byWeek)
  if (table === 'questions')
    return writeCsv([{ title: 'question', value: ({ title }) => title }, ...workColumns], page.byQuestion)
  return writeCsv(checkColumns, page.pareto)
}

type GrowthRow = {
  rubric: string
  dimension: string
  session: string
  mean: number
  from: number | null
  to: number | null
  candidates: number
}

function growthRows({ rubrics }: Tables): GrowthRow[] {
  return rubrics.flatMap(({ title: rubric, growth }) =>
    growth.flatMap(({ title: dimension, points, change }): GrowthRow[] => [
      ...points.map(({ nth, mean, interval, candidates }) => {
        return { rubric, dimension, session: String(nth), mean, ...endsOf(interval), candidates }
      }),
      ...(change
        ? [
            {
              rubric,
              dimension,
              session: 'latest less first, of the same people',
              mean: change.mean,
              ...endsOf(change.interval),
              candidates: change.candidates,
            },
          ]
        : []),
    ]),
  )
}

const growthColumns: readonly CsvColumn<GrowthRow>[] = [
  { title: 'rubric', value: ({ rubric }) => rubric },
  { title: 'dimension', value: ({ dimension }) => dimension },
  { title: 'session', value: ({ session }) => session },
  { title: 'mean', value: ({ mean }) => rounded(mean) },
  { title: 'from', value: ({ from }) => rounded(from) },
  { title: 'to', value: ({ to }) => rounded(to) },
  { title: 'candidates', value: ({ candidates }) => candidates },
]

const workColumns: readonly CsvColumn<WorkFigures>[] = [
  { title: 'sessions', value: ({ sessions }) => sessions },
  { title: 'no-shows', value: ({ noShows }) => noShows },
  { title: 'of them with a stand-by', value: ({ rescued }) => rescued },
  ...figureColumns('hints', ({ hints }) => hints),
  ...figureColumns('share served again', ({ mitigated }) => mitigated),
  ...figureColumns('minutes to mitigate', ({ minutes }) => minutes),
]

function figureColumns(
  title: string,
  of: (figures: WorkFigures) => Figure | null,
): readonly CsvColumn<WorkFigures>[] {
  return [
    { title, value: (row) => rounded(of(row)?.value ?? null) },
    { title: `${title}: from`, value: (row) => rounded(of(row)?.interval?.from ?? null) },
    { title: `${title}: to`, value: (row) => rounded(of(row)?.interval?.to ?? null) },
  ]
}

const checkColumns: readonly CsvColumn<LearningPage['pareto'][number]>[] = [
  { title: 'check', value: ({ says }) => says },
  { title: 'question', value: ({ question }) => question },
  { title: 'sessions', value: ({ count }) => count },
  { title: 'share', value: ({ share }) => rounded(share) },
  { title: 'together', value: ({ upToHere }) => rounded(upToHere) },
]

function endsOf(interval: { from: number; to: number } | null) {
  return { from: interval?.from ?? null, to: interval?.to ?? null }
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1000) / 1000
}
