// Which tools stand in the middle of the room, and which of them stays beside the others where there is width. Pure.
import type { Tool } from '#app/session/events.ts'
import type { SessionView } from '#app/session/view-types.ts'

type Staged = Pick<SessionView, 'stage' | 'work' | 'sandbox'>

/** Tools of the present stage that have something in them. Without stages there is the terminal, as ever. */
export function toolsShown({ stage, work, sandbox }: Staged): Tool[] {
  if (!stage) return ['terminal']
  return stage.tools.filter((tool) => {
    switch (tool) {
      case 'artefact':
        return work?.artefact != null
      case 'terminal':
        // A talk may come with a box to try things on, or without one.
        return (
          work === null ||
          work.kind === 'troubleshooting' ||
          work.kind === 'coding' ||
          sandbox.status !== 'none'
        )
      case 'editor':
        return work?.coding != null
      case 'diff':
        return work?.review != null
      default:
        return true
    }
  })
}

/** What one looks at while working with another: it takes a column of its own where there is width. */
const BESIDE: readonly Tool[] = ['terminal', 'notes']

export type Arrangement = { main: Tool[]; beside: Tool | null }

/** One tool fills the middle; of several, one that is kept in view stands beside the rest. */
export function arrange(tools: readonly Tool[]): Arrangement {
  if (tools.length < 2) return { main: [...tools], beside: null }
  const beside = BESIDE.find((tool) => tools.includes(tool)) ?? null
  return { main: tools.filter((tool) => tool !== beside), beside }
}

/** Whether people work on a box now, or in the lobby: whether they will. */
export function needsBox(view: Pick<SessionView, 'stage' | 'agenda' | 'phase'>): boolean {
  if (view.stage) return isTyped(view.stage.tools)
  return view.phase !== 'lobby' || hasBox(view)
}

/** Whether people work on a box at any time of the session. */
function hasBox({ agenda }: Pick<SessionView, 'agenda'>): boolean {
  const stages = agenda.flatMap((item) => item.stage ?? [])
  return stages.length === 0 || stages.some(({ tools }) => isTyped(tools))
}

function isTyped(tools: readonly Tool[]): boolean {
  return tools.some((tool) => tool === 'terminal' || tool === 'editor')
}
