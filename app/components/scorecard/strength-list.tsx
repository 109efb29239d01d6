import { MomentLink } from './moment-link.tsx'

/** What worked, each with its moment in the session. */
export function StrengthList({
  strengths,
  sessionId,
}: {
  strengths: readonly { text: string; momentMs: number | null }[]
  sessionId: string
}) {
  return (
    <ol className="grid gap-5">
      {strengths.map(({ text, momentMs }) => (
        <li key={text} className="grid justify-items-start gap-2 border-l-3 border-accent pl-4">
          <p className="text-lg whitespace-pre-line">{text}</p>
          {momentMs === null ? null : (
            <MomentLink sessionId={sessionId} moment={{ sessionMs: momentMs }} of="something that worked" />
          )}
        </li>
      ))}
    </ol>
  )
}
