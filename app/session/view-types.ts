// The shape of what a browser is told about a session. `viewFor` in view.ts decides what goes in for whom.
import type { SessionRole } from '#app/auth/roles.ts'
import type { CommandType } from './commands.ts'
import type { AgendaItem, Mark, PauseReason, Phase, ProbeVerdict } from './events.ts'

export type ClockView = {
  phase: Phase
  /** Null in a phase without a planned length. Never negative. */
  remainingMs: number | null
  elapsedMs: number
  running: boolean
  pausedBecause: PauseReason | null
  /** ISO time of the server when this view was made; browsers extrapolate from it, never from their own clock. */
  serverNow: string
}

export type SandboxView = {
  status: 'none' | 'preparing' | 'ready' | 'trouble' | 'lost'
  /** One plain sentence for the readiness light. */
  words: string
  sandboxId: string | null
}

export type TerminalView = { terminalId: string; title: string; exited: boolean }

export type RubricView = {
  rubricId: string
  title: string
  dimensions: {
    id: string
    title: string
    question: string
    weight: number
    anchors: [string, string, string, string]
  }[]
}

/** A line of the timeline that everybody in the session may read. */
export type TimelineEntry = {
  seq: number
  at: string
  elapsedMs: number
  words: string
  kind: 'phase' | 'clock' | 'control' | 'hint' | 'box' | 'people' | 'probe' | 'note'
}

/** Only for interviewer and shadow. Never sent to a candidate before the session is closed, and the guide not even then. */
export type CockpitView = {
  guide: string
  hints: { id: string; title: string; text: string; givenAt: string | null }[]
  probes: {
    id: string
    says: string
    kind: 'behaviour' | 'persistence' | 'collateral'
    verdict: ProbeVerdict | null
    message: string
    checkedAt: string | null
  }[]
  notes: { noteId: string; at: string; elapsedMs: number; text: string; mark: Mark | null; byName: string }[]
  timeline: TimelineEntry[]
}

export type SessionView = {
  sessionId: string
  title: string
  level: number
  me: { userId: string; name: string; sessionRole: SessionRole }
  phase: Phase
  clock: ClockView
  agenda: AgendaItem[]
  participants: { userId: string; name: string; sessionRole: SessionRole; present: boolean }[]
  control: { holder: string | null }
  sandbox: SandboxView
  terminals: TerminalView[]
  /** Markdown; null for the candidate until the briefing begins. */
  prompt: string | null
  rubric: RubricView
  hintsGiven: { id: string; text: string; at: string }[]
  timeline: TimelineEntry[]
  /** What this person may do right now; the screen shows exactly these controls. */
  allowed: CommandType[]
  cockpit: CockpitView | null
}
