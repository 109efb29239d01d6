// Makes indexes of recordings here, without a thread: the thread has a test of its own.
import { readFile, writeFile } from 'node:fs/promises'
import { buildIndex } from '#app/recording/build-index.server.ts'
import type { MakeIndex } from '#app/recording/make-index.server.ts'

export const makeIndexHere: MakeIndex = async ({ castPath, indexPath }) => {
  const built = await buildIndex([await readFile(castPath)])
  if (!built) return 'not-playable'
  await writeFile(indexPath, JSON.stringify(built.index))
  return 'made'
}
