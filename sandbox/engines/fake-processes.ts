// Processes of fake boxes and of their runs: each carries an id in a variable of its environment.
import { readdir, readFile } from 'node:fs/promises'

/** Kills what carries the mark until a look around finds nothing more. */
export async function endMarked(mark: string, id: string): Promise<void> {
  for (let round = 0; round < 50; round++) {
    const pids = await marked(mark, id)
    if (pids.length === 0) return
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // why: gone between the look and the signal.
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`processes of ${id} would not die`)
}

export async function marked(name: string, id: string): Promise<number[]> {
  const mark = Buffer.from(`${name}=${id}\0`)
  const found: number[] = []
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) continue
    const environ = await readFile(`/proc/${pid}/environ`).catch(() => null)
    if (environ?.includes(mark)) found.push(Number(pid))
  }
  return found
}
