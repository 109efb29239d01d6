// What the host's main thread and its screen thread tell each other.
import type { FedPiece } from './screen-feed.ts'
import type { Checkpoint } from './screen.ts'

export type ToScreens =
  | {
      type: 'open'
      key: number
      cols: number
      rows: number
      offset: number
      sizeCount: number
      answerFrom: number
      /** Null = not recorded. */
      recording: { path: string; title: string; startedAtSeconds: number } | null
    }
  | { type: 'output'; key: number; bytes: Uint8Array; pieces: FedPiece[] }
  | { type: 'size'; key: number; cols: number; rows: number }
  | { type: 'checkpoint'; key: number; id: number }
  | { type: 'marker'; key: number; label: string }
  | { type: 'exit'; key: number; exitCode: number }
  | { type: 'close'; key: number }
  /** Finish all recordings; answered by `finished`. */
  | { type: 'finish' }

export type FromScreens =
  | { type: 'parsed'; key: number; count: number }
  | { type: 'reply'; key: number; text: string }
  | { type: 'checkpoint'; key: number; id: number; checkpoint: Checkpoint }
  | { type: 'trouble'; key: number; words: string }
  | { type: 'finished' }
