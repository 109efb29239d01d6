// The canvas and the document, kept the same: what is drawn goes out, what others draw comes in, the newer version wins.
import { CaptureUpdateAction, reconcileElements, restoreElements } from '@excalidraw/excalidraw'
import type { ExcalidrawImperativeAPI, ExcalidrawInitialDataState } from '@excalidraw/excalidraw/types'
import { useCallback, useEffect, useRef } from 'react'
import type { Transaction, YMapEvent } from 'yjs'
import { outgoing } from '#app/document/board-elements.ts'
import { isBoardElement } from '#app/document/board-shape.ts'
import type { DocumentPair } from '#app/document/link.ts'
import { elementsOf } from '#app/document/shape.ts'

/** A line that is being drawn is sent whole each time. */
const SHARE_EVERY_MS = 100
const CANVAS = Symbol('canvas')

type Scene = ReturnType<ExcalidrawImperativeAPI['getSceneElementsIncludingDeleted']>

export function firstScene({ doc }: DocumentPair): ExcalidrawInitialDataState {
  const elements = toScene([...elementsOf(doc).entries()])
  return { elements, scrollToContent: true, appState: { viewBackgroundColor: '#ffffff' } }
}

/** To be called whenever the canvas may have changed. */
export function useBoardSync(options: {
  api: ExcalidrawImperativeAPI | null
  pair: DocumentPair
  mayDraw: boolean
  /** Something was drawn that has no place on the board. */
  onTakenBack: () => void
  /** Something of this page's own went to the board. */
  onDrawn: () => void
}): () => void {
  const { api, pair } = options
  const latest = useRef(options)
  latest.current = options
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const share = useCallback(() => {
    timer.current = undefined
    const { api, pair, mayDraw, onTakenBack, onDrawn } = latest.current
    if (!api || !mayDraw) return
    const elements = elementsOf(pair.doc)
    const out = outgoing(api.getSceneElementsIncludingDeleted(), (id) => elements.get(id))
    if (out.takeBack.length > 0) {
      takeBack(api, out.takeBack)
      onTakenBack()
    }
    if (out.share.length === 0) return
    pair.doc.transact(() => {
      for (const element of out.share) elements.set(element.id, element)
    }, CANVAS)
    onDrawn()
  }, [])
  const shareSoon = useCallback(() => {
    timer.current ??= setTimeout(share, SHARE_EVERY_MS)
  }, [share])

  useEffect(() => {
    if (!api) return
    const elements = elementsOf(pair.doc)
    const draw = (event: YMapEvent<unknown>, { origin }: Transaction) => {
      if (origin === CANVAS) return
      const changed = [...event.keysChanged].flatMap((id) => {
        const element = elements.get(id)
        return element === undefined ? [] : [[id, element] as [string, unknown]]
      })
      const own = api.getSceneElementsIncludingDeleted()
      // why: the brand says "from elsewhere", which these are
      const theirs = toScene(changed) as Parameters<typeof reconcileElements>[1]
      const both = reconcileElements(own, theirs, api.getAppState())
      api.updateScene({ elements: both, captureUpdate: CaptureUpdateAction.NEVER })
      // Where our own version is the newer one, the board has to hear of it.
      shareSoon()
    }
    elements.observe(draw)
    return () => elements.unobserve(draw)
  }, [api, pair, shareSoon])

  useEffect(
    () => () => {
      // The last stroke before the board is put away.
      if (timer.current) share()
      clearTimeout(timer.current)
      timer.current = undefined
    },
    [share],
  )
  return shareSoon
}

export function toScene(entries: [string, unknown][]): Scene {
  const known = entries.flatMap(([id, value]) => (isBoardElement(id, value) ? [value] : []))
  // why: the fields that make an element of its kind are filled in by restoreElements where they are missing
  return restoreElements(known as unknown as Scene, null)
}

function takeBack(api: ExcalidrawImperativeAPI, ids: readonly string[]): void {
  api.updateScene({
    elements: api.getSceneElementsIncludingDeleted().filter(({ id }) => !ids.includes(id)),
    captureUpdate: CaptureUpdateAction.NEVER,
  })
}
