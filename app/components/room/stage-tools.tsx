// One tool of the stage. All but the terminal are loaded when a stage shows them for the first time.
import { assertNever } from '#app/lib/result.ts'
import type { Tool } from '#app/session/events.ts'
import { Spinner } from '../ui/progress.tsx'
import { loadPart } from './load-part.tsx'
import { useRoom } from './room-context.tsx'
import { TerminalDeck } from './terminal-deck.tsx'
import { ToolBoundary } from './tool-boundary.tsx'

const waiting = (
  <p role="status" className="flex flex-1 items-center justify-center gap-2 p-6 text-ink-soft">
    <Spinner /> One moment
  </p>
)
const Board = loadPart('board', () => import('../board/board.tsx').then(({ Board }) => Board), waiting)
const ReviewStage = loadPart(
  'review',
  () => import('../review/review-stage.tsx').then(({ ReviewStage }) => ReviewStage),
  waiting,
)
const ArtefactStage = loadPart(
  'artefact',
  () => import('../talk/artefact-stage.tsx').then(({ ArtefactStage }) => ArtefactStage),
  waiting,
)
const CodingStage = loadPart(
  'coding',
  () => import('../coding/coding-stage.tsx').then(({ CodingStage }) => CodingStage),
  waiting,
)
const NotesPad = loadPart(
  'notes',
  () => import('../talk/notes-pad.tsx').then(({ NotesPad }) => NotesPad),
  waiting,
)

const loaded: Partial<Record<Tool, { preload: () => void }>> = {
  board: Board,
  diff: ReviewStage,
  artefact: ArtefactStage,
  editor: CodingStage,
  notes: NotesPad,
}

/** Fetches what the stages to come will show, so that going on to them is at once. */
export function preloadTools(tools: Iterable<Tool>): void {
  for (const tool of new Set(tools)) loaded[tool]?.preload()
}

export function StageTool({ tool }: { tool: Tool }) {
  return (
    <ToolBoundary key={tool}>
      <ToolItself tool={tool} />
    </ToolBoundary>
  )
}

function ToolItself({ tool }: { tool: Tool }) {
  const { view } = useRoom()
  const round = view.stage?.round ?? 0
  switch (tool) {
    case 'terminal':
      return <TerminalDeck />
    case 'diff':
      return <ReviewStage />
    case 'artefact':
      return <ArtefactStage artefact={view.work?.artefact ?? null} />
    case 'notes':
      return <NotesPad key={round} documentName={`notes-${round}`} />
    case 'editor':
      return <CodingStage />
    case 'board':
      return (
        <Board
          key={round}
          sessionId={view.sessionId}
          documentName={`board-${round}`}
          editable={view.me.sessionRole !== 'shadow'}
        />
      )
    default:
      return assertNever(tool)
  }
}
