// What fails most, the most frequent first: a bar for the share of each, and a dot where all down to here make together.
// Its rows are sentences, which no drawing could hold on a telephone: so it is a list with bars, and needs no second table.
import { CANDIDATES_MIN } from '#app/learning/growth.ts'
import { halfWords, PARETO_LINES, type ParetoLine } from '#app/learning/pareto.ts'
import { Disclosure } from '../ui/disclosure.tsx'

export function ParetoChart({ pareto }: { pareto: readonly ParetoLine[] }) {
  const [shown, rest] = [pareto.slice(0, PARETO_LINES), pareto.slice(PARETO_LINES)]
  return (
    <section aria-labelledby="failed" className="max-w-3xl">
      <h2 id="failed" className="text-lg">
        What fails most
      </h2>
      <p className="mb-3 text-sm text-ink-soft">
        {pareto.length === 0
          ? `No check has failed in a question that at least ${CANDIDATES_MIN} candidates have worked on.`
          : `Checks that did not hold when the work was over, of questions that at least ${CANDIDATES_MIN} candidates have worked on. ${halfWords(pareto)}`}
      </p>
      {shown.length > 0 ? (
        <>
          <p aria-hidden="true" className="mb-2 flex flex-wrap gap-x-5 text-xs text-ink-soft">
            <span className="flex items-center gap-1.5">
              <span className="h-2.5 w-4 bg-accent" /> its share of all that failed
            </span>
            <span className="flex items-center gap-1.5">
              <span className="size-2.5 rounded-full bg-lamp-ink" /> together, from the top
            </span>
          </p>
          <Lines lines={shown} from={1} />
        </>
      ) : null}
      {rest.length > 0 ? (
        <div className="mt-2 text-sm print:hidden">
          <Disclosure summary={`${rest.length} more`}>
            <Lines lines={rest} from={PARETO_LINES + 1} />
          </Disclosure>
        </div>
      ) : null}
    </section>
  )
}

function Lines({ lines, from }: { lines: readonly ParetoLine[]; from: number }) {
  return (
    <ol start={from} className="grid gap-2.5">
      {lines.map(({ says, question, count, share, upToHere }) => (
        <li key={`${question} ${says}`} className="break-inside-avoid">
          <p className="text-sm">
            {says}{' '}
            <span className="text-ink-soft tabular-nums">
              {question}: {count === 1 ? '1 session' : `${count} sessions`}, {percent(share)}; together{' '}
              {percent(upToHere)}.
            </span>
          </p>
          <div aria-hidden="true" className="relative mt-1 h-3 border-l border-line-strong bg-sunken">
            <div className="h-full bg-accent" style={{ width: percent(share) }} />
            <div
              className="absolute top-1/2 size-2.5 -translate-1/2 rounded-full bg-lamp-ink"
              style={{ left: percent(upToHere) }}
            />
          </div>
        </li>
      ))}
    </ol>
  )
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}
