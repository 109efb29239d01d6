// How alike a cohort reads its rubrics, as one long table for spreadsheets: a row for each figure.
import type { CsvColumn } from '#app/lib/csv.ts'
import type { CohortCalibration } from './calibration-pages.ts'

export type FigureRow = {
  about: 'agreement' | 'rater'
  rubric: string
  /** A dimension; the name of a rater. */
  of: string
  figure: string
  value: number | null
  from: number | null
  to: number | null
  count: number
}

export const figureColumns: readonly CsvColumn<FigureRow>[] = [
  { title: 'about', value: ({ about }) => about },
  { title: 'rubric', value: ({ rubric }) => rubric },
  { title: 'dimension or rater', value: ({ of }) => of },
  { title: 'figure', value: ({ figure }) => figure },
  { title: 'value', value: ({ value }) => rounded(value) },
  { title: 'from', value: ({ from }) => rounded(from) },
  { title: 'to', value: ({ to }) => rounded(to) },
  { title: 'of how many', value: ({ count }) => count },
]

/** What the page does not show is not in it either. */
export function figureRows({ rubrics, raters }: Pick<CohortCalibration, 'rubrics' | 'raters'>): FigureRow[] {
  const blank = { value: null, from: null, to: null }
  return [
    ...rubrics.flatMap(({ title: rubric, agreement }) =>
      agreement.flatMap(({ title, exact, withinOne, pairs, coefficient }): FigureRow[] => {
        const row = { ...blank, about: 'agreement' as const, rubric, of: title, count: pairs }
        return [
          { ...row, figure: 'exact', value: exact },
          { ...row, figure: 'within one level', value: withinOne },
          ...(coefficient
            ? [{ ...row, figure: coefficient.kind, value: coefficient.value, ...coefficient.interval }]
            : []),
        ]
      }),
    ),
    ...raters.flatMap(({ name, shrunk, interval, sessions }): FigureRow[] => {
      if (shrunk === null) return []
      const row = { ...blank, about: 'rater' as const, rubric: '', of: name, count: sessions }
      return [{ ...row, figure: 'levels above the others', value: shrunk, ...interval }]
    }),
  ]
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1000) / 1000
}
