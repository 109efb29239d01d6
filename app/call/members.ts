// Who is in the call of one session: one tab per person, five people, and a grace for a line that drops.
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { CALL_PEOPLE_MAX, type CallPeer } from './messages.ts'

export type Joined = { members: CallPeer[]; replaced: CallPeer | null }

/** `move`: also from another tab of the same person. A tab whose line is down gives way unasked: it was reloaded. */
export function withMember(
  members: readonly CallPeer[],
  one: CallPeer,
  move: boolean,
): Result<Joined, 'call-full' | 'in-another-tab'> {
  const same = members.findIndex(({ peerId }) => peerId === one.peerId)
  if (same >= 0) return accept({ members: members.with(same, one), replaced: null })
  const other = members.find(({ userId }) => userId === one.userId) ?? null
  if (other?.here && !move) return refuse('in-another-tab')
  const rest = members.filter((member) => member !== other)
  if (rest.length >= CALL_PEOPLE_MAX) return refuse('call-full')
  return accept({ members: [...rest, one], replaced: other })
}

export function withoutMember(members: readonly CallPeer[], peerId: string): CallPeer[] {
  return members.filter((member) => member.peerId !== peerId)
}

export function withMemberAway(members: readonly CallPeer[], peerId: string): CallPeer[] {
  return members.map((member) => (member.peerId === peerId ? { ...member, here: false } : member))
}
