// Loaded before the host and the web process: ends them politely when the supervisor at the other end of stdin is gone,
// even where it was killed, so that nothing is left running. Works through sudo, which passes only stdin on.
import process from 'node:process'
import { isMainThread } from 'node:worker_threads'

// A worker thread loads this file too, and its stdin ends at once.
if (isMainThread) {
  process.stdin.on('close', () => process.kill(process.pid, 'SIGTERM'))
  process.stdin.on('error', () => {})
  process.stdin.resume()
  process.stdin.unref?.()
}
