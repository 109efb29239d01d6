// What the host's main thread and its screen thread tell each other.
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
    }
  | { type: 'output'; key: number; bytes: Uint8Array }
  | { type: 'size'; key: number; cols: number; rows: number }
  | { type: 'checkpoint'; key: number; id: number }
  | { type: 'close'; key: number }

export type FromScreens =
  | { type: 'parsed'; key: number; count: number }
  | { type: 'reply'; key: number; text: string }
  | { type: 'checkpoint'; key: number; id: number; checkpoint: Checkpoint }
