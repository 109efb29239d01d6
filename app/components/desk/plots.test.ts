import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ColumnPlot } from './column-plot.tsx'
import { RowPlot } from './row-plot.tsx'

const series = [
  { label: 'held', fill: 'full' },
  { label: 'coming', fill: 'striped' },
  { label: 'open', fill: 'empty' },
] as const
const words = { title: 'Load', says: 'The middle is 3.', head: 'Who', series }

const plots = {
  columns: (values: number[][]) =>
    createElement(ColumnPlot, {
      ...words,
      columns: values.map((row, k) => ({ label: `Name ${k}`, values: row })),
    }),
  rows: (values: number[][]) =>
    createElement(RowPlot, {
      ...words,
      median: 3,
      rows: values.map((row, k) => ({ label: `Name ${k}`, values: row, cap: 9 })),
    }),
}

describe.each(Object.entries(plots))('a plot of %s', (_kind, plot) => {
  it('DE23 is an image with a name and a description', () => {
    const html = renderToStaticMarkup(plot([[1, 2, 3]]))
    const [, title, says] = /role="img" aria-labelledby="(\S+) (\S+)"/.exec(html) ?? []
    expect(html).toContain(`<title id="${title}">Load</title>`)
    expect(html).toContain(`<desc id="${says}">The middle is 3.</desc>`)
  })

  it('DE23 says the same figures in a table', () => {
    const html = renderToStaticMarkup(
      plot([
        [1, 2, 3],
        [40, 0, 7],
      ]),
    )
    const table = /<table[\s\S]*<\/table>/.exec(html)?.[0] ?? ''
    const cells = [...table.matchAll(/<(?:td|th)\b[^>]*>([^<]*)</g)].map(([, cell]) => cell)
    expect(cells.slice(0, 4)).toEqual(['Who', 'held', 'coming', 'open'])
    for (const cell of ['Name 0', '1', '2', '3', 'Name 1', '40', '0', '7']) expect(cells).toContain(cell)
  })

  it('DE23 tells its bars apart by filling, and draws none where there is nothing', () => {
    const fillsOf = (values: number[]) =>
      [
        ...(renderToStaticMarkup(plot([values]))
          .split('<figcaption>')[1]
          ?.split('<ul')[0]
          ?.matchAll(/<rect[^>]*fill="([^"]*)"/g) ?? []),
      ].map(([, fill]) => fill)
    expect(fillsOf([1, 1, 1])).toEqual(['var(--accent)', 'var(--accent-soft)', 'none'])
    expect(fillsOf([0, 0, 0])).toEqual([])
  })

  it('DE23 draws numbers only, and no plot of nothing', () => {
    for (const values of [[[0, 0, 0]], [[1e6, 3, 1]], Array.from({ length: 60 }, () => [1, 2, 3])]) {
      expect(renderToStaticMarkup(plot(values))).not.toMatch(/NaN|Infinity|undefined/)
    }
    expect(renderToStaticMarkup(plot([]))).not.toContain('<svg role')
  })
})
