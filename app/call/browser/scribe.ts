// Writes down what is said into my microphone, where the browser can. Off until somebody turns it on.
import type { Caption } from '../captions.ts'

type RecognitionResult = { isFinal: boolean; 0: { transcript: string } | undefined }
type Recognition = {
  continuous: boolean
  interimResults: boolean
  lang: string
  onresult: ((event: { resultIndex: number; results: ArrayLike<RecognitionResult> }) => void) | null
  onerror: ((event: { error: string }) => void) | null
  onend: (() => void) | null
  start(): void
  stop(): void
}
type RecognitionMaker = new () => Recognition

export type Scribe = { stop(): void }
type ScribeOptions = { onCaption: (caption: Caption) => void; onTrouble: (words: string) => void }

/** Browsers that end by themselves after a pause are started again, but not without end. */
const RESTART_MS = 400

export function canWriteDown(): boolean {
  return recognitionMaker() !== null
}

export function writeDown({ onCaption, onTrouble }: ScribeOptions): Scribe {
  const Maker = recognitionMaker()
  if (!Maker) {
    onTrouble('This browser cannot write down what is said.')
    return { stop: () => undefined }
  }
  const recognition = new Maker()
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  recognition.continuous = true
  recognition.interimResults = true
  recognition.lang = document.documentElement.lang || 'en'
  recognition.onresult = ({ resultIndex, results }) => {
    for (let place = resultIndex; place < results.length; place++) {
      const result = results[place]
      if (result?.[0]) onCaption({ text: result[0].transcript, done: result.isFinal })
    }
  }
  recognition.onerror = ({ error }) => {
    if (stopped || error === 'no-speech' || error === 'aborted') return
    stopped = true
    onTrouble(troubleWords(error))
  }
  recognition.onend = () => {
    if (!stopped) timer = setTimeout(() => recognition.start(), RESTART_MS)
  }
  recognition.start()
  return {
    stop() {
      stopped = true
      clearTimeout(timer)
      recognition.stop()
    },
  }
}

function troubleWords(error: string): string {
  if (error === 'network') return 'Captions need the service of your browser’s maker, which did not answer.'
  if (error === 'not-allowed' || error === 'service-not-allowed')
    return 'Your browser does not allow captions here.'
  return 'Your browser stopped writing captions. You can turn them on again.'
}

function recognitionMaker(): RecognitionMaker | null {
  // why: not in the type library; browsers have it under one of two names, or not at all
  const here = window as unknown as Record<string, RecognitionMaker | undefined>
  return here.SpeechRecognition ?? here.webkitSpeechRecognition ?? null
}
