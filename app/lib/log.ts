// Where things worth an operator's attention are told; pino fits it. Details first, then one plain sentence.

export type Log = {
  info(details: object, words: string): void
  warn(details: object, words: string): void
  error(details: object, words: string): void
}
