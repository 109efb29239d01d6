// What people may ask of a session: imperative, parsed from the wire, judged by `decide`.
import { z } from 'zod'
import { COMMENT_SEVERITIES } from '#app/review/comments.ts'
import { DIFF_SIDES } from '#app/review/diff.ts'
import { focusChoices, pointMarks } from './events.ts'

export const NOTE_CHARS_MAX = 2000
export const MESSAGE_CHARS_MAX = 1000
export const COMMENT_CHARS_MAX = 2000
export const TEST_TEXT_CHARS_MAX = 4000
export const RUN_STDIN_CHARS_MAX = 4000
const id = z.string().min(1).max(80)

/** A test that an interviewer adds while the session goes on. */
export const testToAdd = z.object({
  testId: id,
  title: z.string().trim().min(1).max(100),
  stdin: z.string().max(TEST_TEXT_CHARS_MAX),
  args: z.array(z.string().max(200)).max(10),
  stdout: z.string().max(TEST_TEXT_CHARS_MAX),
  exit: z.int().min(0).max(125),
})

export const command = z.discriminatedUnion('type', [
  /** Go to the next item of the agenda. `from` and `at`, its place there, guard against two clicks. */
  z.object({
    type: z.literal('advance-phase'),
    from: z.enum(['lobby', 'briefing', 'working', 'wrap-up', 'scoring']),
    at: z.int().min(0).max(200).optional(),
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
  z.object({ type: z.literal('say'), messageId: id, text: z.string().max(MESSAGE_CHARS_MAX) }),
  z.object({
    type: z.literal('set-meeting-link'),
    url: z
      .url({ protocol: /^https$/ })
      .max(500)
      .nullable(),
  }),
  z.object({ type: z.literal('set-recording'), on: z.boolean() }),
  z.object({ type: z.literal('hide-name'), hidden: z.boolean() }),
  z.object({ type: z.literal('propose-focus'), minutes: z.literal(focusChoices) }),
  z.object({ type: z.literal('agree-focus'), minutes: z.literal(focusChoices) }),
  z.object({ type: z.literal('start-focus') }),
  z.object({ type: z.literal('end-focus') }),
  z.object({
    type: z.literal('set-comment'),
    commentId: id,
    file: z.string().min(1).max(200),
    /** Left out: `new`. */
    side: z.enum(DIFF_SIDES).optional(),
    line: z.int().min(1).max(1_000_000),
    severity: z.enum(COMMENT_SEVERITIES),
    text: z.string().max(COMMENT_CHARS_MAX),
  }),
  z.object({ type: z.literal('remove-comment'), commentId: id }),
  z.object({
    type: z.literal('mark-point'),
    questionSlug: id,
    pointId: id,
    mark: z.enum(pointMarks).nullable(),
  }),
  z.object({ type: z.literal('choose-language'), language: z.string().max(20) }),
  z.object({ type: z.literal('add-test'), test: testToAdd }),
  /** `stdin`, `args`: what the program is given, for this one run. */
  z.object({
    type: z.literal('run-code'),
    runId: id,
    stdin: z.string().max(RUN_STDIN_CHARS_MAX).optional(),
    args: z.array(z.string().max(200)).max(10).optional(),
  }),
  z.object({ type: z.literal('run-tests'), runId: id }),
  z.object({ type: z.literal('stop-run'), runId: id }),
])
export type Command = z.infer<typeof command>
export type CommandType = Command['type']
