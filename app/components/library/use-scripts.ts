import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** True once scripts run: then what they do by themselves needs no button. The page as sent says false. */
export function useScripts(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
