// What a coordinator reads of calibration: agreement and raters with intervals, and the sentences that are read differently.
import { percentWords, type RaterFigures, type RubricFigures } from '#app/calibration/calibration-pages.ts'
import { coefficientWords, PAIRS_MIN, SITTINGS_MIN } from '#app/calibration/shown.ts'
import { SEVERITY_SESSIONS_MIN } from '#app/calibration/severity.ts'
import { IntervalPlot } from '../desk/interval-plot.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'

/** What nobody has rated twice yet is told in a sentence. */
export function RubricSections({ rubrics }: { rubrics: readonly RubricFigures[] }) {
  const isShared = ({ agreement }: RubricFigures) => agreement.some(({ pairs }) => pairs > 0)
  const alone = rubrics.filter((one) => !isShared(one)).map(({ title }) => title)
  return (
    <div className="grid gap-9 *:min-w-0">
      {rubrics.filter(isShared).map((rubric) => (
        <RubricSection key={rubric.rubricId} rubric={rubric} />
      ))}
      {alone.length === rubrics.length ? (
        <p className="text-sm text-ink-soft">
          Nothing yet: two people have to rate the same, a session with a shadow or a recording.
        </p>
      ) : alone.length > 0 ? (
        <p className="text-sm text-ink-soft">
          Nobody has rated the same as somebody else yet: {alone.join(', ')}.
        </p>
      ) : null}
    </div>
  )
}

function RubricSection({ rubric }: { rubric: RubricFigures }) {
  const { rubricId, title, agreement, anchors, totals } = rubric
  return (
    <section aria-labelledby={`of-${rubricId}`}>
      <h3 id={`of-${rubricId}`} className="mb-3 text-base">
        {title}
      </h3>
      <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-2">
        <Coefficients agreement={agreement} />
        <Shares agreement={agreement} />
      </div>
      {totals ? (
        <p className="mt-4 max-w-prose text-sm text-ink-soft">
          Of the spread of totals, {percentWords(totals.value)} lies in what was rated and the rest in who
          rated it (likely between {percentWords(totals.interval.from)} and {percentWords(totals.interval.to)}
          , over {totals.sittings} sittings).
        </p>
      ) : null}
      <Anchors anchors={anchors} />
    </section>
  )
}

function Coefficients({ agreement }: Pick<RubricFigures, 'agreement'>) {
  const known = agreement.flatMap((one) => (one.coefficient ? [{ ...one, ...one.coefficient }] : []))
  const [first] = known
  if (!first)
    return (
      <p className="text-sm text-ink-soft">
        No figure beyond the shares yet: before {PAIRS_MIN} pairs of ratings in {SITTINGS_MIN} sittings it
        would mean nothing.
      </p>
    )
  return (
    <IntervalPlot
      title={
        first.kind === 'kappa'
          ? 'Agreement of two raters (weighted kappa)'
          : 'Agreement of raters (Krippendorff’s alpha)'
      }
      says={agreementWords(known)}
      head={['Dimension', first.kind, 'Pairs']}
      axis={[-0.5, 0, 0.5, 1]}
      rows={known.map(({ dimensionId, title, value, interval, pairs }) => {
        return { key: dimensionId, label: title, value, interval, more: String(pairs) }
      })}
    />
  )
}

type Known = { title: string; kind: 'kappa' | 'alpha'; interval: { from: number; to: number } }

/** The low end is what is known: so the dimension that is known best, and the one to talk about first. */
function agreementWords(known: readonly Known[]): string {
  const inOrder = known.toSorted((one, other) => other.interval.from - one.interval.from)
  const [best, least] = [inOrder[0], inOrder.at(-1)]
  if (!best || !least) return ''
  const [bestWords, leastWords] = [best, least].map((one) => lower(coefficientWords(one.kind, one)))
  const where = bestWords === leastWords ? 'In every dimension' : `${best.title}:`
  const words = `0 is chance, 1 is everybody alike. ${where} ${bestWords}`
  return best === least ? words : `${words} Talk first about ${lower(least.title)}.`
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}

function Shares({ agreement }: Pick<RubricFigures, 'agreement'>) {
  return (
    <ScrollRegion className="relative overflow-x-auto" aria-label="How often two people give the same">
      <table className="w-full max-w-md text-sm tabular-nums">
        <caption className="mb-1.5 text-left font-display text-base font-semibold">
          How often two people give the same
        </caption>
        <thead className="text-left text-ink-soft">
          <tr>
            {['Dimension', 'The same', 'Within one level', 'Pairs'].map((word) => (
              <th key={word} scope="col" className="py-1 pr-4 font-semibold">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-y border-line">
          {agreement.map(({ dimensionId, title, exact, withinOne, pairs }) => (
            <tr key={dimensionId}>
              <th scope="row" className="py-1 pr-4 text-left font-normal">
                {title}
              </th>
              <td className="pr-4">{percentWords(exact)}</td>
              <td className="pr-4">{percentWords(withinOne)}</td>
              <td>{pairs}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** An evening has time for so many. */
const ANCHORS_SHOWN = 4

function Anchors({ anchors }: Pick<RubricFigures, 'anchors'>) {
  const [shown, rest] = [anchors.slice(0, ANCHORS_SHOWN), anchors.slice(ANCHORS_SHOWN)]
  if (shown.length === 0) return null
  return (
    <div className="mt-5">
      <h4 className="mb-1.5 font-display text-base font-semibold">Sentences that people read differently</h4>
      <AnchorList anchors={shown} />
      {rest.length > 0 ? (
        <Disclosure summary={`${rest.length} more`} className="mt-2 text-sm">
          <AnchorList anchors={rest} />
        </Disclosure>
      ) : null}
    </div>
  )
}

function AnchorList({ anchors }: Pick<RubricFigures, 'anchors'>) {
  return (
    <ul className="grid gap-2 text-sm">
      {anchors.map(({ title, rating, sentence, uses, agreement, insteadOften }) => (
        <li key={`${title} ${rating}`} className="rounded-md border border-line bg-surface px-3 py-2">
          <strong>
            {title}, {rating}:
          </strong>{' '}
          “{sentence}”
          <p className="text-ink-soft">
            Given {uses} times. The other gave the same in {percentWords(agreement)}
            {insteadOften === null ? '' : `, and most often ${insteadOften} instead`}.
          </p>
        </li>
      ))}
    </ul>
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
          {known.length === 0 ? 'Nobody has' : `${waiting} more ${waiting === 1 ? 'has' : 'have'} not`} rated{' '}
          {SEVERITY_SESSIONS_MIN} sittings together with others yet: before that it is mostly luck.
        </p>
      ) : null}
    </section>
  )
}
