// The thread of all screens, so that parsing never delays anybody's keys.
import { parentPort } from 'node:worker_threads'
import type { FromScreens, ToScreens } from './screen-messages.ts'
import { Screen } from './screen.ts'

const screens = new Map<number, Screen>()
const now = () => performance.now()

function tell(message: FromScreens): void {
  parentPort?.postMessage(message)
}

function receive(message: ToScreens): void {
  const { key } = message
  if (message.type === 'open') {
    const { cols, rows, offset, sizeCount, answerFrom } = message
    const onReply = (text: string) => tell({ type: 'reply', key, text })
    screens.set(key, new Screen({ cols, rows, offset, sizeCount, answerFrom, now, onReply }))
    return
  }
  const screen = screens.get(key)
  if (!screen) return
  switch (message.type) {
    case 'output':
      return screen.write(message.bytes, () => tell({ type: 'parsed', key, count: message.bytes.length }))
    case 'size':
      return screen.resize(message.cols, message.rows)
    case 'checkpoint':
      return void screen
        .checkpoint()
        .then((checkpoint) => tell({ type: 'checkpoint', key, id: message.id, checkpoint }))
    case 'close':
      screens.delete(key)
      return screen.dispose()
  }
}

parentPort?.on('message', receive)
