// Long answers at the pace of who reads them. Remix writes an answer as fast as it can be made, and a slow reader's two hundred
// megabytes would wait in our memory.
import type { ServerResponse } from 'node:http'

/** Resolves when what was written of an answer has been taken. False: nobody reads it any more. */
export type UntilTaken = () => Promise<boolean>

export function untilTakenOf(response: ServerResponse): UntilTaken {
  return async () => {
    if (!response.destroyed && response.writableNeedDrain)
      await new Promise<void>((resolve) => {
        const end = () => {
          response.off('drain', end)
          response.off('close', end)
          resolve()
        }
        response.on('drain', end)
        response.on('close', end)
      })
    return !response.destroyed
  }
}

export function atTheirPace(answer: Response, untilTaken: UntilTaken): Response {
  if (!answer.body) return answer
  const reader = answer.body.getReader()
  const paced = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const part = (await untilTaken()) ? await reader.read() : null
        if (part && !part.done) return controller.enqueue(part.value)
        await reader.cancel()
        controller.close()
      },
      // Without a reason: a file that is ended with one says so as an error that nobody listens for, and the process ends.
      cancel: () => reader.cancel(),
    },
    // Nothing is made before it is asked for.
    { highWaterMark: 0 },
  )
  return new Response(paced, answer)
}
