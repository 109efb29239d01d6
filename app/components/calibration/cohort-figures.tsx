// What a coordinator reads of calibration: agreement, growth and raters with intervals, sentences read differently, what fails most.
import {
  percentWords,
  type CohortCalibration,
  type RaterFigures,
  type RubricFigures,
} from '#app/calibration/calibration-pages.ts'
import { coefficientWords, PAIRS_MIN } from '#app/calibration/shown.ts'
import { SEVERITY_SESSIONS_MIN } from '#app/calibration/severity.ts'
import { CANDIDATES_MIN } from '#app/calibration/cohort-figures.ts'
import { RowPlot } from '../desk/row-plot.tsx'
import { IntervalPlot } from './interval-plot.tsx'

export function RubricSection({ rubric }: { rubric: RubricFigures }) {
  const { rubricId, title, agreement, anchors, growth, totals } = rubric
  return (
    <section aria-labelledby={`of-${rubricId}`}>
      <h2 id={`of-${rubricId}`} className="mb-3 text-lg">
        {title}
      </h2>
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-2">
        <Agreement agreement={agreement} />
        <Growth growth={growth} />
      </div>
      {totals ? (
        <p className="mt-4 max-w-prose text-sm text-ink-soft">
          Of totals, the share of their spread that lies in what was rated and not in who rated it:{' '}
          {totals.value.toFixed(2)}, likely between {totals.interval.from.toFixed(2)} and{' '}
          {totals.interval.to.toFixed(2)}, over {totals.sittings} sittings.
        </p>
      ) : null}
      <Anchors anchors={anchors} />
    </section>
  )
}

function Agreement({ agreement }: Pick<RubricFigures, 'agreement'>) {
  const known = agreement.flatMap((one) => (one.coefficient ? [{ ...one, ...one.coefficient }] : []))
  const kind = known[0]?.kind ?? 'alpha'
  const first = known[0]
  return (
    <div>
      {first ? (
        <IntervalPlot
          title={
            kind === 'kappa'
              ? 'Agreement of two raters (weighted kappa)'
              : 'Agreement of raters (Krippendorff’s alpha)'
          }
          says={`0 is chance, 1 is everybody alike. ${first.title}: ${coefficientWords(first.kind, first).toLowerCase()}`}
          head={['Dimension', kind, 'Pairs']}
          axis={[-0.5, 0, 0.5, 1]}
          rows={known.map(({ dimensionId, title, value, interval, pairs }) => {
            return { key: dimensionId, label: title, value, interval, more: String(pairs) }
          })}
        />
      ) : (
        <p className="text-sm text-ink-soft">
          Fewer than {PAIRS_MIN} pairs of ratings so far: too few for a figure that means something.
        </p>
      )}
      <table className="mt-3 text-sm tabular-nums">
        <caption className="mb-1 text-left font-semibold">How often two people give the same</caption>
        <thead className="text-left text-ink-soft">
          <tr>
            {['Dimension', 'The same', 'Within one level', 'Pairs'].map((word) => (
              <th key={word} scope="col" className="py-0.5 pr-5 font-semibold">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {agreement.map(({ dimensionId, title, exact, withinOne, pairs }) => (
            <tr key={dimensionId}>
              <th scope="row" className="py-0.5 pr-5 text-left font-normal">
                {title}
              </th>
              <td className="pr-5">{percentWords(exact)}</td>
              <td className="pr-5">{percentWords(withinOne)}</td>
              <td>{pairs}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Growth({ growth }: Pick<RubricFigures, 'growth'>) {
  if (growth.length === 0)
    return (
      <p className="text-sm text-ink-soft">
        Growth by dimension shows once {CANDIDATES_MIN} candidates have a scorecard: a mean of fewer would be
        somebody’s rating.
      </p>
    )
  const rows = growth.flatMap(({ dimensionId, title, points }) =>
    points.map(({ nth, mean, interval, candidates }) => {
      const key = `${dimensionId} ${nth}`
      return { key, label: `${title}, ${nth}.`, value: mean, interval, more: String(candidates) }
    }),
  )
  return (
    <IntervalPlot
      title="Growth by dimension"
      says="The mean of what interviewers gave in candidates’ first, second and later sessions. Those who come again are not all who began."
      head={['Dimension and session', 'Mean', 'Candidates']}
      axis={[1, 2, 3, 4]}
      rows={rows}
    />
  )
}

function Anchors({ anchors }: Pick<RubricFigures, 'anchors'>) {
  if (anchors.length === 0) return null
  return (
    <div className="mt-5">
      <h3 className="mb-1.5 text-base">Sentences that people read differently</h3>
      <ul className="grid gap-2 text-sm">
        {anchors.map(({ title, rating, sentence, uses, agreement, insteadOften }) => (
          <li key={`${title} ${rating}`} className="rounded-md border border-line bg-surface px-3 py-2">
            <strong>
              {title}, {rating}:
            </strong>{' '}
            “{sentence}” Of {uses} times, the other gave the same in {percentWords(agreement)}
            {insteadOften === null ? '' : `, most often ${insteadOften} instead`}.
          </li>
        ))}
      </ul>
    </div>
  )
}

export function Raters({ raters }: { raters: readonly RaterFigures[] }) {
  const known = raters.flatMap(({ shrunk, ...one }) => (shrunk === null ? [] : [{ ...one, shrunk }]))
  const waiting = raters.length - known.length
  return (
    <section aria-labelledby="raters">
      <h2 id="raters" className="mb-3 text-lg">
        Higher or lower than the others
      </h2>
      {known.length > 0 ? (
        <IntervalPlot
          title="Mean difference from others who rated the same"
          says="In levels, drawn towards 0 by how little was seen; by name. Nobody is right by themselves: it is a reason to talk about a sentence."
          head={['Rater', 'Levels', 'Sessions']}
          axis={[-1, -0.5, 0, 0.5, 1]}
          rows={known.map(({ name, shrunk, interval, sessions }, at) => {
            return { key: `${at} ${name}`, label: name, value: shrunk, interval, more: String(sessions) }
          })}
        />
      ) : null}
      {waiting > 0 || known.length === 0 ? (
        <p className="mt-2 text-sm text-ink-soft">
          {known.length === 0 ? 'Nobody has' : `${waiting} more have not`} rated {SEVERITY_SESSIONS_MIN}{' '}
          sittings together with others yet: before that it is mostly luck.
        </p>
      ) : null}
    </section>
  )
}

export function FailedLines({ pareto }: Pick<CohortCalibration, 'pareto'>) {
  const [first] = pareto
  const half = pareto.find(({ upToHere }) => upToHere >= 0.5)
  const count = half ? pareto.indexOf(half) + 1 : pareto.length
  return (
    <section aria-labelledby="failed">
      <h2 id="failed" className="mb-3 text-lg">
        What fails most
      </h2>
      {first ? (
        <>
          <RowPlot
            title="Checks that did not hold at the end"
            says={`The first ${count} of these make ${percentWords(pareto[count - 1]?.upToHere ?? 0)} of all.`}
            head="Check"
            series={[{ label: 'sessions', fill: 'full' }]}
            rows={pareto.map(({ says, count: times }) => ({ label: says, values: [times] }))}
          />
          <ol className="mt-2 grid gap-1 text-sm text-ink-soft">
            {pareto.map(({ question, says, count: times, upToHere }) => (
              <li key={`${question} ${says}`}>
                {says} ({question}): {times}, together {percentWords(upToHere)}
              </li>
            ))}
          </ol>
        </>
      ) : (
        <p className="text-sm text-ink-soft">No check has failed in a session that is over.</p>
      )}
    </section>
  )
}
