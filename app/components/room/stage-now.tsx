// A stage without tools: people talk. What it is about, large and calm, and what comes after it.
import { Markdown } from '../ui/markdown.tsx'
import { Agenda } from './agenda.tsx'
import { nextWords } from './agenda-steps.ts'
import { useRoom } from './room-context.tsx'

export function StageNow() {
  const { view } = useRoom()
  const next = nextWords(view)
  return (
    <section
      data-part="now"
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- why: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label="Now"
      className="min-h-0 flex-1 overflow-y-auto bg-canvas p-5 focus-visible:-outline-offset-2 sm:p-10"
    >
      <div className="mx-auto grid max-w-xl gap-8">
        <div>
          <h2 className="text-2xl">{view.stage?.title}</h2>
          <p className="mt-2 text-lg text-ink-soft">{view.stage?.says}</p>
          {next ? <p className="mt-4 font-semibold text-accent-ink">{next}</p> : null}
        </div>
        {view.prompt ? (
          <div className="rounded-lg border border-line bg-surface p-5 shadow-card sm:p-6">
            <Markdown text={view.prompt} />
          </div>
        ) : null}
        <Agenda />
      </div>
    </section>
  )
}
