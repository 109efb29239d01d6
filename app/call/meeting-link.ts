// A link to another meeting tool, as somebody pastes it.

export const MEETING_LINK_CHARS_MAX = 500
export type MeetingLinkMistake = 'no-address' | 'not-https' | 'too-long'

export const meetingLinkWords: Record<MeetingLinkMistake, string> = {
  'no-address': 'Paste the whole address of the meeting, as your meeting tool gives it.',
  'not-https': 'The address has to begin with https://.',
  'too-long': `The address may have ${MEETING_LINK_CHARS_MAX} characters.`,
}

export function checkMeetingLink(text: string): { url: string } | { mistake: MeetingLinkMistake } {
  const trimmed = text.trim()
  if (trimmed.length > MEETING_LINK_CHARS_MAX) return { mistake: 'too-long' }
  const url = URL.canParse(trimmed) ? new URL(trimmed) : null
  if (!url || url.hostname === '') return { mistake: 'no-address' }
  return url.protocol === 'https:' ? { url: trimmed } : { mistake: 'not-https' }
}

/** Where a link leads, for people to read before they follow it. Null for what should never be followed. */
export function hostOf(url: string): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null
  return parsed?.protocol === 'https:' ? parsed.host : null
}
