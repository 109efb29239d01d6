// How many messages somebody has not seen yet. What they wrote themselves they have.
type Message = { messageId: string; by: string }

/** `seen`: the last message that was on screen; the list holds only the newest, so it may have fallen off. */
export function unseenOf<One extends Message>(chat: readonly One[], seen: string | null, me: string): One[] {
  const last = chat.findLastIndex(({ messageId }) => messageId === seen)
  return chat.slice(last + 1).filter(({ by }) => by !== me)
}
