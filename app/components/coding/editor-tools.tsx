// What helps with the editor: search, and how its keys and letters are.
import { Search, Settings2 } from 'lucide-react'
import { Popover } from 'radix-ui'
import { keyStyles, keyStyleWords } from '#app/editor/key-styles.ts'
import { IconButton } from '../ui/button.tsx'
import { Checkbox, Field, Select } from '../ui/field.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { LetterSize } from '../ui/letter-size.tsx'
import { EDITOR_FONT_SIZES, type EditorPrefs } from './editor-prefs.ts'

type EditorToolsProps = {
  prefs: EditorPrefs
  onPrefs: (change: Partial<EditorPrefs>) => void
  onSearch: () => void
}

export function EditorTools({ prefs, onPrefs, onSearch }: EditorToolsProps) {
  return (
    <div className="ml-auto flex shrink-0 items-center">
      <IconButton label="Search in this file" size="sm" onClick={onSearch}>
        <Search size={17} aria-hidden="true" />
      </IconButton>
      <Popover.Root>
        <Popover.Trigger asChild>
          <IconButton label="Editor settings" size="sm">
            <Settings2 size={17} aria-hidden="true" />
          </IconButton>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            align="end"
            sideOffset={6}
            collisionPadding={8}
            aria-label="Editor settings"
            className="z-50 grid w-80 max-w-[calc(100vw-1rem)] animate-rise gap-4 rounded-lg border border-line bg-raised p-4 text-ink shadow-raised"
          >
            <Field label="Keys" name="keys" required>
              <Select
                value={prefs.keys}
                onChange={(event) =>
                  onPrefs({ keys: keyStyles.find((one) => one === event.target.value) ?? 'plain' })
                }
              >
                {keyStyles.map((style) => (
                  <option key={style} value={style}>
                    {keyStyleWords[style]}
                  </option>
                ))}
              </Select>
            </Field>
            <LetterSize
              size={prefs.fontSize}
              sizes={EDITOR_FONT_SIZES}
              onSize={(fontSize) => onPrefs({ fontSize })}
            />
            <Checkbox
              label="Wrap long lines"
              checked={prefs.wrap}
              onChange={(event) => onPrefs({ wrap: event.target.checked })}
            />
            <p className="border-t border-line pt-3 text-sm text-ink-soft">
              Everything is saved by itself. Leave the editor with <Kbd keys="Escape" />, then{' '}
              <Kbd keys="Tab" />. Step back with <Kbd keys="Ctrl+Z" />: only what you wrote yourself.
            </p>
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    </div>
  )
}
