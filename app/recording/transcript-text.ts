// A transcript as plain text, to be copied, kept or read aloud.
import { spokenTime, stamp } from '#app/session/clock-face.ts'
import { LEFT_OUT_AFTER, type TranscriptEntry } from './transcript.ts'

/** `stampOf`: the session's clock where the recording's own time is not what people remember. */
export function transcriptText(
  entries: readonly TranscriptEntry[],
  stampOf: (atMs: number) => string = stamp,
): string {
  return entries
    .map((entry) => [headOf(entry, stampOf(entry.atMs)), ...outputOf(entry)].join('\n') + '\n')
    .join('\n')
}

function headOf({ command, wasGivenUp }: TranscriptEntry, at: string): string {
  if (command === null) return `${at} On the screen`
  return `${at} $ ${command}${wasGivenUp ? ' (given up before it ran)' : ''}`
}

/** Output with the words for what is not in it. */
export function outputOf({ output, leftOut, fullScreenMs, exitStatus }: TranscriptEntry): string[] {
  const lines = [...output]
  if (leftOut > 0) lines.splice(LEFT_OUT_AFTER, 0, `(${leftOut} lines are left out here)`)
  if (fullScreenMs > 0) lines.push(`(a program had the whole screen for ${spokenTime(fullScreenMs)})`)
  if (exitStatus !== null && exitStatus !== 0) lines.push(`(it ended with status ${exitStatus})`)
  return lines
}
