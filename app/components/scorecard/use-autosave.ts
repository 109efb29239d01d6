// Keeps what is typed into a form: shortly after each change, again after a failure, and when the page is left.
import { useCallback, useEffect, useRef, useState } from 'react'

const AFTER_TYPING_MS = 700
const TRY_AGAIN_MS = 5000

export type Saving =
  | { state: 'idle' }
  | { state: 'unsaved' }
  | { state: 'saving' }
  | { state: 'saved'; at: string }
  | { state: 'failed'; because: 'offline' | 'signed-out' | 'sealed' }

/** A plain fetch and not a fetcher: a network that is down must not replace the page and the words in it. */
export function useAutosave(url: string): { saving: Saving; changed: (form: HTMLFormElement) => void } {
  const [saving, setSaving] = useState<Saving>({ state: 'idle' })
  const timer = useRef<ReturnType<typeof setTimeout>>()
  /** What was typed and is not kept yet; a copy, because the form may be gone when it is sent. */
  const unsaved = useRef<FormData | null>(null)
  const busy = useRef(false)

  const save = useCallback(async () => {
    clearTimeout(timer.current)
    const sent = unsaved.current
    if (!sent || busy.current) return
    busy.current = true
    unsaved.current = null
    setSaving({ state: 'saving' })
    const answer = await send(url, sent)
    busy.current = false
    if (answer.state === 'saved') {
      setSaving(unsaved.current ? { state: 'unsaved' } : answer)
      if (unsaved.current) timer.current = setTimeout(() => void save(), AFTER_TYPING_MS)
      return
    }
    unsaved.current ??= sent
    setSaving(answer)
    if (answer.because === 'offline') timer.current = setTimeout(() => void save(), TRY_AGAIN_MS)
  }, [url])

  const changed = useCallback(
    (form: HTMLFormElement) => {
      unsaved.current = new FormData(form)
      setSaving((now) => (now.state === 'saving' ? now : { state: 'unsaved' }))
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void save(), AFTER_TYPING_MS)
    },
    [save],
  )

  useEffect(() => {
    const leaving = () => void save()
    const warn = (event: BeforeUnloadEvent) => {
      if (unsaved.current || busy.current) event.preventDefault()
    }
    document.addEventListener('visibilitychange', leaving)
    window.addEventListener('beforeunload', warn)
    return () => {
      leaving()
      clearTimeout(timer.current)
      document.removeEventListener('visibilitychange', leaving)
      window.removeEventListener('beforeunload', warn)
    }
  }, [save])

  return { saving, changed }
}

type Answer = Extract<Saving, { state: 'saved' | 'failed' }>

async function send(url: string, body: FormData): Promise<Answer> {
  try {
    const response = await fetch(url, { method: 'POST', body, keepalive: true, redirect: 'manual' })
    // A redirect is the way to the sign-in page.
    if (response.type === 'opaqueredirect') return { state: 'failed', because: 'signed-out' }
    if (response.status === 409) return { state: 'failed', because: 'sealed' }
    if (!response.ok) return { state: 'failed', because: 'offline' }
    const { savedAt } = (await response.json()) as { savedAt: string } // why: our own route wrote it
    return { state: 'saved', at: savedAt }
  } catch {
    return { state: 'failed', because: 'offline' }
  }
}
