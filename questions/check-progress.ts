// How far a check is: a line at the bottom of a terminal, a few words behind each case where nobody watches.
import { caseLine, toClock } from './check-report.ts'
import type { CaseResult, Say } from './check-report.ts'

const REDRAW_MS = 1000
const ERASE_LINE = '\r\u001b[2K'

export type Progress = {
  begin(name: string): void
  /** Tells the case. */
  end(name: string, result: CaseResult): void
  say: Say
  close(): void
}

/** A terminal's end, as far as it is used. */
export type LiveLine = { columns: number; write(text: string): unknown }

export function createProgress(total: number, { say, line }: { say: Say; line: LiveLine | null }): Progress {
  const began = performance.now()
  const running = new Set<string>()
  let done = 0
  const count = () => `${done}/${total}  ${toClock(performance.now() - began)}`
  const draw = () => {
    if (line === null || done === total) return
    const text = [count(), ...(running.size > 0 ? [`now: ${[...running].join(', ')}`] : [])].join('  ')
    line.write(`${ERASE_LINE}${text.slice(0, Math.max(20, line.columns - 1))}`)
  }
  const tell: Say = (text) => {
    if (line !== null) line.write(ERASE_LINE)
    say(text)
    draw()
  }
  const timer = line === null ? undefined : setInterval(draw, REDRAW_MS)
  return {
    begin(name) {
      running.add(name)
      draw()
    },
    end(name, result) {
      running.delete(name)
      done += 1
      tell(caseLine(result, line === null ? count() : ''))
    },
    say: tell,
    close() {
      clearInterval(timer)
      if (line !== null) line.write(ERASE_LINE)
    },
  }
}
