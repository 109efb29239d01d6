// What helps with the terminal: search, size of letters, colours, the switch for screen readers, how to copy.
import { Search, Settings2 } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useAnnounce } from '../ui/announcer.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { Checkbox } from '../ui/field.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { LetterSize } from '../ui/letter-size.tsx'
import { FONT_SIZES, type TerminalPrefs } from './terminal-prefs.ts'
import type { TerminalHandle } from '#app/terminal/terminal-view.tsx'

type DeckToolsProps = {
  prefs: TerminalPrefs
  onPrefs: (change: Partial<TerminalPrefs>) => void
  onSearch: () => void
  handle: () => TerminalHandle | null
}

export function DeckTools({ prefs, onPrefs, onSearch, handle }: DeckToolsProps) {
  return (
    <div className="ml-auto flex shrink-0 items-center">
      <IconButton label="Search in the terminal" size="sm" onClick={onSearch}>
        <Search size={17} aria-hidden="true" />
      </IconButton>
      <Popover.Root>
        <Popover.Trigger asChild>
          <IconButton label="Terminal settings" size="sm">
            <Settings2 size={17} aria-hidden="true" />
          </IconButton>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            align="end"
            sideOffset={6}
            collisionPadding={8}
            aria-label="Terminal settings"
            className="z-50 grid w-80 max-w-[calc(100vw-1rem)] animate-rise gap-4 rounded-lg border border-line bg-raised p-4 text-ink shadow-raised"
          >
            <LetterSize
              size={prefs.fontSize}
              sizes={FONT_SIZES}
              onSize={(fontSize) => onPrefs({ fontSize })}
            />
            <Checkbox
              label="Light terminal"
              checked={prefs.theme === 'light'}
              onChange={(event) => onPrefs({ theme: event.target.checked ? 'light' : 'dark' })}
            />
            <Checkbox
              label="For screen readers"
              hint="Output is read out, and a plain-text transcript opens below the terminal."
              checked={prefs.screenReader}
              onChange={(event) => onPrefs({ screenReader: event.target.checked })}
            />
            <CopySelection handle={handle} />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    </div>
  )
}

function CopySelection({ handle }: { handle: () => TerminalHandle | null }) {
  const announce = useAnnounce()
  const copy = async () => {
    const text = handle()?.selection() ?? ''
    if (text) await navigator.clipboard.writeText(text)
    const words = text ? 'Copied.' : 'Nothing is selected in the terminal.'
    announce({ id: `copy-${crypto.randomUUID()}`, tone: 'calm', words })
  }
  return (
    <div className="grid gap-2 border-t border-line pt-3 text-sm text-ink-soft">
      <p>
        Copy with <Kbd keys="Ctrl+Shift+C" />, paste with <Kbd keys="Ctrl+Shift+V" />. Leave the terminal with{' '}
        <Kbd keys="Ctrl+F6" />.
      </p>
      <Button size="sm" variant="secondary" className="justify-self-start" onClick={() => void copy()}>
        Copy the selection
      </Button>
    </div>
  )
}
