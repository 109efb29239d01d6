// A board at one moment of its recording. Loaded with its own weight only where a board is replayed; nothing can be drawn.
import { CaptureUpdateAction, Excalidraw } from '@excalidraw/excalidraw'
import '@excalidraw/excalidraw/index.css'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { useEffect, useRef, useState } from 'react'
import '../board/drawing.css'
import { toScene } from '../board/use-board-sync.ts'
import { useDark } from '../board/use-dark.ts'

export function ReplayBoard({ elements }: { elements: [string, unknown][] }) {
  const [api, setApi] = useState<ExcalidrawImperativeAPI | null>(null)
  // Given when it is made: what comes before it has begun would be replaced by what it begins with.
  const [first] = useState(() => toScene(elements))
  const count = useRef(first.length)
  const dark = useDark()
  useEffect(() => {
    if (!api) return
    const scene = toScene(elements)
    api.updateScene({ elements: scene, captureUpdate: CaptureUpdateAction.NEVER })
    // Whatever comes or goes, all of it stays in view.
    if (count.current !== scene.length)
      api.scrollToContent(scene, { fitToViewport: true, viewportZoomFactor: 0.8 })
    count.current = scene.length
  }, [api, elements])
  return (
    // A picture to look at: no tool of it is reached, and its words are told beside it. React 18 knows no `inert`.
    <div className="board-canvas board-still relative h-full" {...{ inert: '' }}>
      <Excalidraw
        excalidrawAPI={setApi}
        initialData={{ elements: first, scrollToContent: true, appState: { viewBackgroundColor: '#ffffff' } }}
        theme={dark ? 'dark' : 'light'}
        langCode="en"
        viewModeEnabled
        zenModeEnabled
        aiEnabled={false}
        handleKeyboardGlobally={false}
        validateEmbeddable={false}
        onLinkOpen={(_element, event) => event.preventDefault()}
      />
    </div>
  )
}
