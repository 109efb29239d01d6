// One dimension of a cohort: the mean of first, second … sessions, each with its interval.
import { intervalWords } from '#app/calibration/calibration-pages.ts'
import { changeWords, type DimensionGrowth } from '#app/learning/growth.ts'
import { ratingWords, ratings } from '#app/rubric/ratings.ts'
import { PlotFigure } from '../desk/plot-figure.tsx'

const [WIDTH, HEIGHT] = [320, 160]
const [LEFT, RIGHT, TOP, BOTTOM] = [84, 10, 12, 28]

export function GrowthPlot({ growth }: { growth: DimensionGrowth & { title: string } }) {
  const { title, points, change } = growth
  const yOf = (level: number) => HEIGHT - BOTTOM - ((level - 0.75) / 3.5) * (HEIGHT - BOTTOM - TOP)
  const xOf = (at: number) => LEFT + ((at + 0.5) / points.length) * (WIDTH - LEFT - RIGHT)
  const path = points.map(({ mean }, at) => `${at === 0 ? 'M' : 'L'}${xOf(at)} ${yOf(mean)}`).join('')
  return (
    <PlotFigure
      title={title}
      says={growthWords(growth)}
      width={WIDTH}
      height={HEIGHT}
      table={{
        head: ['Session', 'Mean', 'Likely between', 'Candidates'],
        rows: [
          ...points.map(({ nth, mean, interval, candidates }) => {
            return [nth, mean.toFixed(2), interval ? intervalWords(interval) : '–', candidates]
          }),
          ...(change
            ? [
                [
                  'Same people, latest less first',
                  change.mean.toFixed(2).replace('-', '−'),
                  intervalWords(change.interval),
                  change.candidates,
                ],
              ]
            : []),
        ],
      }}
    >
      {ratings.map((level) => (
        <g key={level}>
          <line x1={LEFT} x2={WIDTH} y1={yOf(level)} y2={yOf(level)} stroke="var(--line)" />
          <text x={LEFT - 8} y={yOf(level) + 4} textAnchor="end" fontSize="13" fill="var(--ink-soft)">
            {ratingWords[level]}
          </text>
        </g>
      ))}
      <path d={path} fill="none" stroke="var(--accent)" strokeDasharray="5 4" />
      {points.map(({ nth, mean, interval }, at) => (
        <g key={nth} stroke="var(--accent-strong)" strokeWidth="2">
          {interval ? <line x1={xOf(at)} x2={xOf(at)} y1={yOf(interval.to)} y2={yOf(interval.from)} /> : null}
          <circle cx={xOf(at)} cy={yOf(mean)} r="5" fill="var(--accent)" />
          <text
            x={xOf(at)}
            y={HEIGHT - 8}
            textAnchor="middle"
            fontSize="13"
            fill="var(--ink-soft)"
            stroke="none"
          >
            {nth}.
          </text>
        </g>
      ))}
    </PlotFigure>
  )
}

function growthWords({ points, change }: DimensionGrowth): string {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return ''
  const means =
    first === last
      ? `${first.mean.toFixed(1)} in the first session of ${first.candidates} candidates.`
      : `${first.mean.toFixed(1)} in first sessions, ${last.mean.toFixed(1)} in the ${ordinal(last.nth)}.`
  return change ? `${means} ${changeWords(change)}` : means
}

function ordinal(nth: number): string {
  return ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth'][nth] ?? `${nth}th`
}
