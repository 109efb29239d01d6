import { Check, CloudOff, LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Saving } from './use-autosave.ts'

/** Stays in sight while somebody writes: how far they are, and that nothing will be lost. */
export function SaveBar({
  saving,
  progress,
  children,
}: {
  saving: Saving
  progress: string
  children: ReactNode
}) {
  return (
    <div className="sticky bottom-0 z-20 -mx-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line bg-surface/95 px-4 py-3 backdrop-blur sm:mx-0 sm:rounded-t-lg sm:border-x">
      <div className="min-w-0">
        <p className="font-semibold">{progress}</p>
        <p role="status" className="flex items-center gap-1.5 text-sm text-ink-soft">
          <SavingWords saving={saving} />
        </p>
      </div>
      <div className="flex flex-wrap gap-2">{children}</div>
    </div>
  )
}

const failedWords = {
  offline: 'Not saved yet: the server cannot be reached. Trying again; please keep this page open.',
  'signed-out': 'Not saved: you are signed out. Sign in in another tab, then type on here.',
  sealed: 'This scorecard was submitted in another window.',
} as const

function SavingWords({ saving }: { saving: Saving }) {
  switch (saving.state) {
    case 'idle':
      return 'Everything you write is saved as you go.'
    case 'unsaved':
    case 'saving':
      return (
        <>
          <LoaderCircle size={16} aria-hidden="true" className="animate-spin" /> Saving…
        </>
      )
    case 'saved':
      return (
        <>
          <Check size={16} aria-hidden="true" className="text-accent-ink" /> Saved at {clockTime(saving.at)}
        </>
      )
    case 'failed':
      return (
        <span className="flex items-center gap-1.5 font-semibold text-stop-ink">
          <CloudOff size={16} aria-hidden="true" className="shrink-0" /> {failedWords[saving.because]}
        </span>
      )
  }
}

function clockTime(iso: string): string {
  return new Date(iso).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}
