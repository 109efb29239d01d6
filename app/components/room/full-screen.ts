// Full screen is the only place where a browser hands Ctrl+W, Ctrl+T and Ctrl+N to a page instead of closing and opening tabs.

type LockableKeyboard = { lock?: (codes: string[]) => Promise<void> }

export async function enterFullScreen(): Promise<void> {
  await document.documentElement.requestFullscreen()
  // why: the Keyboard Lock API is not in the DOM types and not in every browser
  const { keyboard } = navigator as Navigator & { keyboard?: LockableKeyboard }
  await keyboard?.lock?.(['KeyW', 'KeyT', 'KeyN'])
}
