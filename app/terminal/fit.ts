// How a terminal of a size that is not ours fits a box on the screen: the letters shrink, the grid stays.

export const FONT_SIZE_MIN = 5
const STEP = 0.5

/** The largest letters, up to the preferred size, at which the grid fits. `cell` was measured at `measuredAt`. */
export function fittingFontSize(
  grid: { cols: number; rows: number },
  box: { width: number; height: number },
  letters: { preferred: number; measuredAt: number; cell: { width: number; height: number } },
): number {
  const { preferred, measuredAt, cell } = letters
  if (cell.width <= 0 || cell.height <= 0 || box.width <= 0 || box.height <= 0) return preferred
  const across = (box.width / (grid.cols * cell.width)) * measuredAt
  const down = (box.height / (grid.rows * cell.height)) * measuredAt
  const fitting = Math.floor(Math.min(across, down) / STEP) * STEP
  return Math.max(FONT_SIZE_MIN, Math.min(preferred, fitting))
}
