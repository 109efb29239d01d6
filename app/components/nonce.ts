// The script nonce of this response. Provided by entry.server.tsx; in the browser it is empty, because browsers hide nonces.
import { createContext, useContext } from 'react'

export const NonceContext = createContext('')

export function useNonce(): string {
  return useContext(NonceContext)
}
