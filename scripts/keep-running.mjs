// Keeps one process running: started again at once when it ends, with growing pauses when it keeps ending.
import { spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'

/** This many ends within the window are bad luck; more are a fault, and restarting at once would only burn the machine. */
const ENDS_FORGIVEN = 5
const WINDOW_MS = 60_000
const PAUSE_FIRST_MS = 1_000
const PAUSE_MAX_MS = 30_000
/** A process that has not ended this long after being asked is made to. */
const GRACE_MS = 15_000

/** How long to wait before the next start, given when the process ended before (newest last). */
export function pauseAfter(endedAt, nowMs) {
  const recent = endedAt.filter((at) => nowMs - at < WINDOW_MS).length
  if (recent <= ENDS_FORGIVEN) return 0
  return Math.min(PAUSE_FIRST_MS * 2 ** (recent - ENDS_FORGIVEN - 1), PAUSE_MAX_MS)
}

/**
 * @param {{ name: string, command: string, args: string[], options: import('node:child_process').SpawnOptions,
 *   say: (line: string) => void, nowMs?: () => number }} what
 */
export function keepRunning({ name, command, args, options, say, nowMs = () => performance.now() }) {
  const ends = []
  const stopping = new AbortController()
  let child = null

  async function runOnce() {
    child = spawn(command, args, { ...options, stdio: ['pipe', 'inherit', 'inherit'] })
    child.stdin.on('error', () => {})
    return new Promise((resolve) => {
      child.on('error', (error) => resolve(`could not be started: ${error.message}`))
      child.on('exit', (code, signal) =>
        resolve(signal ? `was ended by ${signal}` : `ended with code ${code}`),
      )
    })
  }

  async function run() {
    while (!stopping.signal.aborted) {
      const ending = await runOnce()
      child = null
      if (stopping.signal.aborted) return
      ends.push(nowMs())
      const pauseMs = pauseAfter(ends, nowMs())
      const next =
        pauseMs === 0 ? 'starting it again' : `it keeps ending; starting it again in ${pauseMs / 1000} s`
      say(`The ${name} ${ending}: ${next}.`)
      await wait(pauseMs, null, { signal: stopping.signal }).catch(() => {})
    }
  }

  const running = run()

  return {
    get pid() {
      return child?.pid
    },
    /** How often it has ended by itself. */
    get ends() {
      return ends.length
    },
    /** Resolves when the process is gone and will not come back. */
    async stop() {
      stopping.abort()
      child?.stdin.end()
      child?.kill('SIGTERM')
      const force = setTimeout(() => {
        say(`The ${name} did not end in ${GRACE_MS / 1000} s and was made to.`)
        child?.kill('SIGKILL')
      }, GRACE_MS)
      await running
      clearTimeout(force)
    },
  }
}
