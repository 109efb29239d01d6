// Ids that must not be mixed up are branded; they are plain strings everywhere else.

declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]?: Name }

export type UserId = Branded<'UserId'>
export type SessionId = Branded<'SessionId'>
export type SandboxId = Branded<'SandboxId'>
export type TerminalId = Branded<'TerminalId'>
