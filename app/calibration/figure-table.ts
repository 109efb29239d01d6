// The figures of a cohort as one long table for spreadsheets: a row for each figure.
import type { CsvColumn } from '#app/lib/csv.ts'
import type { CohortCalibration } from './calibration-pages.ts'

export type FigureRow = {
  about: 'agreement' | 'growth' | 'failed check'
  rubric: string
  dimension: string
  session: number | null
  figure: string
  value: number | null
  from: number | null
  to: number | null
  count: number
}

export const figureColumns: readonly CsvColumn<FigureRow>[] = [
  { title: 'about', value: ({ about }) => about },
  { title: 'rubric or question', value: ({ rubric }) => rubric },
  { title: 'dimension or check', value: ({ dimension }) => dimension },
  { title: 'session', value: ({ session }) => session },
  { title: 'figure', value: ({ figure }) => figure },
  { title: 'value', value: ({ value }) => rounded(value) },
  { title: 'from', value: ({ from }) => rounded(from) },
  { title: 'to', value: ({ to }) => rounded(to) },
  { title: 'of how many', value: ({ count }) => count },
]

/** What the page does not show is not in it either. */
export function figureRows({ rubrics, pareto }: Pick<CohortCalibration, 'rubrics' | 'pareto'>): FigureRow[] {
  const blank = { session: null, value: null, from: null, to: null }
  return [
    ...rubrics.flatMap(({ title: rubric, agreement, growth }): FigureRow[] => [
      ...agreement.flatMap(({ title: dimension, exact, withinOne, pairs, coefficient }): FigureRow[] => {
        const row = { ...blank, about: 'agreement' as const, rubric, dimension, count: pairs }
        return [
          { ...row, figure: 'exact', value: exact },
          { ...row, figure: 'within one level', value: withinOne },
          ...(coefficient
            ? [{ ...row, figure: coefficient.kind, value: coefficient.value, ...coefficient.interval }]
            : []),
        ]
      }),
      ...growth.flatMap(({ title: dimension, points }) =>
        points.map(({ nth, mean, interval, candidates }): FigureRow => {
          const row = { ...blank, about: 'growth' as const, rubric, dimension, count: candidates }
          return { ...row, session: nth, figure: 'mean', value: mean, ...interval }
        }),
      ),
    ]),
    ...pareto.map(({ question, says, count, share }): FigureRow => {
      return {
        ...blank,
        about: 'failed check',
        rubric: question,
        dimension: says,
        figure: 'share',
        value: share,
        count,
      }
    }),
  ]
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1000) / 1000
}
