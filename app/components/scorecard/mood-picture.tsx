import type { ReactNode } from 'react'
import type { Mood } from '#app/rubric/moods.ts'

const drawings: Record<Mood, ReactNode> = {
  otter: (
    <>
      <path d="M4 30c4-3 7 2 11 0s7 2 11 0 7 2 11 0 5 1 7 0" />
      <path d="M10 27c1-6 6-8 14-8s13 3 14 8" />
      <circle cx="13" cy="19" r="6" />
      <path d="M9 14l1-2M17 14l-1-2M11 20.5c1 1 3 1 4 0M20 21l3-3M25 21l1-3" />
      <path d="M11 18h.01M15 18h.01" />
    </>
  ),
  owl: (
    <>
      <path d="M12 14c0 0 1-5 0-8 4 2 6 2 12 2s8 0 12-2c-1 3 0 8 0 8v14c0 7-5 12-12 12s-12-5-12-12z" />
      <circle cx="19" cy="18" r="4.5" />
      <circle cx="29" cy="18" r="4.5" />
      <path d="M19 18h.01M29 18h.01M22.5 23l1.5 2 1.5-2M20 31l2 2 2-2 2 2 2-2M20 40v3M28 40v3" />
    </>
  ),
  snail: (
    <>
      <path d="M4 38h36c3 0 4-3 4-6 0-4-2-6-4-8l-2-6M40 24l4-5" />
      <circle cx="20" cy="25" r="13" />
      <path d="M20 31c-4 0-7-3-7-6s3-6 6-6 5 2 5 5-2 3-4 3" />
      <path d="M38 17h.01M44 18h.01M39 31c1 1 2 1 3 0" />
    </>
  ),
  hedgehog: (
    <>
      <path d="M6 32c-1-2-1-5 0-7l-3-2 4-1-2-4 4 1 0-5 4 3 1-5 4 4 3-5 2 5 4-4 1 5 4-3 0 5 4-1-2 4" />
      <path d="M32 22c4 0 8 3 12 10-1 3-6 4-12 4H12c-3 0-5-2-6-4" />
      <path d="M36 28h.01M44 32h.01M14 36v3M26 36v3" />
    </>
  ),
  sun: (
    <>
      <circle cx="24" cy="24" r="9" />
      <path d="M24 5v5M24 38v5M5 24h5M38 24h5M11 11l3 3M34 34l3 3M37 11l-3 3M14 34l-3 3" />
      <path d="M21 23h.01M27 23h.01M21 27c2 2 4 2 6 0" />
    </>
  ),
  cloud: (
    <>
      <path d="M13 34c-5 0-8-3-8-7s3-7 7-7c1-6 5-9 11-9 5 0 9 3 10 8 6 0 10 3 10 8s-4 7-9 7z" />
      <path d="M20 24h.01M28 24h.01M22 28h4" />
    </>
  ),
  knot: <path d="M4 30c8 4 14 0 18-6s8-12 14-9 4 12-3 13-12-4-17-10-11-5-12 0 3 9 9 8 11-9 17-5 8 9 14 9" />,
  sprout: (
    <>
      <path d="M24 42V22M14 42h20" />
      <path d="M24 26c-1-8-6-12-15-12 0 8 5 13 15 12zM24 22c0-8 5-13 15-14 1 9-5 14-15 14z" />
    </>
  ),
}

/** Drawn here, in one line of ink; what it shows is said in words beside it. */
export function MoodPicture({ mood, size = 48 }: { mood: Mood; size?: number }) {
  return (
    <svg
      viewBox="0 0 48 48"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className="shrink-0 text-accent-ink"
    >
      {drawings[mood]}
    </svg>
  )
}
