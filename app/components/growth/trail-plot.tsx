// One dimension over time: a dot for each session with how far it may be off, and the mean with its spread behind them.
import { changeWords, SINGLE_ERROR_LEVELS, type Change } from '#app/growth/trails.ts'
import { ratingWords, ratings, type Rating } from '#app/rubric/ratings.ts'
import { PlotFigure } from '../desk/plot-figure.tsx'

export type ShownTrail = {
  title: string
  points: readonly { sessionId: string; day: string; rating: Rating }[]
  mean: number
  spread: { from: number; to: number }
  change: Change
}

const [WIDTH, HEIGHT] = [320, 150]
const [LEFT, RIGHT, TOP, BOTTOM] = [84, 10, 14, 10]
/** Of more sessions the newest are drawn; the table has all. */
const POINTS_MAX = 12

export function TrailPlot({ trail }: { trail: ShownTrail }) {
  const { title, points, mean, spread, change } = trail
  const says = `${meanWords(mean, spread)} ${changeWords[change]}`
  const shown = points.slice(-POINTS_MAX)
  const yOf = (level: number) => HEIGHT - BOTTOM - ((level - 0.75) / 3.5) * (HEIGHT - BOTTOM - TOP)
  const xOf = (at: number) => LEFT + ((at + 0.5) / shown.length) * (WIDTH - LEFT - RIGHT)
  return (
    <PlotFigure
      title={title}
      says={says}
      width={WIDTH}
      height={HEIGHT}
      table={{
        head: ['Session', 'Rating'],
        rows: points.map(({ day, rating }) => [day, `${ratingWords[rating]} (${rating})`]),
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
      <rect
        x={LEFT}
        width={WIDTH - LEFT}
        y={yOf(spread.to)}
        height={yOf(spread.from) - yOf(spread.to)}
        fill="var(--accent-soft)"
      />
      <line x1={LEFT} x2={WIDTH} y1={yOf(mean)} y2={yOf(mean)} stroke="var(--accent)" strokeDasharray="5 4" />
      {shown.map(({ sessionId, rating }, at) => (
        <g key={sessionId} stroke="var(--accent-strong)">
          <line
            x1={xOf(at)}
            x2={xOf(at)}
            y1={yOf(Math.min(4, rating + SINGLE_ERROR_LEVELS))}
            y2={yOf(Math.max(1, rating - SINGLE_ERROR_LEVELS))}
            strokeWidth="2"
          />
          <circle cx={xOf(at)} cy={yOf(rating)} r="5" fill="var(--accent)" />
        </g>
      ))}
    </PlotFigure>
  )
}

function meanWords(mean: number, { from, to }: ShownTrail['spread']): string {
  return `About ${mean.toFixed(1)}, likely between ${from.toFixed(1)} and ${to.toFixed(1)}.`
}
