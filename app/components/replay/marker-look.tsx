// How a marker looks on the track and in the list: a shape for what it is, a colour that repeats it.
import { Check, CircleDot, Lightbulb, Minus, Plus, StickyNote, X, type LucideIcon } from 'lucide-react'
import type { Marker } from '#app/recording/axis.ts'
import type { Tick } from '#app/recording/lanes.ts'
import { cx } from '../ui/cx.ts'

const icons: Partial<Record<Marker['kind'], Partial<Record<Marker['tone'], LucideIcon>>>> = {
  note: { good: Plus, bad: Minus, plain: StickyNote },
  hint: { plain: Lightbulb },
  probe: { good: Check, bad: X },
}

export function MarkerIcon({ marker }: { marker: Marker }) {
  const Icon = icons[marker.kind]?.[marker.tone] ?? CircleDot
  return <Icon size={16} aria-hidden="true" className={cx('mt-0.5 shrink-0', inkOf(marker))} />
}

function inkOf({ kind, tone }: Marker): string {
  if (kind === 'hint') return 'text-lamp-ink'
  return tone === 'good' ? 'text-accent-ink' : tone === 'bad' ? 'text-stop-ink' : 'text-ink-faint'
}

/** Pluses stand on top of their lane, minuses at its foot: they can be told apart without colours. */
export function tickLook({ tone, markers }: Tick): string {
  if (markers[0]?.kind === 'hint') return 'inset-y-0 bg-lamp'
  return toneLooks[tone]
}

const toneLooks: Record<Tick['tone'], string> = {
  good: 'top-0 bottom-1/3 bg-accent',
  bad: 'top-1/3 bottom-0 bg-stop',
  mixed: 'inset-y-0 bg-ink-soft',
  plain: 'inset-y-1/4 bg-ink-faint',
}
