// Says what set-up is doing, in plain lines that read well in a log; on a screen the waiting line is redrawn.
import process from 'node:process'

/** How much of a failed command's output is worth repeating. */
const TAIL_LINES = 40

export function seconds(ms) {
  return ms < 9_950 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`
}

/** @param {{ write?: (text: string) => unknown, live?: boolean }} [options] */
export function createProgress({
  write = (text) => process.stdout.write(text),
  live = process.stdout.isTTY,
} = {}) {
  function line(text = '') {
    write(`${text}\n`)
  }

  /** Runs `act(note)`, saying what it is and how long it took. `note` adds a line of detail while it runs. */
  async function during(title, act) {
    const startedAt = performance.now()
    const elapsed = () => performance.now() - startedAt
    let detail = ''
    const redraw = () => {
      const text = `  … ${title} (${seconds(elapsed())})${detail ? ` ${detail}` : ''}`
      write(`\r\x1b[K${text.slice(0, (process.stdout.columns ?? 100) - 1)}`)
    }
    const timer = live
      ? setInterval(redraw, 500)
      : setInterval(() => line(`  … ${title}, ${seconds(elapsed())} so far`), 30_000)
    timer.unref()
    if (live) redraw()
    else line(`  … ${title}`)
    const finish = (mark) => line(`${live ? '\r\x1b[K' : ''}  ${mark} ${title} (${seconds(elapsed())})`)
    try {
      const result = await act((text) => {
        detail = text
      })
      finish('✓')
      return result
    } catch (error) {
      finish('✗')
      throw error
    } finally {
      clearInterval(timer)
    }
  }

  return { line, during }
}

export function tail(text) {
  return text.trimEnd().split('\n').slice(-TAIL_LINES).join('\n')
}
