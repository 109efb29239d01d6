// The cockpit's list for talks and reviews: points to tick, and what helps to run the talk. Nobody but the cockpit gets any of it.
import { commentsNear, type ReviewComment } from '#app/review/comments.ts'
import { lineWords, type DiffFile } from '#app/review/diff.ts'
import type { ListedPoint } from '#app/review/points.ts'
import type { CockpitView } from '#app/session/view-types.ts'
import { LineLink } from '../review/comment-list.tsx'
import { useAllowed, useCommand, useRoom } from '../room/room-context.tsx'
import { useShowLine } from '../room/show-line.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { PointList } from './point-list.tsx'

export function PointsTab({ cockpit }: { cockpit: CockpitView }) {
  const { view } = useRoom()
  const allowed = useAllowed('mark-point')
  const { run } = useCommand()
  const review = view.work?.review
  return (
    <div className="grid gap-6">
      <PointList
        points={cockpit.points}
        onMark={
          allowed
            ? ({ questionSlug, pointId }, mark) =>
                void run({ type: 'mark-point', questionSlug, pointId, mark })
            : null
        }
        beside={(point) => <Place point={point} review={review ?? nothingReviewed} />}
      />
      <Conversation cockpit={cockpit} />
    </div>
  )
}

type Reviewed = { comments: readonly ReviewComment[]; files: readonly DiffFile[] }
const nothingReviewed: Reviewed = { comments: [], files: [] }

/** Where a defect is, and which comment may be about it: a suggestion, the mark is a person's. */
function Place({ point, review }: { point: ListedPoint; review: Reviewed }) {
  const { show } = useShowLine()
  const { file, lines } = point
  if (!file || !lines) return null
  const near = commentsNear({ file, lines }, review.comments, review.files)
  return (
    <div className="grid gap-0.5 text-ink-soft">
      <LineLink place={{ file, side: 'new', line: lines[0] }} onShow={show} />
      {near.map((comment) => (
        <p key={comment.commentId} className="rounded-sm bg-sky-soft px-2 py-1 text-xs text-sky-ink">
          Comment on {lineWords(comment)} may be this one: “{shortened(comment.text)}”
        </p>
      ))}
    </div>
  )
}

const QUOTE_CHARS = 90

function shortened(text: string): string {
  return text.length > QUOTE_CHARS ? `${text.slice(0, QUOTE_CHARS - 1).trimEnd()}…` : text
}

function Conversation({ cockpit }: { cockpit: CockpitView }) {
  const { recover, misconceptions, notExpected, followUps } = cockpit
  return (
    <div className="grid gap-2">
      {recover ? (
        <section
          aria-label="When they are stuck"
          className="rounded-md bg-lamp-soft px-3 py-2 text-sm text-lamp-ink"
        >
          <h3 className="text-sm font-semibold">When they are stuck, say</h3>
          <p>{recover}</p>
        </section>
      ) : null}
      <WordList title="Ask next" items={followUps} open />
      {misconceptions.length > 0 ? (
        <Disclosure summary="Often believed">
          <dl className="grid gap-2 text-sm">
            {misconceptions.map(({ says, truth }) => (
              <div key={says}>
                <dt className="font-semibold">{says}</dt>
                <dd className="text-ink-soft">{truth}</dd>
              </div>
            ))}
          </dl>
        </Disclosure>
      ) : null}
      <WordList title="Not expected at this level" items={notExpected} />
    </div>
  )
}

type WordListProps = { title: string; items: readonly string[]; open?: boolean }

function WordList({ title, items, open = false }: WordListProps) {
  if (items.length === 0) return null
  return (
    <Disclosure summary={title} open={open}>
      <ul className="grid list-disc gap-1 pl-4 text-sm">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </Disclosure>
  )
}
