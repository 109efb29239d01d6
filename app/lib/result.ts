// Expected bad news as a value: a refusal with a reason. Unexpected bad news is thrown.

export type Refusal<Reason extends string> = { ok: false; reason: Reason }
export type Result<Value, Reason extends string> = { ok: true; value: Value } | Refusal<Reason>

export function accept<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

export function refuse<Reason extends string>(reason: Reason): Refusal<Reason> {
  return { ok: false, reason }
}

/** The `default` of a switch that must be exhaustive: a new case stops compiling here. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`)
}
