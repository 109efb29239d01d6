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
  const pacing = new TransformStream<Uint8Array, Uint8Array>(
    {
      async transform(part, controller) {
        if (await untilTaken()) controller.enqueue(part)
        else controller.terminate()
      },
    },
    { highWaterMark: 1 },
    // Nothing is made before it is asked for.
    { highWaterMark: 0 },
  )
  return new Response(answer.body.pipeThrough(pacing), answer)
}
