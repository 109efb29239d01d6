// The JSON bodies on the Unix socket, around what contract.ts says may be asked and answered.
import { z } from 'zod'
import { hostRefusal } from './contract.ts'

/** The name is checked against the request table, the input with that request's own schema. */
export const hostRequest = z.object({ id: z.int(), name: z.string().max(40), input: z.unknown() })

export const hostResponse = z.discriminatedUnion('ok', [
  z.object({ id: z.int(), ok: z.literal(true), output: z.unknown() }),
  z.object({ id: z.int(), ok: z.literal(false), refusal: hostRefusal }),
])
export type HostResponse = z.infer<typeof hostResponse>

/**
 * Why a viewer is over. `ended`: its terminal is gone. `silent`: it said nothing for too long. `malformed`: it sent
 * what no page of ours sends. `unreachable`: the connection to the host is lost (said by the client, not the host).
 */
export const viewerCloseReasons = ['ended', 'silent', 'malformed', 'unreachable'] as const
export type ViewerCloseReason = (typeof viewerCloseReasons)[number]
