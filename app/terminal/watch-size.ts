// Keeps a page's terminal and its element together: who controls asks for a size, everybody else fits the letters to it.
import { fittingFontSize } from './fit.ts'
import type { PageScreen } from './page-screen.ts'

/** A window being dragged asks once, when it rests. */
const DEBOUNCE_MS = 100

export type SizeWatch = {
  element: HTMLElement
  screen: PageScreen
  preferredFontSize: () => number
  /** Whether this page decides the size. */
  controls: () => boolean
  want: (cols: number, rows: number) => void
}

export function watchSize(watch: SizeWatch): { refit(): void; stop(): void } {
  const { element, screen, preferredFontSize, controls, want } = watch
  const { terminal } = screen
  let timer: ReturnType<typeof setTimeout> | undefined
  let wasHidden = false

  function ask(): void {
    // Measured at the preferred size, or the grid would grow with every letter that shrank.
    const fontSize = preferredFontSize()
    if (terminal.options.fontSize !== fontSize) terminal.options.fontSize = fontSize
    const proposed = screen.fit.proposeDimensions()
    if (proposed && proposed.cols > 0 && proposed.rows > 0) want(proposed.cols, proposed.rows)
  }

  function shrink(): void {
    const drawn = terminal.element?.querySelector('.xterm-screen')?.getBoundingClientRect()
    const measuredAt = terminal.options.fontSize
    if (!drawn || !measuredAt || element.clientWidth === 0) return
    const { cols, rows } = terminal
    const cell = { width: drawn.width / cols, height: drawn.height / rows }
    const box = { width: element.clientWidth - SCROLLBAR_PX, height: element.clientHeight }
    const size = fittingFontSize({ cols, rows }, box, { preferred: preferredFontSize(), measuredAt, cell })
    if (size < measuredAt || size - measuredAt > HARDLY_LARGER) terminal.options.fontSize = size
  }

  /** While hidden, xterm measures letters that are nowhere and would draw them far apart afterwards: it measures anew. */
  function remeasure(): void {
    const { fontSize = preferredFontSize() } = terminal.options
    terminal.options.fontSize = fontSize + 1
    terminal.options.fontSize = fontSize
    wasHidden = false
  }

  function settle(): void {
    timer = undefined
    if (element.clientWidth === 0 || element.clientHeight === 0) return
    if (wasHidden) remeasure()
    if (controls()) ask()
    shrink()
  }

  function refit(): void {
    clearTimeout(timer)
    timer = setTimeout(settle, DEBOUNCE_MS)
  }

  const observer = new ResizeObserver(() => {
    wasHidden ||= element.clientWidth === 0
    refit()
  })
  observer.observe(element)
  // xterm puts off drawing where it is not seen, and is not always seen at once: what was measured before it drew was
  // another grid's, and letters fitted to that would stay tiny, or lie upon each other.
  const drawn = new ResizeObserver(() => {
    wasHidden = true
    refit()
  })
  const screenElement = terminal.element?.querySelector('.xterm-screen')
  if (screenElement) drawn.observe(screenElement)
  // The host has changed the size: the letters follow at once.
  const onResize = terminal.onResize(() => shrink())
  return {
    refit,
    stop() {
      clearTimeout(timer)
      observer.disconnect()
      drawn.disconnect()
      onResize.dispose()
    },
  }
}

/** Letters are drawn in whole pixels: half a step more would measure as too much, and go back, for ever. */
const HARDLY_LARGER = 0.5

/** Room xterm keeps for its scroll bar. */
const SCROLLBAR_PX = 14
