// How large and how fast a document may be. Both ends read these, so a page can say no before the server has to.

/** One edit, e.g. one paste. */
export const UPDATE_BYTES_MAX = 256 << 10
/** Edits that wait for each other are sent as one, up to this size. */
export const MERGED_BYTES_MAX = 64 << 10
/** A message around an edit: its number and its length. */
export const FRAME_BYTES_MAX = UPDATE_BYTES_MAX + 64
/** Text of one document, all files together, in UTF-8. */
export const TEXT_BYTES_MAX = 2 << 20
export const FILES_MAX = 40
export const FILE_BYTES_MAX = 200 * 1024
export const PATH_CHARS_MAX = 200
/** Things drawn on a board, and how much one of them may weigh as JSON: a long line of a pen is the largest. */
export const ELEMENTS_MAX = 3000
export const ELEMENT_BYTES_MAX = 64 << 10
/** What a document takes in memory with everything that was deleted; far above honest use. */
export const ENCODED_BYTES_MAX = 8 << 20
/** Pieces and deletions of one edit. An honest page makes a handful, a long time without a connection some thousands. */
export const STRUCTS_MAX = 20_000
/** A cursor, a selection, a name. */
export const AWARENESS_BYTES_MAX = 2048
/** Cursors go out this often at most, whatever comes in. */
export const AWARENESS_EVERY_MS = 50
export const HELLO_BYTES_MAX = 64 << 10
