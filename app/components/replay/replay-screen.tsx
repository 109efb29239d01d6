// One terminal of a replay, drawn by the emulator the room uses. Nothing can be typed in it; text can be selected.
import '@xterm/xterm/css/xterm.css'
import { useEffect, useRef, useState } from 'react'
import type { ReplaySource } from '#app/recording/play-screen.ts'
import { PlayScreen, type ReplayScreen } from '#app/recording/play-screen.ts'
import { drawFast, loadPageScreen, type PageScreen } from '#app/terminal/page-screen.ts'
import { palette } from '#app/terminal/palette.ts'
import { watchSize } from '#app/terminal/watch-size.ts'
import { useDark } from '../board/use-dark.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'

const FONT_SIZE = 15
/** Of letters that can still be read, in pixels. */
const LETTER_WIDTH_MIN = 5.6

type ReplayScreenProps = { label: string; source: ReplaySource; atMs: number }
type Live = { screen: PageScreen; player: PlayScreen; stop(): void }

export function ReplayScreenView({ label, source, atMs }: ReplayScreenProps) {
  const container = useRef<HTMLDivElement>(null)
  const live = useRef<Live | null>(null)
  const [isReady, setReady] = useState(false)
  const [cols, setCols] = useState(0)
  const [trouble, setTrouble] = useState<string | null>(null)
  const theme = useDark() ? 'dark' : 'light'

  useEffect(() => {
    const element = container.current
    if (!element) return
    let isGone = false
    void startScreen(element, source).then((started) => {
      if (isGone) return started.stop()
      live.current = started
      started.screen.terminal.onResize((size) => setCols(size.cols))
      setReady(true)
    })
    return () => {
      isGone = true
      setReady(false)
      live.current?.stop()
      live.current = null
    }
  }, [source])

  useEffect(() => {
    if (isReady && live.current) live.current.screen.terminal.options.theme = palette[theme]
  }, [theme, isReady])

  useEffect(() => {
    if (!isReady) return
    live.current?.player.show(atMs).then(
      () => {
        setTrouble(null)
        // For whoever waits until a moment stands there: tests, and the bench.
        if (container.current) container.current.dataset.shown = String(Math.round(atMs))
      },
      (error: unknown) => setTrouble(error instanceof Error ? error.message : String(error)),
    )
  }, [atMs, isReady])

  return (
    <div
      role="group"
      aria-label={label}
      data-scrolls
      className="relative h-full w-full overflow-hidden"
      style={{ background: palette[theme].background }}
    >
      {/* Letters shrink to the width they have, but not until nobody can read them: then it is scrolled sideways. */}
      <ScrollRegion
        aria-label={`${label}, its screen`}
        className="h-full overflow-x-auto overflow-y-hidden px-2 py-1"
      >
        <div
          ref={container}
          className="h-full overflow-hidden"
          style={{ minWidth: cols * LETTER_WIDTH_MIN }}
        />
      </ScrollRegion>
      {trouble ? (
        <p role="alert" className="absolute inset-x-0 bottom-0 bg-stop px-3 py-1.5 text-sm text-on-stop">
          {trouble}
        </p>
      ) : null}
    </div>
  )
}

async function startScreen(element: HTMLElement, source: ReplaySource): Promise<Live> {
  const screen = await loadPageScreen({
    fontSize: FONT_SIZE,
    disableStdin: true,
    cursorInactiveStyle: 'block',
  })
  const { terminal } = screen
  terminal.open(element)
  await drawFast(terminal)
  const size = watchSize({
    element,
    screen,
    preferredFontSize: () => FONT_SIZE,
    // The size is the recording's; letters are fitted to it.
    controls: () => false,
    want: () => undefined,
  })
  size.refit()
  const stop = () => {
    size.stop()
    screen.dispose()
  }
  return { screen, player: new PlayScreen(replayScreenOf(screen), source), stop }
}

function replayScreenOf({ terminal, link }: PageScreen): ReplayScreen {
  return {
    restart: link.restart,
    resize: link.resize,
    write: (text) => terminal.write(text),
    settled: () => new Promise((resolve) => terminal.write('', resolve)),
  }
}
