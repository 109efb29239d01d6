// Before the first line: which language it is to be. Also a way to begin again in another one.
import { LANGUAGE_WORDS } from '#app/coding/main-files.ts'
import type { CodingView } from '#app/session/view-types.ts'
import { Button } from '../ui/button.tsx'
import { useAllowed, useCommand } from '../room/room-context.tsx'

export function LanguageChoice({ coding }: { coding: CodingView }) {
  const allowed = useAllowed('choose-language')
  const { run, busy } = useCommand()
  if (!allowed)
    return (
      <p className="shrink-0 border-b border-line px-3 py-2 text-sm text-ink-soft" role="status">
        No language is chosen yet.
      </p>
    )
  return (
    <div
      role="group"
      aria-label="Language"
      className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line bg-lamp-soft px-3 py-2 text-lamp-ink"
    >
      <p className="text-sm font-semibold">Which language?</p>
      {coding.languages.map((language) => (
        <Button
          key={language}
          size="sm"
          variant="secondary"
          busy={busy}
          onClick={() => void run({ type: 'choose-language', language })}
        >
          {LANGUAGE_WORDS[language]}
        </Button>
      ))}
      <p className="text-sm">Its first files are put in. You can change your mind later.</p>
    </div>
  )
}
