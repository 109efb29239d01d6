// Starts a thread of its own for work that would hold up everybody else's.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'

export type ThreadCode = {
  /** `import.meta.url` of who starts it. */
  from: string
  /** Its source, seen from there. */
  source: `./${string}.server.ts`
  /** Its bundle, as scripts/build.mjs names it. */
  built: `${string}.js`
}

/** Run from sources it is TypeScript; built, it is a bundle beside the server's, which is two folders above what the pages load. */
export function startThread({ from, source, built }: ThreadCode, options: WorkerOptions): Worker {
  if (from.endsWith('.ts')) return new Worker(fromSource(new URL(source, from)), { ...options, eval: true })
  const places = [`./${built}`, `../${built}`, `../../${built}`].map((place) => new URL(place, from))
  const found = places.find((place) => existsSync(place))
  if (!found) throw new Error(`A thread is missing: ${places.map((url) => fileURLToPath(url)).join(', ')}`)
  return new Worker(found, options)
}

function fromSource(url: URL): string {
  const tsx = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/cjs$/, 'mjs')
  return `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(url.href)}) })`
}
