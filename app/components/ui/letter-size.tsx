import { AArrowDown, AArrowUp } from 'lucide-react'
import { IconButton } from './button.tsx'

type LetterSizeProps = {
  size: number
  sizes: { smallest: number; largest: number }
  onSize: (size: number) => void
}

/** How large letters are, in pixels, one step at a time. */
export function LetterSize({ size, sizes, onSize }: LetterSizeProps) {
  return (
    <div role="group" aria-label="Size of letters" className="flex items-center gap-2">
      <span className="flex-1 font-semibold">Letters</span>
      <IconButton label="Smaller letters" disabled={size <= sizes.smallest} onClick={() => onSize(size - 1)}>
        <AArrowDown size={20} aria-hidden="true" />
      </IconButton>
      <output className="w-8 text-center tabular-nums">{size}</output>
      <IconButton label="Larger letters" disabled={size >= sizes.largest} onClick={() => onSize(size + 1)}>
        <AArrowUp size={20} aria-hidden="true" />
      </IconButton>
    </div>
  )
}
