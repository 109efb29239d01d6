import {
  CircleCheck,
  FlaskConical,
  Lightbulb,
  MessageSquare,
  Minus,
  Pencil,
  Plus,
  type LucideIcon,
} from 'lucide-react'
import type { Evidence, EvidenceSign } from '#app/session/evidence.ts'
import { MomentLink } from './moment-link.tsx'
import { sessionTime } from './session-time.ts'

const looks: Record<EvidenceSign, { Icon: LucideIcon; words: string; look: string }> = {
  plus: { Icon: Plus, words: 'Plus', look: 'text-accent-ink' },
  minus: { Icon: Minus, words: 'Minus', look: 'text-lamp-ink' },
  note: { Icon: Pencil, words: 'Note', look: 'text-ink-faint' },
  comment: { Icon: MessageSquare, words: 'Comment', look: 'text-sky-ink' },
  points: { Icon: CircleCheck, words: 'Points', look: 'text-sky-ink' },
  tests: { Icon: FlaskConical, words: 'Tests', look: 'text-sky-ink' },
  hint: { Icon: Lightbulb, words: 'Hint', look: 'text-sky-ink' },
}

type EvidenceLineProps = {
  evidence: Evidence
  /** Given where its moment leads to the replay; inside a label it must not. */
  sessionId?: string
}

/** Something the session recorded: a note with its mark and moment, a comment, what was ticked, tests, a hint. */
export function EvidenceLine({ evidence: { sign, elapsedMs, text }, sessionId }: EvidenceLineProps) {
  const { Icon, words, look } = looks[sign]
  return (
    <span className="flex min-w-0 gap-2">
      <Icon size={16} aria-hidden="true" className={`mt-1 shrink-0 ${look}`} />
      <span className="min-w-0 break-words">
        <span className="sr-only">{words}, </span>
        {elapsedMs === null ? null : sessionId === undefined ? (
          <span className="mr-2 font-mono text-sm text-ink-soft">{sessionTime(elapsedMs)}</span>
        ) : (
          <span className="mr-2">
            <MomentLink sessionId={sessionId} moment={{ sessionMs: elapsedMs }} of={text || words} />
          </span>
        )}
        {text || `${words} without words`}
      </span>
    </span>
  )
}
