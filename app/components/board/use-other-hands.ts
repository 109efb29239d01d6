// Where the others point on the board, with their names; and where this page points, for them.
import type { Collaborator, ExcalidrawImperativeAPI, SocketId } from '@excalidraw/excalidraw/types'
import { useCallback, useEffect } from 'react'
import type { DocumentPair } from '#app/document/link.ts'

type Pointed = { pointer: { x: number; y: number; tool: 'pointer' | 'laser' }; button: 'down' | 'up' }

export function useOtherHands(api: ExcalidrawImperativeAPI | null, { awareness }: DocumentPair) {
  useEffect(() => {
    if (!api) return
    const show = () => {
      const others = [...awareness.getStates()].filter(([client]) => client !== awareness.clientID)
      const hands = others.map(([client, state]) => {
        // why: a key of a map, whatever its brand
        const socketId = String(client) as SocketId
        return [socketId, toCollaborator(socketId, state)] as const
      })
      api.updateScene({ collaborators: new Map(hands) })
    }
    show()
    awareness.on('change', show)
    return () => awareness.off('change', show)
  }, [api, awareness])

  return useCallback(
    ({ pointer, button }: Pointed) => {
      const { x, y, tool } = pointer
      awareness.setLocalStateField('pointer', { x: Math.round(x), y: Math.round(y), tool, button })
    },
    [awareness],
  )
}

/** `user` comes from the server; the rest is another page's word, and looked at. */
function toCollaborator(socketId: SocketId, state: Record<string, unknown>): Collaborator {
  const user = isRecord(state.user) ? state.user : {}
  const name = typeof user.name === 'string' ? user.name : ''
  const color = typeof user.color === 'string' ? user.color : '#5f6368'
  const shown: Collaborator = {
    id: socketId,
    socketId,
    username: name,
    color: { background: color, stroke: color },
  }
  const { pointer } = state
  if (!isRecord(pointer) || !isPlace(pointer.x) || !isPlace(pointer.y)) return shown
  const tool = pointer.tool === 'laser' ? 'laser' : 'pointer'
  const button = pointer.button === 'down' ? 'down' : 'up'
  return { ...shown, pointer: { x: pointer.x, y: pointer.y, tool }, button }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isPlace(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) < 1e7
}
