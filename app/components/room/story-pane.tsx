// The reading side: what the candidate reads (prompt, given hints, rubric) and, for the interviewer's side, the guide beside it.
import { Lightbulb } from 'lucide-react'
import { EmptyState } from '../ui/empty-state.tsx'
import { Markdown } from '../ui/markdown.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Agenda } from './agenda.tsx'
import { useRoom } from './room-context.tsx'
import { Rubric } from './rubric.tsx'

export function StoryPane() {
  const { view } = useRoom()
  const rubric = { value: 'rubric', label: 'Rubric', panel: <Rubric rubric={view.rubric} /> }
  const agenda = { value: 'agenda', label: 'Agenda', panel: <Agenda /> }
  if (view.cockpit) {
    const guide = {
      value: 'guide',
      label: 'Guide',
      panel: <Markdown text={view.cockpit.guide} className="text-sm" />,
    }
    const prompt = { value: 'prompt', label: 'Prompt', panel: <PromptAndHints /> }
    return <Tabs label="Reading" fill className="px-4 pt-1 pb-4" tabs={[guide, prompt, rubric, agenda]} />
  }
  const prompt = { value: 'prompt', label: 'Prompt', panel: <PromptAndHints /> }
  return <Tabs label="Reading" fill className="px-4 pt-1 pb-4" tabs={[prompt, rubric, agenda]} />
}

function PromptAndHints() {
  const { view } = useRoom()
  return (
    <>
      {view.prompt ? (
        <Markdown text={view.prompt} />
      ) : (
        <EmptyState title="The prompt opens with the briefing" />
      )}
      <GivenHints />
    </>
  )
}

function GivenHints() {
  const { hintsGiven } = useRoom().view
  return (
    <section aria-label="Hints given" aria-live="polite" className="mt-5 grid gap-3">
      {hintsGiven.map((hint, place) => (
        <div key={hint.id} className="animate-rise rounded-md bg-lamp-soft px-4 py-3 text-lamp-ink">
          <p className="mb-1 flex items-center gap-2 text-sm font-semibold">
            <Lightbulb size={16} aria-hidden="true" /> Hint {place + 1}
          </p>
          <Markdown text={hint.text} />
        </div>
      ))}
    </section>
  )
}
