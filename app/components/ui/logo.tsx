/** The mark: a stage door with a prompt behind it. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" className="shrink-0">
      <rect width="32" height="32" rx="8" fill="#1d5f47" />
      <path
        d="M8 25V14a8 8 0 0 1 16 0v11"
        fill="none"
        stroke="#fff"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
      <path
        d="M12.4 17.4l3.2 2.8-3.2 2.8"
        fill="none"
        stroke="#f0c25a"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path d="M17.6 23.2h3" stroke="#f0c25a" strokeWidth="2.6" strokeLinecap="round" />
    </svg>
  )
}
