// One terminal of a replay on a page of its own in a real browser, with any file as its recording: for tests and the bench.
import { rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildIndex } from '#app/recording/build-index.server.ts'
import { readByteRange } from '#app/recording/byte-range.ts'
import type { RecordingIndex } from '#app/recording/index-format.ts'
import { bundlePage, type BundledPage } from './bundle-page.ts'

async function serve(bundled: BundledPage, recording: Uint8Array, index: string | null): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    if (path.endsWith('/index'))
      return void response
        .writeHead(index === null ? 422 : 200)
        .end(index ?? 'This recording cannot be played.')
    if (path.endsWith('/bytes')) {
      const range = readByteRange(request.headers.range ?? null, recording.length)
      if (range === 'none' || range === null) return void response.end(recording)
      return void response.writeHead(206).end(recording.subarray(range.from, range.to + 1))
    }
    bundled.send(response, path.slice(1))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

export type ReplayServer = {
  url: string
  /** Null: it is no recording, and the page is told so. */
  index: RecordingIndex | null
}
export type ReplayPages = { serve(recording: Uint8Array): Promise<ReplayServer>; close(): void }

/** `serve` gives a page with this recording, as the app would. */
export async function openReplayPages(): Promise<ReplayPages> {
  const bundled = await bundlePage('test/support/replay-page.tsx')
  const servers: Server[] = []
  return {
    async serve(recording) {
      const built = await buildIndex([recording])
      const server = await serve(bundled, recording, built && JSON.stringify(built.index))
      servers.push(server)
      // why: a TCP server's address is an object.
      const { port } = server.address() as AddressInfo
      return { url: `http://127.0.0.1:${port}/`, index: built?.index ?? null }
    },
    close() {
      for (const server of servers) server.close()
      rmSync(bundled.outdir, { recursive: true })
    },
  }
}
