// What people may ask of a session: imperative, parsed from the wire, judged by `decide`.
import { z } from 'zod'

export const NOTE_CHARS_MAX = 2000
const id = z.string().min(1).max(80)

export const command = z.discriminatedUnion('type', [
  /** Go to the next phase of the agenda (start, end a phase). `from` guards against two clicks. */
  z.object({
    type: z.literal('advance-phase'),
    from: z.enum(['lobby', 'briefing', 'working', 'wrap-up', 'scoring']),
  }),
  z.object({ type: z.literal('pause-clock') }),
  z.object({ type: z.literal('resume-clock') }),
  z.object({ type: z.literal('extend-time'), minutes: z.int().min(1).max(60) }),
  z.object({ type: z.literal('end-session') }),
  z.object({ type: z.literal('give-hint'), hintId: id }),
  /** The next hint, in practice. `after`: how many were taken before, against two clicks. */
  z.object({ type: z.literal('take-hint'), after: z.int().min(0).max(20) }),
  z.object({ type: z.literal('grant-control'), to: id }),
  z.object({
    type: z.literal('add-note'),
    noteId: id,
    text: z.string().max(NOTE_CHARS_MAX),
    mark: z.enum(['plus', 'minus']).nullable(),
  }),
  z.object({ type: z.literal('run-probes') }),
  z.object({ type: z.literal('replace-sandbox') }),
  /** Alone with a box and only reading: it is not put away. */
  z.object({ type: z.literal('still-here') }),
  z.object({ type: z.literal('open-terminal') }),
  z.object({ type: z.literal('close-terminal'), terminalId: id }),
])
export type Command = z.infer<typeof command>
export type CommandType = Command['type']
