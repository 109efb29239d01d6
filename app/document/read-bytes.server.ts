// The body of a request, up to a size. Read piece by piece: a length that is claimed is not believed.

/** Null = there is more than that. */
export async function readBytes(request: Request, most: number): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = []
  let length = 0
  const reader = request.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > most) {
      await reader.cancel()
      return null
    }
    pieces.push(value)
  }
  return Buffer.concat(pieces, length)
}
