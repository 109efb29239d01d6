// The thread an index is made in: a recording is played in it from end to end, whatever is in it.
import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { buildIndex } from './build-index.server.ts'
import type { IndexMaking, MadeIndex } from './make-index.server.ts'

async function work({ castPath, indexPath }: IndexMaking): Promise<MadeIndex> {
  // why: a stream without an encoding gives buffers
  const built = await buildIndex(createReadStream(castPath) as AsyncIterable<Buffer>)
  if (!built) return 'not-playable'
  await writeFile(indexPath, JSON.stringify(built.index), { mode: 0o640 })
  return 'made'
}

// why: only makeIndex starts this thread, and gives it an IndexMaking. What is thrown here ends the thread, and makeIndex hears of it.
void work(workerData as IndexMaking).then((made) => parentPort?.postMessage(made))
