// A description of a connection as somebody sends it whose face is hidden: it may receive pictures, and offers none.

/** Only what the sections of pictures say about their direction is changed; everything else stays as the browser wrote it. */
export function withoutPicture(sdp: string): string {
  return sdp
    .split(/(?=^m=)/m)
    .map((section) =>
      section.startsWith('m=video')
        ? section.replace(/^a=sendrecv/gm, 'a=recvonly').replace(/^a=sendonly/gm, 'a=inactive')
        : section,
    )
    .join('')
}
