// A stage without tools: people talk. What it is about, large and calm, and what comes after it.
import { Markdown } from '../ui/markdown.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { Agenda } from './agenda.tsx'
import { nextWords } from './agenda-steps.ts'
import { useRoom } from './room-context.tsx'

export function StageNow() {
  const { view } = useRoom()
  const next = nextWords(view)
  return (
    <ScrollRegion
      data-part="now"
      aria-label="Now"
      className="min-h-0 flex-1 overflow-y-auto bg-canvas p-5 sm:p-10"
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
    </ScrollRegion>
  )
}
