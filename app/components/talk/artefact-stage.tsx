// What a talk begins with: a listing as plain text in its columns, or a picture with its words.
import { WrapText, ZoomIn } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import type { Artefact } from '#questions/schema-talk.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'

export function ArtefactStage({ artefact }: { artefact: Artefact | null }) {
  if (!artefact) {
    return (
      <div className="grid flex-1 place-items-center bg-surface p-6 text-ink-soft">
        <p>Nothing to look at here: this one begins with words.</p>
      </div>
    )
  }
  return artefact.type === 'text' ? (
    <TextArtefact artefact={artefact} />
  ) : (
    <PictureArtefact artefact={artefact} />
  )
}

/** A mono letter's width in parts of its height, with a little to spare. */
const LETTER_WIDTH = 0.61

/** A table keeps its columns side by side: letters shrink with the place there is, as far as they can be read. */
function fittingLetters(text: string): string {
  const columns = Math.max(...text.split('\n').map((line) => line.length), 1)
  return `clamp(0.75rem, calc((100cqi - 2.5rem) / ${(columns * LETTER_WIDTH).toFixed(1)}), 0.9375rem)`
}

type Of<Type extends Artefact['type']> = { artefact: Extract<Artefact, { type: Type }> }

function TextArtefact({ artefact }: Of<'text'>) {
  const [wraps, setWraps] = useState(false)
  const fitting = useMemo(() => fittingLetters(artefact.text), [artefact.text])
  return (
    <figure className="@container flex min-h-0 flex-1 flex-col">
      <Caption words={artefact.caption}>
        <Button
          size="sm"
          variant="secondary"
          aria-pressed={wraps}
          icon={<WrapText size={16} aria-hidden="true" />}
          onClick={() => setWraps(!wraps)}
          className="aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-ink"
        >
          Wrap lines
        </Button>
      </Caption>
      <pre
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- why: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={artefact.caption}
        style={wraps ? undefined : { fontSize: fitting }}
        className={cx(
          'on-stage min-h-0 flex-1 overflow-auto bg-stage p-4 font-mono text-sm leading-relaxed text-stage-ink focus-visible:-outline-offset-2',
          wraps ? 'break-words whitespace-pre-wrap' : 'whitespace-pre',
        )}
      >
        {artefact.text}
      </pre>
    </figure>
  )
}

function PictureArtefact({ artefact }: Of<'picture'>) {
  const [whole, setWhole] = useState(true)
  return (
    <figure className="flex min-h-0 flex-1 flex-col">
      <Caption words={artefact.caption}>
        <Button
          size="sm"
          variant="secondary"
          aria-pressed={!whole}
          icon={<ZoomIn size={16} aria-hidden="true" />}
          onClick={() => setWhole(!whole)}
          className="aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-ink"
        >
          Full size
        </Button>
      </Caption>
      <div
        role="region"
        aria-label="Picture"
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- why: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto bg-[#ffffff] p-4 focus-visible:-outline-offset-2"
      >
        <img
          src={artefact.dataUrl}
          alt={artefact.alt}
          className={whole ? 'mx-auto max-h-full max-w-full object-contain' : 'max-w-none'}
        />
      </div>
    </figure>
  )
}

function Caption({ words, children }: { words: string; children: ReactNode }) {
  return (
    <figcaption className="flex shrink-0 items-center justify-between gap-3 border-b border-line bg-surface px-4 py-1.5 text-sm text-ink">
      <span className="min-w-0 font-semibold">{words}</span>
      {children}
    </figcaption>
  )
}
