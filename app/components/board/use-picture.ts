// The picture that is kept of a board: made by the page that drew last, in a pause, and when the drawing ends.
import { exportToBlob } from '@excalidraw/excalidraw'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { PICTURE_BYTES_MAX } from '#app/document/png.ts'

const PAUSE_MS = 4000
/** Each half as large as the one before: a picture that is too heavy is made smaller. */
const SIDES = [2400, 1600, 1000, 600]

type Picture = { api: ExcalidrawImperativeAPI | null; address: string; mayDraw: boolean }

/** To be called when something of this page's own went to the board. */
export function usePicture(picture: Picture): () => void {
  const latest = useRef(picture)
  latest.current = picture
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const take = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    const { api, address } = latest.current
    // Where it cannot be made there is still the board itself.
    if (api) void send(api, address).catch(() => undefined)
  }, [])

  const { mayDraw } = picture
  useEffect(() => {
    // The stage is over: there will be no pause any more.
    if (!mayDraw && timer.current) take()
  }, [mayDraw, take])
  // Before the board itself is taken down: afterwards its scene is empty, and the last strokes of a stage would not be in the picture.
  useLayoutEffect(
    () => () => {
      if (timer.current) take()
    },
    [take],
  )

  return useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(take, PAUSE_MS)
  }, [take])
}

async function send(api: ExcalidrawImperativeAPI, address: string): Promise<void> {
  const elements = api.getSceneElements()
  if (elements.length === 0) return
  for (const side of SIDES) {
    const blob: Blob = await exportToBlob({
      elements,
      files: null,
      mimeType: 'image/png',
      appState: { exportBackground: true, exportWithDarkMode: false, viewBackgroundColor: '#ffffff' },
      getDimensions: (width: number, height: number) => {
        const scale = Math.min(2, side / Math.max(width, height))
        return { width: Math.ceil(width * scale), height: Math.ceil(height * scale), scale }
      },
    })
    if (blob.size > PICTURE_BYTES_MAX) continue
    await fetch(address, { method: 'POST', body: blob, headers: { 'content-type': 'image/png' } })
    return
  }
}
