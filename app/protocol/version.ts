// Alone in its file so that a browser can say it without loading the message schemas.

export const PROTOCOL_VERSION = 1
