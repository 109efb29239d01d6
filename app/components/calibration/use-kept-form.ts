// Keeps what is typed in this tab, so that a reload or a look at the replay loses nothing. It never leaves the browser.
import { useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'

export function useKeptForm() {
  const form = useRef<HTMLFormElement>(null)
  const name = `kept ${useLocation().pathname}`
  useEffect(() => {
    const kept = form.current && read(name)
    if (form.current && kept) fill(form.current, kept)
  }, [name])
  return {
    form,
    keep() {
      if (!form.current) return
      const entries = [...new FormData(form.current)].filter(([, value]) => typeof value === 'string')
      try {
        sessionStorage.setItem(name, JSON.stringify(Object.fromEntries(entries)))
      } catch {
        // A browser that keeps nothing still rates.
      }
    },
  }
}

function read(name: string): Record<string, unknown> | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(name) ?? 'null')
    // why: whatever is in it is only ever compared with the values of fields
    return typeof kept === 'object' ? (kept as Record<string, unknown> | null) : null
  } catch {
    return null
  }
}

/** Fields that are filled in already came with the page, and count. */
function fill(form: HTMLFormElement, kept: Record<string, unknown>): void {
  for (const field of form.elements) {
    if (field instanceof HTMLTextAreaElement && field.value === '') {
      const words = kept[field.name]
      if (typeof words === 'string') field.value = words
    }
    if (field instanceof HTMLInputElement && field.type === 'radio' && kept[field.name] === field.value)
      field.checked = true
  }
}
