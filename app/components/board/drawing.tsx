// Excalidraw on a document. Loaded with its own weight only where a board is shown, and only in a browser.
import { Excalidraw, MainMenu } from '@excalidraw/excalidraw'
import '@excalidraw/excalidraw/index.css'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { Maximize } from 'lucide-react'
import { useCallback, useMemo, useState, type ComponentProps } from 'react'
import type { DocumentPair } from '#app/document/link.ts'
import { documentRefusals } from '#app/document/refusal-words.ts'
import './drawing.css'
import { firstScene, useBoardSync } from './use-board-sync.ts'
import { useDark } from './use-dark.ts'
import { useNames } from './use-names.ts'
import { useOtherHands } from './use-other-hands.ts'
import { usePicture } from './use-picture.ts'

export type DrawingProps = {
  pair: DocumentPair
  mayDraw: boolean
  pictureAddress: string
  onWarn: (words: string) => void
}

/** Nothing of it comes from or goes to anywhere but this server: no library, no files, no pictures, no pages. */
const ui: ComponentProps<typeof Excalidraw>['UIOptions'] = {
  tools: { image: false },
  canvasActions: {
    changeViewBackgroundColor: false,
    export: false,
    loadScene: false,
    saveToActiveFile: false,
    saveAsImage: false,
    toggleTheme: false,
  },
}

export function Drawing({ pair, mayDraw, pictureAddress, onWarn }: DrawingProps) {
  const [api, setApi] = useState<ExcalidrawImperativeAPI | null>(null)
  const dark = useDark()
  const first = useMemo(() => firstScene(pair), [pair])
  const picture = usePicture({ api, address: pictureAddress, mayDraw })
  const onTakenBack = useCallback(() => onWarn(documentRefusals['not-drawable']), [onWarn])
  const changed = useBoardSync({ api, pair, mayDraw, onTakenBack, onDrawn: picture })
  const pointed = useOtherHands(api, pair)
  const named = useNames()
  return (
    <div ref={named} className="board-canvas relative min-h-64 min-w-0 flex-1">
      <Excalidraw
        excalidrawAPI={setApi}
        initialData={first}
        theme={dark ? 'dark' : 'light'}
        langCode="en"
        viewModeEnabled={!mayDraw}
        isCollaborating
        aiEnabled={false}
        handleKeyboardGlobally={false}
        detectScroll
        validateEmbeddable={false}
        UIOptions={ui}
        onChange={changed}
        onPointerUpdate={pointed}
        onLinkOpen={(_element, event) => event.preventDefault()}
        onPaste={(_clipboard, event) => !hasFiles(event)}
      >
        <MainMenu>
          {/* What others drew may lie outside a small window, and the ways there need a large one or a key one knows. */}
          <MainMenu.Item
            icon={<Maximize size={16} aria-hidden="true" />}
            shortcut="Shift+1"
            onSelect={() => api?.scrollToContent(undefined, { fitToViewport: true, viewportZoomFactor: 0.8 })}
          >
            Show everything
          </MainMenu.Item>
          <MainMenu.DefaultItems.Help />
          <MainMenu.DefaultItems.ClearCanvas />
        </MainMenu>
      </Excalidraw>
    </div>
  )
}

/** False in `onPaste` keeps it off the board. */
function hasFiles(event: ClipboardEvent | null): boolean {
  return (event?.clipboardData?.files.length ?? 0) > 0
}
