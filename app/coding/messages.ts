// What a server tells the pages of a session about runs, beside the view: output as it comes, results one by one.
import type { CaseVerdict } from '#questions/judge-coding.ts'

export type OutputPiece = { stream: 'out' | 'err'; text: string }

/** One case as this person may read it. */
export type CaseNews = {
  caseId: string
  verdict: CaseVerdict
  words: string
  /** Of a case that may be read: what was expected and what came. Null for everybody else. */
  more: string | null
  got: { stdout: string; exit: number | null } | null
  cpuMs: number
}

export type RunOver = { tone: 'good' | 'plain' | 'bad'; words: string }

export type ShownRun = {
  runId: string
  kind: 'program' | 'tests'
  language: string
  byName: string
  pieces: OutputPiece[]
  results: CaseNews[]
  /** How many cases there are; 0 for a program. */
  total: number
  over: RunOver | null
}

export type RunNews =
  /** In place of whatever was shown: a run began, or this page has just come. */
  | { kind: 'run'; run: ShownRun }
  | { kind: 'output'; runId: string; pieces: OutputPiece[] }
  | { kind: 'result'; runId: string; result: CaseNews }
  | { kind: 'over'; runId: string; over: RunOver }
  /** Files of the box that are not in the editor, in words; null = none. */
  | { kind: 'left'; words: string | null }

export type RunToBrowser = { type: 'run'; news: RunNews }
