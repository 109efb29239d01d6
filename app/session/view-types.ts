// The shape of what a browser is told about a session. `viewFor` in view.ts decides what goes in for whom.
import type { BlindBy } from '#app/auth/blind.ts'
import type { SessionRole } from '#app/auth/roles.ts'
import type { ReviewComment } from '#app/review/comments.ts'
import type { DiffFile } from '#app/review/diff.ts'
import type { Language } from '#questions/schema-coding.ts'
import type { Severity } from '#questions/schema-review.ts'
import type { QuestionKind } from '#questions/schema-round.ts'
import type { Artefact, PointGroup } from '#questions/schema-talk.ts'
import type { CommandType } from './commands.ts'
import type {
  AgendaItem,
  FocusMinutes,
  Mark,
  PauseReason,
  Phase,
  PointMark,
  PracticeOutcome,
  ProbeVerdict,
  RunKind,
  TestVerdict,
  Tool,
} from './events.ts'
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
  kind:
    | 'phase'
    | 'clock'
    | 'control'
    | 'hint'
    | 'box'
    | 'people'
    | 'probe'
    | 'note'
    | 'comment'
    | 'point'
    | 'run'
    | 'focus'
}

/** The present stage of the agenda. */
export type StageView = {
  /** Its place in the agenda; `advance-phase` names it. */
  at: number
  id: string
  title: string
  round: number
  part: string | null
  tools: Tool[]
  says: string
  /** What the interviewer does now, Markdown; in the cockpit only. */
  tells: string | null
}

export type RoundView = {
  round: number
  roundId: string
  title: string
  scored: boolean
  rubric: RubricView | null
  /** `title` is null for the candidate until the question's first stage begins. */
  questions: { part: string; kind: QuestionKind; title: string | null; level: number }[]
}

export type ChatMessageView = { messageId: string; by: string; name: string; text: string; at: string }

/** The present stage's question. */
export type WorkView = {
  /** In the cockpit only. */
  questionSlug: string | null
  kind: QuestionKind
  title: string
  prompt: string
  artefact: Artefact | null
  review: { files: DiffFile[]; comments: ReviewComment[] } | null
  coding: CodingView | null
}

export type CodingView = {
  languages: Language[]
  language: Language | null
  documentName: `code-${number}`
  cases: CaseView[]
  /** The same program on small and large input. */
  scale: { caseId: string; title: string }[]
  run: { runId: string; what: RunKind; by: string } | null
  lastTests: {
    at: string
    language: Language
    results: { caseId: string; verdict: TestVerdict; words: string | null; cpuMs: number }[]
  } | null
}

export type CaseView = {
  caseId: string
  title: string
  tags: string[]
  visible: boolean
  /** Null: hidden, for the candidate. In the cockpit every case can be read. */
  example: {
    args: string[]
    stdin: string
    files: Record<string, string>
    stdout: string
    exit: number
  } | null
  /** By the interviewer, while the session goes on. */
  added: boolean
}

/** What the interviewer listens for, and how it was met. */
export type PointView = {
  questionSlug: string
  pointId: string
  group: 'finding' | 'decoy' | PointGroup
  says: string
  answer?: string
  severity?: Severity
  file?: string
  lines?: [number, number]
  fix?: string
  accept?: string[]
  /** Of a decoy: why it is right. */
  why?: string
  mark: PointMark | null
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
  /** Of the present question, in the order of its list. */
  points: PointView[]
  /** A kind sentence for a candidate who is stuck. */
  recover: string | null
  misconceptions: { says: string; truth: string }[]
  /** What nobody needs to know at this level. */
  notExpected: string[]
  followUps: string[]
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

/** Minutes in which nobody looks on. `hidden`: from this person, right now. */
export type FocusView = {
  minutes: FocusMinutes
  proposed: FocusMinutes | null
  /** Of what was agreed, at `clock.serverNow`; runs down while `running`. */
  leftMs: number
  on: boolean
  running: boolean
  hidden: boolean
}

/** `by`: whose wish it is; only the candidate is told. */
export type HiddenNameView = { on: boolean; standIn: string; by: BlindBy | 'none' | null }

export type SessionView = {
  sessionId: string
  title: string
  level: number
  me: { userId: string; name: string; sessionRole: SessionRole }
  phase: Phase
  /** It closed without having begun: somebody could not come. */
  calledOff: boolean
  clock: ClockView
  agenda: AgendaItem[]
  participants: { userId: string; name: string; sessionRole: SessionRole; present: boolean }[]
  control: { holder: string | null }
  sandbox: SandboxView
  terminals: TerminalView[]
  /** Markdown; null for the candidate until the briefing begins. */
  prompt: string | null
  /** Of the present round; where that is not scored, of the first one that is. */
  rubric: RubricView
  /** Null outside the stages, in a practice, and in a session opened before there were rounds. */
  stage: StageView | null
  rounds: RoundView[]
  /** What the present stage puts in front of people; null before the question's first stage and where a stage has none. */
  work: WorkView | null
  chat: ChatMessageView[]
  /** Where people talk instead of here. */
  meetingLink: string | null
  /** `agreed`: user ids of who wants it on again, while it is off. */
  recording: { on: boolean; agreed: string[] }
  /** Whether the candidate's name is hidden until the scorecard is in; null where there is nothing to hide. */
  hiddenName: HiddenNameView | null
  focus: FocusView
  hintsGiven: { id: string; text: string; at: string }[]
  timeline: TimelineEntry[]
  /** What this person may do right now; the screen shows exactly these controls. */
  allowed: CommandType[]
  cockpit: CockpitView | null
  practice: PracticeView | null
}
