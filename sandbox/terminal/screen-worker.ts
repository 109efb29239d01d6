// The thread of all screens and recordings, so that parsing never delays anybody's keys.
import { parentPort } from 'node:worker_threads'
import { Recorder } from './recorder.ts'
import type { FromScreens, ToScreens } from './screen-messages.ts'
import { Screen } from './screen.ts'

type Entry = { screen: Screen; recorder: Recorder | null }

const entries = new Map<number, Entry>()
const closing = new Set<Promise<void>>()
/** As the host's side has it, which sends the times of output. */
const now = () => performance.timeOrigin + performance.now()

function tell(message: FromScreens): void {
  parentPort?.postMessage(message)
}

function openEntry(message: Extract<ToScreens, { type: 'open' }>): void {
  const { key, cols, rows, offset, sizeCount, answerFrom, recording } = message
  const onReply = (text: string) => tell({ type: 'reply', key, text })
  const onTrouble = (words: string) => tell({ type: 'trouble', key, words })
  const screen = new Screen({ cols, rows, offset, sizeCount, answerFrom, now, onReply })
  entries.set(key, {
    screen,
    recorder: recording && new Recorder({ ...recording, cols, rows, now, onTrouble }),
  })
}

function closeEntry(key: number, entry: Entry): void {
  entries.delete(key)
  entry.screen.dispose()
  if (!entry.recorder) return
  const done = entry.recorder.close().finally(() => closing.delete(done))
  closing.add(done)
}

function receive(message: ToScreens): void {
  if (message.type === 'open') return openEntry(message)
  if (message.type === 'finish') {
    for (const [key, entry] of entries) closeEntry(key, entry)
    void Promise.allSettled(closing).then(() => tell({ type: 'finished' }))
    return
  }
  const { key } = message
  const entry = entries.get(key)
  if (!entry) return
  switch (message.type) {
    case 'output':
      entry.recorder?.outputs(message.bytes, message.pieces)
      return entry.screen.write(message.bytes, () =>
        tell({ type: 'parsed', key, count: message.bytes.length }),
      )
    case 'size':
      entry.recorder?.size(message.cols, message.rows)
      return entry.screen.resize(message.cols, message.rows)
    case 'checkpoint':
      return void entry.screen
        .checkpoint()
        .then((checkpoint) => tell({ type: 'checkpoint', key, id: message.id, checkpoint }))
    case 'marker':
      return entry.recorder?.marker(message.label)
    case 'exit':
      return entry.recorder?.exit(message.exitCode)
    case 'close':
      return closeEntry(key, entry)
  }
}

parentPort?.on('message', receive)
