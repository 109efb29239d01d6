// The reading side: hints, prompt and rubric for everybody; the guide before them for interviewer and shadow.
import { Lightbulb } from 'lucide-react'
import type { SessionView } from '#app/session/view-types.ts'
import { Markdown } from '../ui/markdown.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Agenda } from './agenda.tsx'
import { phaseAdvice } from './phase-words.ts'
import { useRoom } from './room-context.tsx'
import { LookedAt } from './looked-at.tsx'
import { loadPart } from './load-part.tsx'
import { NextLine } from './move-on.tsx'
import { Timeline } from './timeline.tsx'

export function StoryPane() {
  const { view } = useRoom()
  const { cockpit } = view
  const comments = view.work?.review?.comments.length ?? null
  const tabs = [
    { value: 'prompt', label: 'Prompt', panel: <PromptAndHints /> },
    ...(comments === null
      ? []
      : [
          {
            value: 'comments',
            label: `Comments ${comments}`,
            panel: <CommentsTab />,
          },
        ]),
    { value: 'rubric', label: 'Rubric', panel: <LookedAt round={view.stage?.round} /> },
    { value: 'timeline', label: 'Timeline', panel: <WhereWeAre /> },
  ]
  const guide = cockpit
    ? [{ value: 'guide', label: 'Guide', panel: <Markdown text={cockpit.guide} className="text-sm" /> }]
    : []
  return (
    <>
      <div className="border-b border-line px-4 py-2.5 text-sm text-ink-soft">
        <p>{wordsForNow(view)}</p>
        {cockpit ? null : <NextLine className="font-semibold text-accent-ink" />}
      </div>
      <Tabs label="Reading" fill className="px-4 pt-1 pb-4" tabs={[...guide, ...tabs]} />
    </>
  )
}

/** A stage says what happens in it, to who leads too; phases speak where there are no stages, and to who watches. */
function wordsForNow(view: SessionView): string {
  const { sessionRole } = view.me
  const { stage } = view
  if (stage && sessionRole === 'candidate') return stage.says
  if (stage && sessionRole === 'interviewer') return `The candidate reads: “${stage.says}”`
  return phaseAdvice[sessionRole][view.phase]
}

const CommentsTab = loadPart('comments', () =>
  import('../review/comments-tab.tsx').then(({ CommentsTab }) => CommentsTab),
)

/** The newest hint stands above the prompt: what has just been given must not need a search. */
function PromptAndHints() {
  const { view } = useRoom()
  return (
    <>
      <GivenHints />
      {view.prompt ? (
        <Markdown text={view.prompt} />
      ) : (
        <p className="text-ink-soft">What you work on is shown when its part begins.</p>
      )}
    </>
  )
}

export function GivenHints() {
  const { hintsGiven } = useRoom().view
  return (
    <section aria-label="Hints given" aria-live="polite" className="grid gap-3 not-empty:mb-5">
      {hintsGiven
        .map((hint, place) => (
          <div key={hint.id} className="animate-rise rounded-md bg-lamp-soft px-4 py-3 text-lamp-ink">
            <p className="mb-1 flex items-center gap-2 text-sm font-semibold">
              <Lightbulb size={16} aria-hidden="true" /> Hint {place + 1}
            </p>
            <Markdown text={hint.text} className="text-sm" />
          </div>
        ))
        .toReversed()}
    </section>
  )
}

function WhereWeAre() {
  const { view } = useRoom()
  return (
    <div className="grid gap-6">
      <Agenda />
      <Timeline entries={view.cockpit?.timeline ?? view.timeline} />
    </div>
  )
}
