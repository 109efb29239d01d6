// The colour theme somebody chose: how it is kept in a cookie and read back.

export const themes = ['light', 'dark', 'system'] as const
export type Theme = (typeof themes)[number]

const COOKIE = 'theme'
const YEAR_SECONDS = 31_536_000

/** From a request's `Cookie` header; anything unknown is `system`. */
export function readTheme(cookieHeader: string | null): Theme {
  const value = cookieHeader
    ?.split(';')
    .map((pair) => pair.trim().split('='))
    .find(([name]) => name === COOKIE)?.[1]
  return themes.find((theme) => theme === value) ?? 'system'
}

/** In the browser: shows the theme at once and keeps it for next time. */
export function saveTheme(theme: Theme): void {
  document.cookie = `${COOKIE}=${theme}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}
