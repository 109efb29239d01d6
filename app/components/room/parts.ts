// The parts of a room by name: the tools of the stage and what stands around them.
import {
  BookOpen,
  ClipboardList,
  FileDiff,
  FileText,
  Hand,
  NotebookPen,
  PenTool,
  SquareCode,
  SquareTerminal,
  type LucideIcon,
} from 'lucide-react'
import type { Tool } from '#app/session/events.ts'

export const toolNames: Record<Tool, string> = {
  terminal: 'Terminal',
  editor: 'Editor',
  diff: 'Change',
  artefact: 'Look at',
  board: 'Board',
  notes: 'Notes',
}

/** `now`: a stage without tools, in which people talk. */
export type Part = Tool | 'now' | 'story' | 'cockpit'

export const partIcons: Record<Part, LucideIcon> = {
  terminal: SquareTerminal,
  editor: SquareCode,
  diff: FileDiff,
  artefact: FileText,
  board: PenTool,
  notes: NotebookPen,
  now: Hand,
  story: BookOpen,
  cockpit: ClipboardList,
}
