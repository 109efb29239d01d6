// The shape of what a browser is told about a session. `viewFor` in view.ts decides what goes in for whom.
import type { SessionRole } from '#app/auth/roles.ts'
import type { CommandType } from './commands.ts'
import type { AgendaItem, Mark, PauseReason, Phase, PracticeOutcome, ProbeVerdict } from './events.ts'
import type { Walkthrough } from './walkthrough.ts'

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

/** `idle`: nothing was typed for long. `booked`: a session needs the room. */
export type Leaving = { because: 'idle' | 'booked'; at: string }

/** Only for the one person of a practice. */
export type PracticeView = {
  clock: 'on' | 'off'
  /** How the work ended; null while it has not. */
  outcome: PracticeOutcome | null
  /** Running time of the work, once it has ended. */
  workedMs: number | null
  /** One of these is the answer: the last. */
  hintsTotal: number
  /** What the last run of the checks saw; null until somebody asks for one. */
  checks: { at: string; results: { says: string; verdict: ProbeVerdict | null }[] } | null
  notes: { noteId: string; elapsedMs: number; text: string; mark: Mark | null }[]
  /** Why and when this box is about to be taken away; null while it is not. */
  leaving: Leaving | null
  /** Only when it was solved, given up or out of time. */
  walkthrough: Walkthrough | null
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
  practice: PracticeView | null
}
