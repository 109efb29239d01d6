/** One figure of a report, large, with what it counts beneath. */
export function ReportFigure({ of, figure }: { of: string; figure: string | number }) {
  return (
    <div className="flex flex-col-reverse justify-end rounded-lg border border-line bg-surface px-4 py-3 break-inside-avoid">
      <dt className="text-sm text-ink-soft">{of}</dt>
      <dd className="font-display text-2xl font-semibold tabular-nums">{figure}</dd>
    </div>
  )
}
