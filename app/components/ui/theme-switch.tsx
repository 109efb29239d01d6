// Light, dark, or as the system says. The choice is a cookie, so the server draws the first frame right and nothing flashes.
import { Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { cx } from './cx.ts'
import { saveTheme, type Theme } from './theme.ts'

const choices = [
  { theme: 'light', label: 'Light', Icon: Sun },
  { theme: 'dark', label: 'Dark', Icon: Moon },
  { theme: 'system', label: 'As the system', Icon: Monitor },
] as const

export function ThemeSwitch({ theme: chosen }: { theme: Theme }) {
  const [theme, setTheme] = useState(chosen)
  return (
    <fieldset className="flex items-center justify-between gap-3">
      <legend className="sr-only">Colours</legend>
      <div className="inline-flex rounded-md border border-line bg-sunken p-0.5">
        {choices.map((choice) => (
          <button
            key={choice.theme}
            type="button"
            aria-pressed={theme === choice.theme}
            aria-label={choice.label}
            title={choice.label}
            onClick={() => {
              setTheme(choice.theme)
              saveTheme(choice.theme)
            }}
            className={cx(
              'inline-flex h-8 w-10 items-center justify-center rounded-sm',
              theme === choice.theme
                ? 'bg-raised text-accent-ink shadow-card'
                : 'text-ink-soft hover:text-ink',
            )}
          >
            <choice.Icon size={16} aria-hidden="true" />
          </button>
        ))}
      </div>
    </fieldset>
  )
}
