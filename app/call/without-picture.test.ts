import { expect, it } from 'vitest'
import { withoutPicture } from './without-picture.ts'

const sdp = (audio: string, video: string) =>
  [
    'v=0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 111',
    `a=${audio}`,
    'm=video 9 UDP/TLS/RTP/SAVPF 96',
    'a=rtpmap:96 VP8/90000',
    `a=${video}`,
    'm=video 9 UDP/TLS/RTP/SAVPF 97',
    `a=${video}`,
    '',
  ].join('\r\n')

it('BL9 a hidden face offers no picture in any section, still receives them, and speaks as before', () => {
  expect(withoutPicture(sdp('sendrecv', 'sendrecv'))).toBe(sdp('sendrecv', 'recvonly'))
  expect(withoutPicture(sdp('sendonly', 'sendonly'))).toBe(sdp('sendonly', 'inactive'))
  for (const direction of ['recvonly', 'inactive'])
    expect(withoutPicture(sdp('sendrecv', direction))).toBe(sdp('sendrecv', direction))
})
